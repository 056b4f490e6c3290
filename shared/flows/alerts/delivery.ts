import { nameOf } from '../../conversation/alerts/words-card.ts';
import { undelivered } from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import { HOUR_MS, type Instant, isoOf, later } from '../../domain/time.ts';
import { type Copy, copiesOf, waveWrites } from '../../store/alert-waves.ts';
import { rollOf } from '../../store/alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import { everybody, isReachable } from './audience.ts';
import { moved, toDrafter } from './move.ts';

/**
 * Five minutes on, or when all is through: what did not arrive is told to its sender, and units of a dead group are told
 * through their people.
 */
export async function lookAtDelivery(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const copies = (await copiesOf(deps.table, value.id)).map((copy) => copy.value);
  const isUnderWay =
    copies.some(({ state }) => state === 'waiting') && now < later(value.sentAt ?? now, patienceMs);
  if (isUnderWay) return nothing;
  const failed = copies.filter(isUntold);
  const targets = await instead(deps, value, failed);
  const next = { ...value, rung: value.rung + 1, waves: value.waves + (targets.length > 0 ? 1 : 0) };
  const wave = { alert: value.id, wave: next.waves, does: 'send', cause: `tick#${isoOf(now)}` } as const;
  const groups = failed.filter(({ to }) => to.kind === 'group').length;
  const card = undelivered(nameOf(value), { groups, people: failed.length - groups });
  const sends = failed.length > 0 ? toDrafter(value, 'undelivered', card) : [];
  return join(moved(stored, next, 'alert.delivered'), { writes: waveWrites(wave, targets), sends });
}

/** The slowest broadcast of a city is through by then; what still waits was lost on the way. */
const patienceMs = HOUR_MS;

function isUntold({ state, recalled }: Copy): boolean {
  return !recalled && state !== 'sent';
}

/** Liaison and backup of each unit whose group is dead. */
async function instead(deps: Deps, { id }: Broadcast, failed: readonly Copy[]): Promise<Target[]> {
  const dead = new Set(
    failed.filter(({ to, state }) => to.kind === 'group' && state !== 'unknown').map(({ to }) => keyOf(to)),
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
