import type { GroupId, PersonId, UnitId } from '../ids.ts';
import type { Audience, Reached } from './broadcast.ts';
import { type Cover, type Covered, coverOf, type Directory, mostCards, type Unit } from './cover.ts';

/** Where a unit is asked. */
export type Home =
  | { readonly kind: 'group'; readonly group: GroupId }
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'nobody' };

/** A share of a broadcast: one address and units that are asked there. A large group has several, the first carries the card. */
export interface Target {
  readonly to: Home;
  readonly first: boolean;
  readonly units: readonly UnitId[];
  /** The groups whose cards count these units. */
  readonly cards: readonly GroupId[];
  /** How many units the card at this address is about. */
  readonly size: number;
}

export interface Plan {
  readonly targets: readonly Target[];
  readonly meant: readonly Unit[];
  readonly unreachable: readonly Unit[];
  readonly reached: Reached;
}

/** One share's units, so that their rows on the roll and the card's rows fit one transaction. */
export const mostUnits = 30;

export function isMeant(unit: Unit, { streets, kinds, units }: Audience): boolean {
  if (!unit.active) return false;
  if (units.length > 0) return units.includes(unit.id);
  return (
    (streets.length === 0 || streets.includes(unit.street)) &&
    (kinds.length === 0 || kinds.includes(unit.kind))
  );
}

/**
 * Every living group all of whose units are meant gets it once. A unit without such a group is told through its
 * liaison and backup; failing those, in the smallest group it is in; failing that, it cannot be reached.
 */
export function planOf(
  audience: Audience,
  directory: Directory,
  canReach: (person: PersonId) => boolean,
): Plan {
  const meant = directory.units.filter((unit) => isMeant(unit, audience));
  const cover = coverOf(directory, meant);
  const placed = meant.map((unit) => ({ unit, ...placeOf(unit, cover, canReach) }));
  const lastResort = new Set(placed.flatMap(({ homes }) => homes.map(keyOf)));
  const carriers = cover.all.filter((one) => one.whole || lastResort.has(keyOf(homeIn(one))));
  const targets = targetsOf(placed, carriers);
  const unreachable = placed.flatMap(({ unit, homes }) => (homes.length === 0 ? unit : []));
  const people = targets.filter(({ to, first }) => first && to.kind === 'person').length;
  const reached = { units: meant.length, groups: carriers.length, people, unreachable: unreachable.length };
  return { targets, meant, unreachable, reached };
}

interface Place {
  /** Where the unit is asked first, and besides. */
  readonly homes: readonly Home[];
  readonly cards: readonly GroupId[];
}

function placeOf(unit: Unit, cover: Cover, canReach: (person: PersonId) => boolean): Place {
  const own = cover.of(unit);
  const whole = own.filter((one) => one.whole).slice(0, mostCards);
  if (whole[0]) return { homes: [homeIn(whole[0])], cards: whole.map(({ group }) => group.id) };
  const people = [unit.liaison, unit.backup].flatMap((id) => (id && canReach(id) ? [id] : []));
  if (people.length > 0) return { homes: people.map((person) => ({ kind: 'person', person })), cards: [] };
  return own[0] ? { homes: [homeIn(own[0])], cards: [own[0].group.id] } : { homes: [], cards: [] };
}

function homeIn({ group }: Covered): Home {
  return { kind: 'group', group: group.id };
}

type Share = { readonly to: Home; readonly cards: readonly GroupId[]; readonly units: UnitId[] };

/** A unit's row on the roll is made with its first home; a backup gets the card and no second row. */
function targetsOf(
  placed: readonly (Place & { readonly unit: Unit })[],
  carriers: readonly Covered[],
): Target[] {
  const shares = new Map<string, Share>();
  const share = (to: Home, cards: readonly GroupId[]): Share => {
    const key = [keyOf(to), ...cards].join(' ');
    const found = shares.get(key) ?? { to, cards, units: [] };
    shares.set(key, found);
    return found;
  };
  for (const { unit, homes, cards } of placed) {
    share(homes[0] ?? { kind: 'nobody' }, cards).units.push(unit.id);
    for (const other of homes.slice(1)) share(other, []);
  }
  for (const carrier of carriers) share(homeIn(carrier), []);
  const sizes = new Map(carriers.map((carrier) => [keyOf(homeIn(carrier)), carrier.meant]));
  return inSteps([...shares.values()], (to, units) => sizes.get(keyOf(to)) ?? units);
}

function inSteps(shares: readonly Share[], sizeOf: (to: Home, units: number) => number): Target[] {
  const carried = new Set<string>(['nobody']);
  return shares.flatMap(({ to, cards, units }) => {
    const first = !carried.has(keyOf(to));
    carried.add(keyOf(to));
    if (!first && units.length === 0) return [];
    const pieces = Math.max(1, Math.ceil(units.length / mostUnits));
    return Array.from({ length: pieces }, (_, piece) => ({
      ...{ to, cards, first: first && piece === 0, size: sizeOf(to, units.length) },
      units: units.slice(piece * mostUnits, (piece + 1) * mostUnits),
    }));
  });
}

/** A home in one word. */
export function keyOf(home: Home): string {
  switch (home.kind) {
    case 'group':
      return `group#${home.group}`;
    case 'person':
      return `person#${home.person}`;
    case 'nobody':
      return 'nobody';
  }
}
