import { work } from '../shared/flows/steps.ts';
import { tick } from '../shared/flows/tick.ts';
import type { House } from './app.ts';

/** One look at the clock: all that fell due is decided, and what is too large for one go is taken up. */
export async function tickDoor(house: House): Promise<number> {
  const now = house.now();
  const looked = await tick(house.deps, now);
  await work(house.deps, now);
  return looked;
}
