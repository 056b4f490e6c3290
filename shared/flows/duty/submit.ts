import { copyIn, submitHints } from '../../conversation/duty/words-submit.ts';
import type { Slots } from '../../conversation/intent.ts';
import { draftOf } from '../../domain/directory/draft.ts';
import { may } from '../../domain/directory/may.ts';
import { type Post, streetKey, unitKey } from '../../domain/duty/post.ts';
import { type RosterRow, watchesOf } from '../../domain/duty/roster.ts';
import type { Role } from '../../domain/duty/shift.ts';
import { allPeople, allUnits } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { knownOf, whyNot } from '../roster-names.ts';
import type { Turn } from '../turn.ts';
import { compared } from './submit-compare.ts';
import { confirmRoster } from './submit-confirm.ts';
import { copyRoster } from './submit-copy.ts';
import { refused } from './swaps.ts';

/** A roster typed or pasted: it is shown day by day against the one that stands, and waits for one word. */
export async function submitRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  if (!speaker.person) return refused(turn, submitHints.notYours);
  const post = postOf(turn);
  if (typeof post === 'string') return refused(turn, post);
  const items = intent.items ?? [];
  if (items.length > 0) return propose(deps, turn, { rows: rowsOf(items), post });
  const copy = copyIn(intent.text ?? '');
  return copy ? copyRoster(deps, turn, { copy, post }) : confirmRoster(deps, turn);
}

/** Whose roster somebody may send: the bureau's, his street's, or that of his unit. */
function postOf({ speaker, intent }: Turn): Post | undefined | string {
  const named = speaker.represents.filter(({ name }) => (intent.text ?? '').includes(name));
  const [unit, other] = named.length > 0 ? named : speaker.represents;
  if (may(speaker, 'set-roster') && named.length === 0) return undefined;
  if (speaker.street !== undefined && speaker.roles.includes('street'))
    return { key: streetKey(speaker.street), name: speaker.street };
  if (!unit) return submitHints.notYours;
  if (other) return submitHints.whichUnit(speaker.represents.map(({ name }) => name));
  return { key: unitKey(unit.id), name: unit.name };
}

/** Lines of one day and shift are one watch. */
function rowsOf(items: readonly Slots[]): RosterRow[] {
  return items.flatMap(({ date, shift = 'whole', person, phone, choice }, row) =>
    date && person
      ? [{ row, day: date, shift, places: [{ role: roleIn(choice), name: person, ...(phone && { phone }) }] }]
      : [],
  );
}

function roleIn(choice: string | undefined): Role {
  return choice === 'leader' || choice === 'deputy' || choice === 'standby' ? choice : 'main';
}

interface Sent {
  readonly rows: readonly RosterRow[];
  /** Whose roster all rows are of; `null` where each row says it. */
  readonly post: Post | undefined | null;
}

async function propose(deps: Deps, turn: Turn, { rows, post }: Sent): Promise<Outcome> {
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
  if (two.length > 0) return refused(turn, submitHints.two([...new Set(two)]));
  const wanted = watchesOf(named, post === null ? known : { ...known, postOf: () => post });
  return compared(deps, { speaker: turn.speaker, now: turn.now }, wanted);
}
