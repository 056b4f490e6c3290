import type { Group, Unit } from '../directory/unit.ts';
import type { GroupId, PersonId, UnitId } from '../ids.ts';
import type { Audience, Reached } from './broadcast.ts';

export type Home = { readonly kind: 'group'; readonly group: GroupId } | { readonly kind: 'person'; readonly person: PersonId } | { readonly kind: 'nobody' };

/** One address of a broadcast, and the units that are asked there. A large group is several, of which the first carries the card. */
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
  readonly unreachable: readonly Unit[];
  readonly reached: Reached;
}

/** One step's share, so that its outbox rows and its rows on the roll fit one transaction. */
const mostUnits = 30;
/** A unit may be in any number of groups; its answer changes the cards of the smallest few. */
const mostCards = 4;

export function isMeant(unit: Unit, { streets, kinds, units }: Audience): boolean {
  if (!unit.active) return false;
  if (units.length > 0) return units.includes(unit.id);
  return (streets.length === 0 || streets.includes(unit.street)) && (kinds.length === 0 || kinds.includes(unit.kind));
}

interface Covered {
  readonly group: Group;
  readonly meant: number;
  readonly whole: boolean;
}

/**
 * Every living group all of whose units are meant gets it once. A unit without such a group is told through its
 * liaison and backup; failing those, in the smallest group it is in; failing that, it cannot be reached.
 */
export function planOf(audience: Audience, directory: { readonly units: readonly Unit[]; readonly groups: readonly Group[] }, canReach: (person: PersonId) => boolean): Plan {
  const meant = directory.units.filter((unit) => isMeant(unit, audience));
  const groups = coveredBy(directory, meant);
  const placed = meant.map((unit) => ({ unit, ...placeOf(unit, groups, canReach) }));
  const fallback = new Set(placed.flatMap(({ homes }) => homes.flatMap((home) => (home.kind === 'group' ? home.group : []))));
  const carriers = [...groups.all.values()].filter(({ group, whole }) => whole || fallback.has(group.id));
  const unreachable = placed.flatMap(({ unit, homes }) => (homes.length === 0 ? unit : []));
  const targets = targetsOf(placed, carriers);
  const people = new Set(targets.flatMap(({ to }) => (to.kind === 'person' ? to.person : []))).size;
  return { targets, unreachable, reached: { units: meant.length, groups: carriers.length, people, unreachable: unreachable.length } };
}

interface Groups {
  readonly all: ReadonlyMap<GroupId, Covered>;
  readonly of: (unit: Unit) => readonly Covered[];
}

function coveredBy(directory: { readonly units: readonly Unit[]; readonly groups: readonly Group[] }, meant: readonly Unit[]): Groups {
  const active = directory.units.filter((unit) => unit.active);
  const [inAll, inMeant] = [countsOf(active), countsOf(meant)];
  const all = new Map<GroupId, Covered>();
  const byStreet = new Map<string, Covered[]>();
  const byUnit = new Map<string, Covered[]>();
  const whole: Covered[] = [];
  for (const group of directory.groups) {
    const count = inMeant(group);
    if (!group.active || count === 0) continue;
    const covered = { group, meant: count, whole: count === inAll(group) };
    all.set(group.id, covered);
    if (group.covers.kind === 'all') whole.push(covered);
    if (group.covers.kind === 'street') push(byStreet, group.covers.street, covered);
    if (group.covers.kind === 'units') for (const unit of group.covers.units) push(byUnit, unit, covered);
  }
  const ofAll = whole.slice(0, mostCards);
  return { all, of: (unit) => [...(byUnit.get(unit.id) ?? []), ...(byStreet.get(unit.street) ?? []), ...ofAll] };
}

function countsOf(units: readonly Unit[]): (group: Group) => number {
  const ids = new Set(units.map(({ id }) => id));
  const streets = new Map<string, number>();
  for (const { street } of units) streets.set(street, (streets.get(street) ?? 0) + 1);
  return ({ covers }) => {
    if (covers.kind === 'all') return units.length;
    if (covers.kind === 'street') return streets.get(covers.street) ?? 0;
    return covers.kind === 'units' ? covers.units.filter((id) => ids.has(id)).length : 0;
  };
}

/** The home where a unit is asked first; more than one only for liaison and backup. */
function placeOf(unit: Unit, groups: Groups, canReach: (person: PersonId) => boolean): { homes: readonly Home[]; cards: readonly GroupId[] } {
  const own = groups.of(unit);
  const whole = own.filter((one) => one.whole).slice(0, mostCards);
  if (whole.length > 0) return { homes: [groupHome(whole[0])], cards: whole.map(({ group }) => group.id) };
  const people = [unit.liaison, unit.backup].flatMap((id) => (id && canReach(id) ? [id] : []));
  if (people.length > 0) return { homes: people.map((person) => ({ kind: 'person', person }) as const), cards: [] };
  const partial = own[0];
  return partial ? { homes: [groupHome(partial)], cards: [partial.group.id] } : { homes: [], cards: [] };
}

function groupHome(covered: Covered | undefined): Home {
  return covered ? { kind: 'group', group: covered.group.id } : { kind: 'nobody' };
}

type Placed = { readonly unit: Unit; readonly homes: readonly Home[]; readonly cards: readonly GroupId[] };

/** A unit's row on the roll is made with its first home; a backup gets the card, and no second row. */
function targetsOf(placed: readonly Placed[], carriers: readonly Covered[]): Target[] {
  const shares = new Map<string, Target>();
  for (const { unit, homes, cards } of placed) {
    const home = homes[0] ?? ({ kind: 'nobody' } as const);
    addShare(shares, [keyOfHome(home), ...cards].join(' '), { to: home, units: [unit.id], cards });
    for (const other of homes.slice(1)) addShare(shares, keyOfHome(other), { to: other, units: [], cards: [] });
  }
  for (const { group } of carriers) {
    addShare(shares, keyOfHome({ kind: 'group', group: group.id }), { to: { kind: 'group', group: group.id }, units: [], cards: [] });
  }
  const sizes = new Map(carriers.map(({ group, meant }) => [keyOfHome({ kind: 'group', group: group.id }), meant]));
  return inSteps([...shares.values()], sizes);
}

function addShare(shares: Map<string, Target>, key: string, { to, units, cards }: Pick<Target, 'to' | 'units' | 'cards'>): void {
  const before = shares.get(key);
  shares.set(key, { to, cards, first: false, size: 0, units: [...(before?.units ?? []), ...units] });
}

function inSteps(shares: readonly Target[], sizes: ReadonlyMap<string, number>): Target[] {
  const seen = new Set<string>();
  return shares.flatMap((share) => {
    const key = keyOfHome(share.to);
    const first = share.to.kind !== 'nobody' && !seen.has(key);
    seen.add(key);
    if (!first && share.units.length === 0) return [];
    const pieces = Math.max(1, Math.ceil(share.units.length / mostUnits));
    return Array.from({ length: pieces }, (_, piece) => ({
      ...share,
      first: first && piece === 0,
      units: share.units.slice(piece * mostUnits, (piece + 1) * mostUnits),
      size: sizes.get(key) ?? share.units.length,
    }));
  });
}

/** A home in one word. */
export function keyOfHome(home: Home): string {
  switch (home.kind) {
    case 'group':
      return `group#${home.group}`;
    case 'person':
      return `person#${home.person}`;
    case 'nobody':
      return 'nobody';
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
