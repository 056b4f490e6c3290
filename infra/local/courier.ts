import type { House } from '../../functions/app.ts';
import { deliverDoor, type Host, type Mouths } from '../../functions/deliver.ts';
import { bell } from '../../shared/flows/deliver/bell.ts';

/** The courier of one machine: runs when woken or when a retry is due, one run at a time, and once more if woken meanwhile. */
export interface Courier {
  wake(): void;
  /** Resolves when nothing is being sent and nothing waits to be looked at; what must wait longer is not waited for. */
  idle(): Promise<void>;
  /** What a platform refuses until a person mends it, in a word for the operator; empty when nothing. */
  reasons(): readonly string[];
  stop(): Promise<void>;
}

/** The folder's lock lets one process in, so the last one's lease is its own: after a crash nobody waits for it to end. */
const holder = 'this-machine';

export function courierOf(house: House, mouths: Mouths, host: Host = {}): Courier {
  const news = bell();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopping = new AbortController();
  const refused = new Map<string, string>();

  async function run(): Promise<void> {
    while (again && !stopping.signal.aborted) {
      again = false;
      await once().catch((error) => house.deps.log('error', 'courier.failed', { error: String(error) }));
    }
    running = undefined;
  }

  async function once(): Promise<void> {
    const nextAtMs = await deliverDoor(house, mouths, {
      ...host,
      holder,
      bell: news,
      signal: stopping.signal,
      tried: (channel, call, failure) => {
        if (failure?.kind === 'operator') refused.set(`${channel} ${call}`, failure.code);
        else if (!failure) refused.delete(`${channel} ${call}`);
      },
    });
    clearTimeout(timer);
    if (nextAtMs !== undefined) timer = setTimeout(wake, Math.max(0, nextAtMs - house.deps.wall.now()));
  }

  function wake(): void {
    again = true;
    news.ring();
    if (!stopping.signal.aborted) running ??= run();
  }

  return {
    wake,
    idle: async () => running,
    reasons: () => [...refused].map(([call, code]) => `${call}: refused with ${code}`),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
