import type { Person } from '../domain/directory/person.ts';
import type { Bureau, Group, Unit } from '../domain/directory/unit.ts';
import type { Shift } from '../domain/duty/shift.ts';
import { nextLook, scheduled } from '../domain/duty/watch.ts';
import type { Instant } from '../domain/time.ts';
import * as directory from '../store/directory.ts';
import { putShift, shiftsOf } from '../store/duty.ts';
import type { Write } from '../store/table.ts';
import { Conflict } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** A whole bureau at once, where it does not come from workbooks. */
export interface Founded {
  readonly bureau: Pick<Bureau, 'name' | 'office' | 'landline'>;
  readonly people: readonly Person[];
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  /** The watches known when the bureau was born. */
  rosterOf(bornAt: Instant): readonly Shift[];
}

/** Keeps what is not there yet and leaves the rest as it is, so that it may be cut off and run again. */
export async function found(deps: Deps, town: Founded, now: Instant): Promise<void> {
  const { table } = deps;
  const born = await directory.loadBureau(table);
  const [people, units, groups] = await Promise.all([
    directory.allPeople(table),
    directory.allUnits(table),
    directory.allGroups(table),
  ]);
  const writes = [
    ...fresh(town.units, units).map((unit) => directory.putUnit(unit, 0)),
    ...fresh(town.people, people).map((person) => directory.putPerson(person, 0)),
    ...fresh(town.groups, groups).map((group) => directory.putGroup(group, 0)),
    ...(born?.value.landline === ''
      ? [[directory.putBureau({ ...born.value, ...town.bureau }, born.version)]]
      : []),
  ];
  if (writes.length > 0) writes.push([directory.directoryChanged()]);
  for (const some of together(writes)) await keepAll(deps, some);
  for (const shift of town.rosterOf(born?.value.bornAt ?? now)) await keepShift(deps, shift, now);
}

/** Few enough for one transaction, no key twice. */
const mostTogether = 60;

function together(writes: readonly (readonly Write[])[]): Write[][][] {
  const piles: { readonly writes: Write[][]; readonly keys: Set<string> }[] = [];
  for (const one of writes) {
    const keys = one.map(keyOf);
    const last = piles.at(-1);
    const fits =
      last && last.keys.size + keys.length <= mostTogether && !keys.some((key) => last.keys.has(key));
    if (fits) {
      last.writes.push([...one]);
      for (const key of keys) last.keys.add(key);
    } else piles.push({ writes: [[...one]], keys: new Set(keys) });
  }
  return piles.map((pile) => pile.writes);
}

function keyOf(write: Write): string {
  const { pk, sk } = write.kind === 'put' ? write.row : write.key;
  return `${pk}\n${sk}`;
}

/** Where one of them is there already, each is kept by itself. */
async function keepAll(deps: Deps, some: readonly (readonly Write[])[]): Promise<void> {
  try {
    await deps.table.transact(some.flat());
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    for (const one of some) await keep(deps, one);
  }
}

async function keepShift(deps: Deps, shift: Shift, now: Instant): Promise<void> {
  const known = await shiftsOf(deps.table, shift.day);
  if (known.some(({ value }) => value.kind === shift.kind)) return;
  const owed = scheduled(shift, now);
  await keep(deps, [putShift(owed, 0, nextLook(owed))]);
}

function fresh<T extends { readonly id: string }>(
  wanted: readonly T[],
  kept: readonly { readonly value: T }[],
): T[] {
  const ids = new Set(kept.map(({ value }) => value.id));
  return wanted.filter(({ id }) => !ids.has(id));
}

async function keep(deps: Deps, writes: readonly Write[]): Promise<void> {
  try {
    await deps.table.transact(writes);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}
