import { birth } from '../shared/flows/birth.ts';
import { noteKeys } from '../shared/flows/key-ages.ts';
import type { House } from './app.ts';
import { heldKeys } from './keys.ts';

/** What is done before the first look at the clock; every later start finds it done. */
export async function startHouse(house: House): Promise<void> {
  await birth(house.deps, house.now());
  await noteKeys(house.deps, heldKeys(house));
}
