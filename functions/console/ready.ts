import { groupsKept } from '../../shared/flows/groups.ts';
import { officials } from '../../shared/flows/officials.ts';
import { unitsById } from '../../shared/flows/units.ts';
import type { House } from '../app.ts';

/** Reads and loads what whoever looks first would wait for: the directory where it changed, and what draws charts. */
export async function ready({ deps }: House): Promise<void> {
  await Promise.all([unitsById(deps), officials(deps), groupsKept(deps)]);
  await Promise.all([import('./year-band.ts'), import('./figures-charts.ts')]);
}
