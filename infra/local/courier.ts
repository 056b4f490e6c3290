import type { House } from '../../functions/app.ts';
import { deliverDoor, type Mouths } from '../../functions/deliver.ts';

/** The courier of one machine: runs when woken, one run at a time, and once more if it was woken meanwhile. */
export interface Courier {
  wake(): void;
  /** Resolves when nothing is being sent and nothing waits to be looked at. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export function courierOf(house: House, mouths: Mouths): Courier {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await deliverDoor(house, mouths).catch((error) =>
        house.deps.log('error', 'courier.failed', { error: String(error) }),
      );
    }
    running = undefined;
  }

  return {
    wake() {
      again = true;
      if (!stopped) running ??= run();
    },
    idle: async () => running,
    async stop() {
      stopped = true;
      await running;
    },
  };
}
