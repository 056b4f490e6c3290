import { submitHints } from '../../conversation/duty/words-submit.ts';
import { draftOf } from '../../domain/directory/draft.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Post, streetKey, unitKey } from '../../domain/duty/post.ts';
import { type RosterRow, type Wanted, watchesOf } from '../../domain/duty/roster.ts';
import type { Place, Role } from '../../domain/duty/shift.ts';
import type { Instant } from '../../domain/time.ts';
import { allPeople, allUnits, loadUnit } from '../../store/directory.ts';
import { loadShift } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { knownOf, whyNot } from '../roster-names.ts';
import type { Speaker, Turn } from '../turn.ts';
import { compared } from './submit-compare.ts';
import { withOtherHalves } from './submit-half.ts';

type Sender = Pick<Speaker, 'roles' | 'units' | 'street' | 'represents'>;

/** Whose roster somebody may send: the bureau's, his street's, or that of his unit; or why none. */
export function postOf(speaker: Sender, text: string): Post | undefined | string {
  const named = speaker.represents.filter(({ name }) => text.includes(name));
  const [unit, other] = named.length > 0 ? named : speaker.represents;
  if (may(speaker, 'set-roster') && named.length === 0) return undefined;
  if (speaker.street !== undefined && speaker.roles.includes('street'))
    return { key: streetKey(speaker.street), name: speaker.street };
  if (!unit) return submitHints.notYours;
  if (other) return submitHints.whichUnit(speaker.represents.map(({ name }) => name));
  return { key: unitKey(unit.id), name: unit.name };
}

/** As postOf; whoever keeps all rosters may name any unit's. */
export async function postNamed(
  deps: Deps,
  speaker: Sender,
  { text = '', unitId }: Pick<Turn['intent'], 'text' | 'unitId'>,
): Promise<ReturnType<typeof postOf>> {
  const unit = unitId && may(speaker, 'set-roster') ? await loadUnit(deps.table, unitId) : undefined;
  return unit ? { key: unitKey(unit.value.id), name: unit.value.name } : postOf(speaker, text);
}

interface Sent {
  readonly rows: readonly RosterRow[];
  /** Whose roster all rows are of; `null` where each row says it. */
  readonly post: Post | undefined | null;
  /** What no typed line says anything of stays: who leads, the deputy, the stand-by. */
  readonly keepsOthers?: boolean;
  /** What is said before the days. */
  readonly head?: readonly string[];
  /** What was noticed in the file, said wherever the difference is shown. */
  readonly remarks?: readonly string[];
}

/** Shows what rows change, by whomever they were sent. */
export async function propose(
  deps: Deps,
  { speaker, now }: { speaker: Pick<Speaker, 'person'>; now: Instant },
  { rows, post, keepsOthers = false, head = [], remarks = [] }: Sent,
): Promise<Outcome> {
  const [people, units] = await Promise.all([allPeople(deps.table), allUnits(deps.table)]);
  const draft = draftOf(
    people.map(({ value }) => value),
    units.map(({ value }) => value),
  );
  const known = knownOf(draft, new Set(units.map(({ value }) => value.street)));
  const named = post ? rows.map((row) => ({ ...row, post: post.name })) : rows;
  const two = named.flatMap((row) =>
    whyNot(known, row).length > 0 ? row.places.map(({ name }) => name) : [],
  );
  if (two.length > 0)
    return { writes: [], reply: { text: submitHints.two([...new Set(two)]) }, privately: true };
  const names = new Map<string, string>(people.map(({ value }) => [value.id, value.name]));
  const wanted = watchesOf(named, post === null ? known : { ...known, postOf: () => post }).map((one) => ({
    ...one,
    places: one.places.map((place) => ({ ...place, name: names.get(place.person ?? '') ?? place.name })),
  }));
  if (!keepsOthers) return compared(deps, { speaker, now }, wanted, { remarks });
  const kept = await withOthersAsBefore(deps, wanted);
  return compared(deps, { speaker, now }, await withOtherHalves(deps, kept), { head });
}

/** Where no line of a table names a leader, a deputy or a stand-by, those who have the place keep it. */
async function withOthersAsBefore(deps: Deps, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  const named = new Set(wanted.flatMap(({ places }) => places.map(({ role }) => role)));
  return Promise.all(
    wanted.map(async (one) => {
      const before = (await loadShift(deps.table, one.id))?.value;
      const moved = new Set(one.places.map(({ person, name }) => person ?? name));
      const kept = (before?.rostered ?? before?.places ?? [])
        .filter(({ role, person, name }) => !named.has(role) && !moved.has(person ?? name))
        .map(({ arrival: _, ...place }): Place => place);
      return { ...one, places: inOrder([...kept, ...one.places]) };
    }),
  );
}

const order: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

const inOrder = (places: readonly Place[]): Place[] =>
  [...places].sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));

/** The rows of a workbook: an officer's may be of any post, everybody else's are of his own. */
export async function proposeRows(
  deps: Deps,
  { person, now }: { person: Person; now: Instant },
  { rows, remarks }: Pick<Sent, 'rows' | 'remarks'>,
): Promise<Outcome> {
  const units = await Promise.all(person.units.map((id) => loadUnit(deps.table, id)));
  const represents = units.flatMap((unit) => unit?.value ?? []);
  const text = rows.map(({ post = '' }) => post).join(' ');
  const own = postOf({ ...person, represents }, text);
  if (typeof own === 'string') return { writes: [], reply: { text: own } };
  return propose(
    deps,
    { speaker: { person }, now },
    { rows, post: own ?? null, ...(remarks && { remarks }) },
  );
}
