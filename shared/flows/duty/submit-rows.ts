import { submitHints } from '../../conversation/duty/words-submit.ts';
import { draftOf } from '../../domain/directory/draft.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Post, streetKey, unitKey } from '../../domain/duty/post.ts';
import { type RosterRow, type Wanted, watchesOf } from '../../domain/duty/roster.ts';
import type { Instant } from '../../domain/time.ts';
import { allPeople, allUnits, loadUnit } from '../../store/directory.ts';
import { loadShift } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { knownOf, whyNot } from '../roster-names.ts';
import type { Speaker } from '../turn.ts';
import { compared } from './submit-compare.ts';

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

interface Sent {
  readonly rows: readonly RosterRow[];
  /** Whose roster all rows are of; `null` where each row says it. */
  readonly post: Post | undefined | null;
  /** What a typed line says nothing of stays: who leads. */
  readonly keepsLeaders?: boolean;
}

/** Shows what rows change, by whomever they were sent. */
export async function propose(
  deps: Deps,
  { speaker, now }: { speaker: Pick<Speaker, 'person'>; now: Instant },
  { rows, post, keepsLeaders = false }: Sent,
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
  const wanted = watchesOf(named, post === null ? known : { ...known, postOf: () => post });
  return compared(deps, { speaker, now }, keepsLeaders ? await ledAsBefore(deps, wanted) : wanted);
}

/** Where no line of a table names a leader, those who lead stay. */
async function ledAsBefore(deps: Deps, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  if (wanted.some(({ places }) => places.some(({ role }) => role === 'leader'))) return wanted;
  return Promise.all(
    wanted.map(async (one) => {
      const before = (await loadShift(deps.table, one.id))?.value;
      const leaders = (before?.rostered ?? before?.places ?? []).filter(({ role }) => role === 'leader');
      return { ...one, places: [...leaders.map(({ arrival: _, ...place }) => place), ...one.places] };
    }),
  );
}

/** The rows of a workbook: an officer's may be of any post, everybody else's are of his own. */
export async function proposeRows(
  deps: Deps,
  { person, now }: { person: Person; now: Instant },
  rows: readonly RosterRow[],
): Promise<Outcome> {
  const units = await Promise.all(person.units.map((id) => loadUnit(deps.table, id)));
  const represents = units.flatMap((unit) => unit?.value ?? []);
  const text = rows.map(({ post = '' }) => post).join(' ');
  const own = postOf({ ...person, represents }, text);
  if (typeof own === 'string') return { writes: [], reply: { text: own } };
  return propose(deps, { speaker: { person }, now }, { rows, post: own ?? null });
}
