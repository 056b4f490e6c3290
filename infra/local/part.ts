import type { House } from '../../functions/app.ts';
import { tickDoor } from '../../functions/tick.ts';
import type { Kept } from './engine.ts';

/** One house with its own table: the bureau's, or the sandbox. */
export interface Part {
  readonly house: House;
  readonly kept: Kept;
  readonly place: 'real' | 'sandbox';
  tick(): Promise<void>;
  start(): void;
  /** Why it is not ready; empty when it is. */
  reasons(): readonly string[];
  close(): Promise<void>;
}

/** A tick that fails is logged, and the next minute looks again. */
export async function tickAndSend(house: House, courier: { wake(): void }): Promise<void> {
  try {
    await tickDoor(house);
  } catch (error) {
    house.deps.log('error', 'tick.failed', { error: String(error) });
  }
  courier.wake();
}
