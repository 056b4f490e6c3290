import type { GroupId, PersonId, UnitId } from '../ids.ts';

/** A unit, as far as it matters for whom to tell. */
export interface Unit {
  readonly id: UnitId;
  readonly kind: string;
  readonly street: string;
  readonly active: boolean;
  readonly liaison?: PersonId;
  readonly backup?: PersonId;
}

/** A group chat and whose it is. */
export interface Group {
  readonly id: GroupId;
  readonly active: boolean;
  readonly covers:
    | { readonly kind: 'all' | 'unbound' }
    | { readonly kind: 'street'; readonly street: string }
    | { readonly kind: 'units'; readonly units: readonly UnitId[] };
}

export interface Directory {
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
}

/** A living group, how many of its units are meant, and whether that is all of them. */
export interface Covered {
  readonly group: Group;
  readonly meant: number;
  readonly whole: boolean;
}

/** The groups that a broadcast touches, and those of a unit, the smallest first. */
export interface Cover {
  readonly all: readonly Covered[];
  readonly of: (unit: Unit) => readonly Covered[];
}

/** A unit may be in any number of groups; its answer changes the cards of the smallest few. */
export const mostCards = 4;

export function coverOf(directory: Directory, meant: readonly Unit[]): Cover {
  const [inAll, inMeant] = [countIn(directory.units.filter((unit) => unit.active)), countIn(meant)];
  const all = directory.groups
    .map((group) => ({
      group,
      meant: group.active ? inMeant(group) : 0,
      whole: inMeant(group) === inAll(group),
    }))
    .filter((covered) => covered.meant > 0);
  const byUnit = grouped(all.flatMap((one) => unitsOf(one).map((unit) => [unit, one] as const)));
  const byStreet = grouped(
    all.flatMap((one) =>
      one.group.covers.kind === 'street' ? [[one.group.covers.street, one] as const] : [],
    ),
  );
  const ofAll = all.filter(({ group }) => group.covers.kind === 'all').slice(0, mostCards);
  return {
    all,
    of: (unit) => [...(byUnit.get(unit.id) ?? []), ...(byStreet.get(unit.street) ?? []), ...ofAll],
  };
}

function unitsOf({ group: { covers } }: Covered): readonly UnitId[] {
  return covers.kind === 'units' ? covers.units : [];
}

function countIn(units: readonly Unit[]): (group: Group) => number {
  const ids = new Set(units.map(({ id }) => id));
  const streets = grouped(units.map((unit) => [unit.street, unit] as const));
  return ({ covers }) => {
    switch (covers.kind) {
      case 'all':
        return units.length;
      case 'street':
        return streets.get(covers.street)?.length ?? 0;
      case 'units':
        return covers.units.filter((id) => ids.has(id)).length;
      case 'unbound':
        return 0;
    }
  };
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const lists = new Map<K, V[]>();
  for (const [key, value] of pairs)
    lists
      .set(key, lists.get(key) ?? [])
      .get(key)
      ?.push(value);
  return lists;
}
