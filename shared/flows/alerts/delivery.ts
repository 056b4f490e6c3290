import { nameOf } from '../../conversation/alerts/words-card.ts';
import { lagging, undelivered } from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import { HOUR_MS, type Instant, isoOf, later, MINUTE_MS } from '../../domain/time.ts';
import { type Copy, copiesOf, waveWrites } from '../../store/alert-waves.ts';
import { untold } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import { type Everybody, everybody, isReachable } from './audience.ts';
import { moved, toDrafter } from './move.ts';
import { failOver } from './second-address.ts';

/**
 * Five minutes on, or when all is through: what did not arrive is told to its sender, and units of a dead group are told
 * through their people.
 */
export async function lookAtDelivery(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const copies = (await copiesOf(deps.table, value.id)).map((copy) => copy.value);
  const isUnderWay =
    copies.some(({ state }) => state === 'waiting') && now < later(value.sentAt ?? now, patienceMs);
  const all = await everybody(deps);
  if (isUnderWay && !value.grave && now < later(value.sentAt ?? now, slowMs)) return nothing;
  const waiting = copies.filter(({ state }) => state === 'waiting');
  if (isUnderWay) return meanwhile(deps, value, { waiting, all, now });
  const failed = copies.filter(isUntold);
  const second = await failOver(deps, value, { copies: failed, all, now });
  const targets = await instead(deps, value, { failed, all, reached: second.people });
  const next = { ...value, rung: value.rung + 1, waves: value.waves + (targets.length > 0 ? 1 : 0) };
  const wave = { alert: value.id, wave: next.waves, does: 'send', cause: `tick#${isoOf(now)}` } as const;
  const groups = failed.filter(({ to }) => to.kind === 'group').length;
  const card = undelivered(nameOf(value), {
    ...{ groups, people: failed.length - groups, second: second.people.size },
  });
  const sends = failed.length > 0 ? [...toDrafter(value, 'undelivered', card), ...second.sends] : [];
  return join(moved(stored, next, 'alert.delivered'), { writes: waveWrites(wave, targets), sends });
}

/** So long what is not grave may wait for a channel that is slow. */
const slowMs = 15 * MINUTE_MS;

/** Some copies still wait: their readers are told another way, and the sender knows that a channel lags. */
export async function meanwhile(
  deps: Deps,
  broadcast: Broadcast,
  { waiting, all, now }: { waiting: readonly Copy[]; all: Everybody; now: Instant },
): Promise<Outcome> {
  const { sends, people } = await failOver(deps, broadcast, { copies: waiting, all, now });
  if (sends.length === 0) return nothing;
  const card = lagging(nameOf(broadcast), { waiting: waiting.length, second: people.size });
  const told = await untold(deps.table, toDrafter(broadcast, 'lagging', card));
  return { writes: [], sends: [...sends, ...told] };
}

/** The slowest broadcast of a city is through by then; what still waits was lost on the way. */
const patienceMs = HOUR_MS;

function isUntold({ state, recalled }: Copy): boolean {
  return !recalled && state !== 'sent';
}

/** Liaison and backup of each unit whose group is dead. */
async function instead(
  deps: Deps,
  { id }: Broadcast,
  {
    failed,
    all,
    reached: others,
  }: { failed: readonly Copy[]; all: Everybody; reached: ReadonlySet<PersonId> },
): Promise<Target[]> {
  const dead = new Set(
    failed.filter(({ to, state }) => to.kind === 'group' && state !== 'unknown').map(({ to }) => keyOf(to)),
  );
  if (dead.size === 0) return [];
  const rolls = await rollOf(deps.table, id);
  const lost = new Set(rolls.flatMap(({ value }) => (dead.has(keyOf(value.home)) ? value.unit : [])));
  const units = all.units.filter((unit) => lost.has(unit.id));
  const people = units.flatMap(({ liaison, backup }) => [liaison, backup].flatMap((one) => one ?? []));
  const reached = [...new Set(people)].filter(
    (person) => !others.has(person) && isReachable(all.people.get(person)),
  );
  return reached.map((person) => ({
    to: { kind: 'person', person },
    first: true,
    units: [],
    cards: [],
    size: 1,
  }));
}
