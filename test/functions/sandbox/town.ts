import { afterAll, beforeAll } from 'vitest';
import type { SandboxHost } from '../../../functions/sandbox/host.ts';
import { sandbox } from '../../../functions/sandbox/sandbox.ts';
import { type Town, world } from '../../kit/world.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is what the tests look at
  readonly body: any;
}

/** The real house behind the calls, opened for one file of tests; `as` changes the host it stands for. */
export function townOverHttp(
  on: string,
  clock: string,
  as: (host: SandboxHost) => SandboxHost = (host) => host,
) {
  let town: Town;
  let door: ReturnType<typeof sandbox>;
  beforeAll(async () => {
    town = await world(on, clock);
    door = sandbox(as(town.host));
  });
  afterAll(() => town.close());
  const answered = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
  });
  return {
    get: async (path: string) => answered(await door.request(`/api/${path}`)),
    post: async (path: string, body: unknown) =>
      answered(
        await door.request(`/api/${path}`, {
          method: 'POST',
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    raw: (path: string, init?: RequestInit) => door.request(path, init),
  };
}
