import { movedAway, swapFollowed } from '../../conversation/duty/words-swap.ts';
import { isSame } from '../../domain/directory/draft.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { bureauKey, type Post } from '../../domain/duty/post.ts';
import { rostered, type Wanted } from '../../domain/duty/roster.ts';
import { type Shift, shiftFromId, startOf } from '../../domain/duty/shift.ts';
import { given } from '../../domain/duty/swap-offer.ts';
import { type Given, lostOn } from '../../domain/duty/swapped.ts';
import { nextLook } from '../../domain/duty/watch.ts';
import { personId, unitId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import {
  directoryChanged,
  loadPerson,
  loadUnit,
  personRecord,
  putPerson,
  putUnit,
  unitRecord,
} from '../../store/directory.ts';
import { loadShift, putPost, putShift, wantedFrom } from '../../store/duty.ts';
import { forecastSoon } from '../../store/forecast.ts';
import { advanceWrites, type Change, changesOf, progressOf } from '../../store/import.ts';
import type { Row, Write } from '../../store/table.ts';
import { soon } from '../daily.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome, Send } from '../outcome.ts';
import { carrySwaps } from '../swap-carry.ts';
import { lookUpRow } from './look-up.ts';

/** A person may have five addresses: so many changes at most fit one transaction with their history. */
const mostAtOnce = 12;
/** Of a hundred, with some left for the cursor and the directory's own. */
const mostWrites = 94;
/** A watch names its post, and has its forecast looked over. */
const besideEach = 2;

/** Does the next few changes of an accepted import. Repeated after a crash it goes on where it was. */
export async function stepImport(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const progress = progressOf(row);
  const changes = await changesOf(deps.table, progress.value);
  const some = changes.slice(progress.value.item, progress.value.item + mostAtOnce);
  const done = fitting(await Promise.all(some.map((change) => carryOut(deps, change, now))));
  const next = some.slice(0, done.length);
  return {
    writes: [
      ...done.flatMap(({ writes }) => writes),
      ...postsOf(next).map(putPost),
      ...touchedBy(next).map((post) => forecastSoon(post, now)),
      ...advanceWrites(progress, next.length, changes.length),
      ...(next.some(({ kind }) => kind === 'unit' || kind === 'person')
        ? [directoryChanged(), soon(lookUpRow, now)]
        : []),
    ],
    entries: done.flatMap(({ entry, more = [] }) => [...(entry ? [entry] : []), ...more]),
    sends: done.flatMap(({ sends }) => sends ?? []),
  };
}

interface Done {
  readonly writes: readonly Write[];
  readonly entry?: Entry;
  readonly more?: readonly Entry[];
  readonly sends?: readonly Send[];
}

/** What of it fits one transaction with all that goes along; one always does. */
function fitting(done: readonly Done[]): readonly Done[] {
  let room = mostWrites;
  const found = done.findIndex(({ writes, entry, more = [], sends = [] }) => {
    room -= writes.length + (entry ? 2 : 0) + 2 * more.length + 2 * sends.length + besideEach;
    return room < 0;
  });
  return found < 0 ? done : done.slice(0, Math.max(1, found));
}

function carryOut(deps: Deps, change: Change, now: Instant): Promise<Done> {
  switch (change.kind) {
    case 'unit':
      return changeUnit(deps, change);
    case 'person':
      return changePerson(deps, change);
    case 'shift':
      return changeShift(deps, change, now);
    case 'shift-gone':
      return removeShift(deps, change, now);
  }
}

type Fields = Extract<Change, { gone: readonly string[] }>;

async function changeUnit(deps: Deps, change: Fields): Promise<Done> {
  const before = await loadUnit(deps.table, unitId(change.id));
  const next: Unit = unitRecord.parse(merged(before?.value, change));
  const version = before?.version ?? 0;
  if (isSame(before?.value, next)) return { writes: [] };
  return { writes: putUnit(next, version), entry: entryOf('unit', change, version) };
}

async function changePerson(deps: Deps, change: Fields): Promise<Done> {
  const before = await loadPerson(deps.table, personId(change.id));
  const next: Person = personRecord.parse(merged(before?.value, change));
  const version = before?.version ?? 0;
  if (isSame(before?.value, next)) return { writes: [] };
  return { writes: putPerson(next, version, before?.value), entry: entryOf('person', change, version) };
}

async function changeShift(
  deps: Deps,
  change: Extract<Change, { kind: 'shift' }>,
  now: Instant,
): Promise<Done> {
  const { set, takes = [], followed = [] } = change;
  const wanted = wantedFrom(set);
  const before = await loadShift(deps.table, wanted.id);
  const next = takes.reduce(given, rostered(wanted, before?.value, now));
  if (next === before?.value) return { writes: [] };
  const version = before?.version ?? 0;
  const swaps = await carrySwaps(deps, change, { before: before?.value, next, now });
  return {
    writes: [putShift(next, version, nextLook(next)), ...swaps.writes],
    entry: { pk: `shift#${next.id}`, version: version + 1, what: 'duty.rostered', facts: {} },
    more: swaps.entries,
    sends: [
      ...swaps.sends,
      ...tellLost({ wanted, before: before?.value, followed }, version),
      ...takes.flatMap((gift) =>
        told(gift, `followed#${next.id}#${version}`, swapFollowed(wanted, gift.from.name, gift.to.name)),
      ),
    ],
  };
}

/** Whoever swapped a watch that the new roster gives to others must know that the swap is no more; of each half of it. */
function tellLost(
  { wanted, before, followed }: { wanted: Wanted; before: Shift | undefined; followed: readonly string[] },
  version: number,
): Send[] {
  return lostOn(wanted.places, before?.given ?? [])
    .filter(({ swap }) => !followed.includes(swap))
    .flatMap((gift) =>
      told(gift, `moved#${wanted.id}#${version}`, movedAway(wanted, [gift.from.name, gift.to.name])),
    );
}

function told({ swap, from, to }: Given, what: string, card: Send['card']): Send[] {
  return [from, to].flatMap(({ person }): Send[] =>
    person === undefined
      ? []
      : [
          {
            once: `duty.swap-${what}#${swap}#${person}`,
            to: { kind: 'person', person },
            lane: 'answer',
            card,
          },
        ],
  );
}

/** Whose rosters change: they are looked over at the next minute. */
function touchedBy(changes: readonly Change[]): string[] {
  const posts = changes.flatMap((change) => {
    if (change.kind === 'shift') return wantedFrom(change.set).post?.key ?? bureauKey;
    return change.kind === 'shift-gone' ? (shiftFromId(change.id)?.post ?? []) : [];
  });
  return [...new Set(posts)];
}

/** The posts whose watches are among the changes, each once. */
function postsOf(changes: readonly Change[]): Post[] {
  const posts = changes.flatMap((change) =>
    change.kind === 'shift' ? (wantedFrom(change.set).post ?? []) : [],
  );
  return [...new Map(posts.map((post) => [post.key, post])).values()];
}

/** A watch that a new table no longer has, unless it has begun: what was is not undone. */
async function removeShift(
  deps: Deps,
  change: Extract<Change, { kind: 'shift-gone' }>,
  now: Instant,
): Promise<Done> {
  const { id, followed = [] } = change;
  const stored = await loadShift(deps.table, id);
  if (!stored || startOf(stored.value) <= now) return { writes: [] };
  const { key, value, version } = stored;
  const swaps = await carrySwaps(deps, change, { before: value, next: undefined, now });
  return {
    writes: [{ kind: 'delete', key, seen: version }, ...swaps.writes],
    more: swaps.entries,
    entry: { pk: `shift#${id}`, version: version + 1, what: 'duty.unrostered', facts: {} },
    sends: [
      ...swaps.sends,
      ...tellLost({ wanted: { ...value, places: [] }, before: value, followed }, version),
    ],
  };
}

/** Names the fields, not what stands in them: personal fields lie outside what history keeps. */
function entryOf(pk: 'unit' | 'person', { id, set, gone }: Fields, version: number): Entry {
  const what = version === 0 ? 'directory.imported' : 'directory.reimported';
  return { pk: `${pk}#${id}`, version: version + 1, what, facts: { fields: [...Object.keys(set), ...gone] } };
}

function merged(before: object | undefined, { id, set, gone }: Fields): object {
  const kept = Object.entries(before ?? {}).filter(([name]) => !gone.includes(name));
  return { ...Object.fromEntries(kept), ...set, id };
}
