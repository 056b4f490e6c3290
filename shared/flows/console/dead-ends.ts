import type { Person } from '../../domain/directory/person.ts';
import { covers, type Group, type Unit } from '../../domain/directory/unit.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { isReached } from '../reach.ts';
import { activeUnits, unitsById } from '../units.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import { groupsWithin } from './groups-within.ts';
import { isWithin, type Scope } from './scope.ts';

interface DeadGroup {
  readonly id: string;
  readonly name: string;
  readonly units: number;
  /** It was switched off; or its room has another id now, and somebody must say which. */
  readonly why: 'gone' | 'rebind';
}

/** Where nobody can be told anything any more. */
export interface DeadEnds {
  readonly deadGroups: readonly DeadGroup[];
  readonly deadGroupsMore: number;
  readonly unreached: readonly { readonly id: string; readonly name: string }[];
  readonly unreachedMore: number;
}

const mostListed = 50;

export async function deadEnds(deps: Deps, scope: Scope): Promise<DeadEnds> {
  const [gone, people, units] = await Promise.all([deadGroups(deps), unreached(deps), unitsById(deps)]);
  const groups = groupsWithin(gone, units, scope);
  const seen = people.filter(
    ({ street, units: own }) =>
      isWithin(scope, street) || own.some((id) => isWithin(scope, units.get(id)?.street)),
  );
  return {
    deadGroups: await Promise.all(groups.slice(0, mostListed).map((group) => shownGroup(deps, group, units))),
    deadGroupsMore: Math.max(0, groups.length - mostListed),
    unreached: seen.slice(0, mostListed).map(({ id, name }) => ({ id, name })),
    unreachedMore: Math.max(0, seen.length - mostListed),
  };
}

/** A few among a city's thousands. */
const deadGroups = whileUnchanged(async (table): Promise<readonly Group[]> => {
  const groups = await groupsKept({ table });
  return groups.filter(
    ({ active, rebind, covers: cover }) => cover.kind !== 'unbound' && (!active || rebind),
  );
});

const unreached = whileUnchanged(async (table, deps: Deps): Promise<readonly Person[]> => {
  const people = await activePeople({ table });
  return people.filter((person) => !isReached(deps, person));
});

async function shownGroup(
  deps: Deps,
  { id, name, covers: cover, active }: Group,
  byId: ReadonlyMap<string, Unit>,
): Promise<DeadGroup> {
  const units =
    cover.kind === 'units'
      ? cover.units.filter((unit) => byId.has(unit))
      : (await activeUnits(deps)).filter((unit) => covers(cover, unit));
  return { id, name, units: units.length, why: active ? 'rebind' : 'gone' };
}
