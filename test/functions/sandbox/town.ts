import { afterAll, beforeAll } from 'vitest';
import type { Inhabitants, Room, SandboxHost } from '../../../functions/sandbox/host.ts';
import type { Message } from '../../../functions/sandbox/message.ts';
import { sandbox } from '../../../functions/sandbox/sandbox.ts';
import { type Town, world } from '../../kit/world.ts';

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

/** All that an answer may hold; each call's answer holds some of it. */
interface Body {
  readonly error: string;
  readonly heard: readonly Message[];
  readonly messages: readonly Message[];
  readonly pending: number;
  readonly toast: string | null;
  readonly cursor: string;
  readonly now: string;
  readonly ticks: number;
  readonly people: Inhabitants['people'];
  readonly units: Inhabitants['units'];
  readonly groups: readonly Room[];
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
    body: JSON.parse(await response.text()),
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
