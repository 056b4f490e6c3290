import {
  allConfirmed,
  digestCard,
  missingCard,
  rolledUp,
  whose,
} from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { cannotChase, ladderOf } from '../../domain/alerts/ladder.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { allPeople } from '../../store/directory.ts';
import { closeWrite } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import { beginChase, targetsOf } from './chase.ts';
import { rungTold } from './in-pieces.ts';
import { moved, sendOf, toDrafter } from './move.ts';
import { onWatch } from './on-watch.ts';
import { chaseOneByOne, urge } from './one-by-one.ts';
import { reportOf } from './report.ts';
import { aboutOf } from './send.ts';
import { type Silence, silenceOf } from './silence.ts';

/** The deadline: the missing are chased once, and the sender gets the list. */
export async function chaseAtDeadline(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  const rung = stored.value.rung + 1;
  const list = toDrafter(stored.value, 'missing', listOf(silence));
  if (cannotChase(stored.value, now))
    return { ...moved(stored, { ...stored.value, rung }, 'alert.deadline'), sends: list };
  const targets = await targetsOf(deps, silence);
  const chased = beginChase(stored, { targets, now, cause: `tick#${isoOf(now)}`, rung });
  return join(chased, { writes: [], sends: list });
}

/** Between the group and the street: liaisons alone, backups, and 加急. */
export const climb =
  (rung: 'liaison' | 'backup' | 'urge') =>
  async (deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> => {
    const silence = await silenceOf(deps, stored.value, () => true);
    if (silence.missing.length === 0) return allDone(stored, silence);
    return rung === 'urge'
      ? urge(deps, stored, { silence, now })
      : chaseOneByOne(deps, stored, { who: rung, silence, now });
  };

/** Still silent: each street gets its own list, and of a grave one the watch gets them all. */
export async function rollUp(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  if (stored.value.drill) return exercised(stored, silence);
  const [people, watch] = await Promise.all([
    allPeople(deps.table),
    stored.value.grave ? onWatch(deps, now, 'watch') : [],
  ]);
  const all = rolledUp(listOf(silence), whose.watch);
  const lists = new Map([
    ...people.flatMap(({ value }) => streetList(silence, value)),
    ...watch.map((person) => [person, all] as const),
  ]);
  const sends = [...lists].map(([person, card]) => sendOf(stored.value, { what: 'rolled', person, card }));
  return rungTold(deps, stored, { sends, what: 'alert.rolled-up' });
}

/** An exercise climbs to nobody real: whoever holds it reads what would have gone up. */
function exercised(stored: Stored<Broadcast>, silence: Silence): Outcome {
  const card = rolledUp(listOf(silence), whose.drill);
  return { ...climbed(stored, 'alert.rolled-up'), sends: toDrafter(stored.value, 'rolled', card) };
}

function streetList(silence: Silence, person: Person): (readonly [PersonId, Card])[] {
  const { id, street } = person;
  const own = silence.streets.filter((one) => one.street === street);
  if (own.length === 0 || street === undefined || !hasRole(person, 'street')) return [];
  const total = silence.totals.get(street) ?? 0;
  return [[id, rolledUp(missingCard(silence.notice, total, own), street)]];
}

/** The leader on duty gets numbers, no names. */
export async function digest(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  if (stored.value.drill) return climbed(stored, 'alert.digest');
  const streets = silence.streets.map(({ street, rolls }) => [street, rolls.length] as const);
  const card = digestCard(silence.notice, { total: silence.total, streets });
  const leaders = await onWatch(deps, now, 'leader');
  const sends = leaders.map((person) => sendOf(stored.value, { what: 'digest', person, card }));
  return { ...climbed(stored, 'alert.digest'), sends };
}

/** From here on a late answer needs a quote; where some stayed silent, the sender gets the draft of a 通报. */
export async function closeOpen(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const closed = join(climbed(stored, 'alert.closed'), { writes: closeWrite(value) });
  const silence = value.asks && value.drafter ? await silenceOf(deps, value, () => true) : undefined;
  if (!value.drafter || !silence || silence.missing.length === 0) return closed;
  const { outcome, card, report } = await reportOf(deps, value, { who: value.drafter, now });
  const send = { ...sendOf(value, { what: 'report', person: value.drafter, card }), about: aboutOf(report) };
  return join(closed, { ...outcome, sends: [send] });
}

/** Nothing is owed any more; it stays open for questions until its time is over. */
function allDone(stored: Stored<Broadcast>, { notice, total }: Silence): Outcome {
  const { value } = stored;
  const next = { ...value, rung: ladderOf(value).length - 1 };
  return {
    ...moved(stored, next, 'alert.all-confirmed'),
    sends: toDrafter(value, 'done', allConfirmed(notice, total)),
  };
}

function climbed(stored: Stored<Broadcast>, what: string): Outcome {
  return moved(stored, { ...stored.value, rung: stored.value.rung + 1 }, what);
}

function listOf({ notice, total, streets }: Silence): ReturnType<typeof missingCard> {
  return missingCard(notice, total, streets);
}
