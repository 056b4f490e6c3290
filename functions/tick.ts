import { SECOND_MS } from '../shared/domain/time.ts';
import { passGateway } from '../shared/flows/errands.ts';
import { work } from '../shared/flows/steps.ts';
import { tick } from '../shared/flows/tick.ts';
import type { House } from './app.ts';

/** What is left then goes on beside the courier, or at the next look: no minute is missed for it. */
const mostWorkMs = 20 * SECOND_MS;

/** One look at the clock: all that fell due is decided, and what is too large for one go is taken up. */
export async function tickDoor(house: House): Promise<number> {
  const now = house.now();
  const looked = await tick(house.deps, now);
  await work(house.deps, now, house.deps.wall.now() + mostWorkMs);
  if (house.config.wechat) await passGateway(house.deps, house.now);
  return looked;
}
