import { failingCard } from '../conversation/failing.ts';
import { dayOf, type Instant, isoOf, MINUTE_MS } from '../domain/time.ts';
import { dropFailing, type Failing, putFailing, rowOf } from '../store/failing.ts';
import { keys } from '../store/keys.ts';
import { untold } from '../store/outbox.ts';
import type { Stored } from '../store/record.ts';
import { Conflict, type Row } from '../store/table.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { officials } from './officials.ts';
import { onDuty } from './on-duty.ts';
import type { Send } from './outcome.ts';

/** Fewer may pass by themselves: an engine that was busy, a platform that answered late. */
const tellAfter = 3;
const mostTold = 20;
/** The longer it fails the less often it is tried; an hour at most, so that a mend is seen soon. */
const pausesMs = [0, 0, 0, 5, 15, 30].map((minutes) => minutes * MINUTE_MS);
const longestMs = 60 * MINUTE_MS;

export function rests(deps: Deps, failing: Stored<Failing> | undefined): boolean {
  return failing !== undefined && deps.wall.now() < failing.value.notBeforeWallMs;
}

/** What fails is counted, tried less often, and told to the duty room once a day: it never fails for ever in silence. */
export async function failedAgain(
  deps: Deps,
  row: Row,
  { before, now }: { readonly before: Stored<Failing> | undefined; readonly now: Instant },
): Promise<void> {
  const times = (before?.value.times ?? 0) + 1;
  const since = before?.value.since ?? now;
  const today = dayOf(now);
  const tells = times >= tellAfter && before?.value.toldOn !== today;
  const toldOn = tells ? today : before?.value.toldOn;
  const next = {
    ...{ since, times, notBeforeWallMs: deps.wall.now() + (pausesMs[times] ?? longestMs) },
    ...(toldOn && { toldOn }),
  };
  try {
    const sends = tells ? await toDutyRoom(deps, row, { since, times, now }) : [];
    const cause = { who: 'clock', through: `tick#${isoOf(now)}`, now };
    await commit(deps, { writes: [putFailing(row, next)], sends }, cause);
  } catch (error) {
    if (!(error instanceof Conflict)) deps.log('error', 'failing.untold', { error: String(error) });
  }
}

/** It went well after all. */
export async function recovered(deps: Deps, failing: Stored<Failing> | undefined): Promise<void> {
  if (!failing) return;
  const fresh = await deps.table.get(failing.key);
  if (!fresh) return;
  try {
    await deps.table.transact([dropFailing({ ...failing, version: fresh.version })]);
  } catch (error) {
    // Another clock was quicker, to forget it or to count it once more: the next look sees which.
    if (!(error instanceof Conflict)) throw error;
  }
}

/** What failed and is no longer owed by anything is forgotten. */
export async function forgetMended(deps: Deps, all: ReadonlyMap<string, Stored<Failing>>): Promise<void> {
  for (const failing of all.values()) {
    const key = rowOf(failing.value);
    const row = await deps.table.get(key);
    const isOwed = row !== undefined && (row.due !== undefined || key.pk === keys.step('', '').pk);
    if (!isOwed) await recovered(deps, failing);
  }
}

async function toDutyRoom(
  deps: Deps,
  row: Row,
  { since, times, now }: { readonly since: Instant; readonly times: number; readonly now: Instant },
): Promise<Send[]> {
  const [{ officers }, { watch }] = await Promise.all([officials(deps), onDuty(deps, now)]);
  const administrators = officers.filter(({ roles }) => roles.includes('administrator'));
  const people = [...new Set([...watch, ...administrators.map(({ id }) => id)])].slice(0, mostTold);
  const card = failingCard({ kind: row.kind, since, times }, now);
  const sends = people.map(
    (person): Send => ({
      once: `failing#${row.pk}#${row.sk}#${dayOf(now)}#${person}`,
      to: { kind: 'person', person },
      lane: 'answer',
      card,
    }),
  );
  // It went well in between, and the day's word was told before that.
  return untold(deps.table, sends);
}
