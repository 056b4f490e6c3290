import type { House } from '../../functions/app.ts';
import { type Ear, MouthError } from '../../shared/domain/message.ts';

const againMs = 30_000;

/** Ears that hold a connection of their own, opened again whenever it is refused. */
export interface Listening {
  /** Why one of them is deaf, in a word for the operator; empty when all hear. */
  reasons(): readonly string[];
  /** Resolves when all have answered what they heard. */
  done(): Promise<unknown>;
}

export function keepListening(house: House, ears: readonly Ear[], signal: AbortSignal): Listening {
  const deaf = new Map<Ear, string>();

  async function listen(ear: Ear): Promise<void> {
    while (!signal.aborted) {
      try {
        deaf.delete(ear);
        await ear.listen?.((inbound) => house.hear(inbound), signal);
      } catch (error) {
        const code = error instanceof MouthError ? error.failure.code : 'failed';
        deaf.set(ear, `long connection: ${code}`);
        house.deps.log('error', 'listen.failed', { code });
        await house.deps.wall.sleep(againMs, signal);
      }
    }
  }

  const running = ears.filter((ear) => ear.listen !== undefined).map(listen);
  return { reasons: () => [...deaf.values()], done: () => Promise.all(running) };
}
