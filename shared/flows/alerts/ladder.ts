import { nameOf } from '../../conversation/alerts/words-card.ts';
import {
  allConfirmed,
  digestCard,
  missingCard,
  rolledUp,
  undelivered,
  whose,
} from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { cannotChase, ladderOf } from '../../domain/alerts/ladder.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { type Copy, copiesOf, waveWrites } from '../../store/alert-waves.ts';
import { closeWrite, putBroadcast, rollOf } from '../../store/alerts.ts';
import { allPeople } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send } from '../outcome.ts';
import { everybody, isReachable, laneOf } from './audience.ts';
import { chase } from './chase.ts';
import { onWatch } from './on-watch.ts';
import { aboutOf } from './send.ts';
import { type Silence, silenceOf } from './silence.ts';

/** Five minutes on: what did not arrive is told to its sender, and units of a dead group are told through their people. */
export async function lookAtDelivery(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value, version } = stored;
  const failed = (await copiesOf(deps.table, value.id)).map((copy) => copy.value).filter(isUntold);
  const targets = await instead(deps, value, failed);
  const next = { ...value, rung: value.rung + 1, waves: value.waves + (targets.length > 0 ? 1 : 0) };
  const wave = { alert: value.id, wave: next.waves, does: 'send', cause: `tick#${isoOf(now)}` } as const;
  const groups = failed.filter(({ to }) => to.kind === 'group').length;
  const card = undelivered(nameOf(value), { groups, people: failed.length - groups });
  return {
    writes: [putBroadcast(next, version), ...waveWrites(wave, targets)],
    sends: failed.length > 0 ? toDrafter(value, 'undelivered', card) : [],
  };
}

function isUntold({ state, recalled }: Copy): boolean {
  return !recalled && (state === 'dead' || state === 'unknown');
}

/** Liaison and backup of each unit whose group is dead. */
async function instead(deps: Deps, { id }: Broadcast, failed: readonly Copy[]): Promise<Target[]> {
  const dead = new Set(
    failed.filter(({ to, state }) => to.kind === 'group' && state === 'dead').map(({ to }) => keyOf(to)),
  );
  if (dead.size === 0) return [];
  const [rolls, all] = await Promise.all([rollOf(deps.table, id), everybody(deps)]);
  const lost = new Set(rolls.flatMap(({ value }) => (dead.has(keyOf(value.home)) ? value.unit : [])));
  const units = all.units.filter((unit) => lost.has(unit.id));
  const people = units.flatMap(({ liaison, backup }) => [liaison, backup].flatMap((one) => one ?? []));
  const reached = [...new Set(people)].filter((person) => isReachable(all.people.get(person)));
  return reached.map((person) => ({
    to: { kind: 'person', person },
    first: true,
    units: [],
    cards: [],
    size: 1,
  }));
}

/** The deadline: the missing are chased once, and the sender gets the list. */
export async function chaseAtDeadline(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  const rung = stored.value.rung + 1;
  const list = toDrafter(stored.value, 'missing', listOf(silence));
  if (cannotChase(stored.value, now))
    return { writes: [putBroadcast({ ...stored.value, rung }, stored.version)], sends: list };
  const chased = await chase(deps, stored, { silence, now, cause: `tick#${isoOf(now)}`, rung });
  return join(chased, { writes: [], sends: list });
}

/** Still silent: each street gets its own list, and of a grave one the watch gets them all. */
export async function rollUp(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  const [people, watch] = await Promise.all([
    allPeople(deps.table),
    stored.value.grave ? onWatch(deps, now, 'watch') : [],
  ]);
  const streets = people.flatMap(({ value }) => (hasRole(value, 'street') ? value : []));
  const lists = streets.flatMap((person) => streetList(silence, person)).slice(0, mostLists);
  const all = { ...listOf(silence) };
  const told = [...lists, ...watch.map((person) => ({ person, card: rolledUp(all, whose.watch) }))];
  const sends = told.map(({ person, card }) => sendOf(stored.value, { what: 'rolled', person, card }));
  return { writes: [putBroadcast({ ...stored.value, rung: stored.value.rung + 1 }, stored.version)], sends };
}

/** More lists than this would not fit one transaction. */
const mostLists = 35;

function streetList(
  silence: Silence,
  { id, street }: Person,
): { person: PersonId; card: ReturnType<typeof rolledUp> }[] {
  const own = silence.streets.filter((one) => one.street === street);
  if (own.length === 0 || street === undefined) return [];
  const count = own.reduce((sum, { rolls }) => sum + rolls.length, 0);
  return [{ person: id, card: rolledUp(missingCard(silence.notice, count, own), street) }];
}

/** The leader on duty gets numbers, no names. */
export async function digest(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const silence = await silenceOf(deps, stored.value, () => true);
  if (silence.missing.length === 0) return allDone(stored, silence);
  const streets = silence.streets.map(({ street, rolls }) => [street, rolls.length] as const);
  const card = digestCard(silence.notice, { total: silence.total, streets });
  const leaders = await onWatch(deps, now, 'leader');
  return {
    writes: [putBroadcast({ ...stored.value, rung: stored.value.rung + 1 }, stored.version)],
    sends: leaders.map((person) => sendOf(stored.value, { what: 'digest', person, card })),
  };
}

/** From here on a late answer needs a quote. */
export async function closeOpen(_deps: Deps, { value, version }: Stored<Broadcast>): Promise<Outcome> {
  return { writes: [putBroadcast({ ...value, rung: value.rung + 1 }, version), ...closeWrite(value)] };
}

/** Nothing is owed any more; it stays open for questions until its time is over. */
function allDone({ value, version }: Stored<Broadcast>, { notice, total }: Silence): Outcome {
  const next = { ...value, rung: ladderOf(value).length - 1 };
  return {
    writes: [putBroadcast(next, version)],
    sends: toDrafter(value, 'done', allConfirmed(notice, total)),
  };
}

function listOf({ notice, total, streets }: Silence): ReturnType<typeof missingCard> {
  return missingCard(notice, total, streets);
}

function toDrafter(broadcast: Broadcast, what: string, card: Send['card']): Send[] {
  return broadcast.drafter ? [sendOf(broadcast, { what, person: broadcast.drafter, card })] : [];
}

function sendOf(
  broadcast: Broadcast,
  { what, person, card }: { what: string; person: PersonId; card: Send['card'] },
): Send {
  const once = `alert.${what}#${broadcast.id}#${person}`;
  return { once, to: { kind: 'person', person }, lane: laneOf(broadcast), card, about: aboutOf(broadcast) };
}
