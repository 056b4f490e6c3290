import { at, clockOf, DAY_MS, dayOf, HOUR_MS, type Instant, later, MINUTE_MS, plusDays } from '../time.ts';
import type { Broadcast } from './broadcast.ts';

/** What is done about a broadcast after it went out, in this order. */
export type Rung = 'look-at-delivery' | 'chase' | 'roll-up' | 'digest' | 'close';

interface Step {
  readonly rung: Rung;
  readonly at: Instant;
}

const deliveryMs = 5 * MINUTE_MS;
/** Late answers still count for so long. */
const openMs = 3 * DAY_MS;
/** How long units have to confirm an orange or red warning. */
export const graveAckMs = 30 * MINUTE_MS;

/** The steps of a broadcast that is out. Streets and watch hear of silence as one list, the leader only of a grave one. */
export function ladderOf(broadcast: Broadcast): readonly Step[] {
  const { sentAt, ackBy, grave } = broadcast;
  if (sentAt === undefined) return [];
  const delivery: Step = { rung: 'look-at-delivery', at: later(sentAt, deliveryMs) };
  if (ackBy === undefined) return [delivery, { rung: 'close', at: later(sentAt, DAY_MS) }];
  const awake = (from: Instant) => (broadcast.warning?.colour === 'red' ? from : outOfNight(from));
  const gap = grave ? 30 * MINUTE_MS : 4 * HOUR_MS;
  const steps: readonly Step[] = [
    delivery,
    { rung: 'chase', at: awake(ackBy) },
    { rung: 'roll-up', at: awake(later(ackBy, gap)) },
    ...(grave ? [{ rung: 'digest' as const, at: awake(later(ackBy, 2 * gap)) }] : []),
    { rung: 'close', at: later(ackBy, openMs) },
  ];
  return steps;
}

/** What is owed next, and when; undefined when the broadcast is over. */
export function nextStep(broadcast: Broadcast): Step | undefined {
  return ladderOf(broadcast)[broadcast.rung];
}

/** 22:00 to 07:00: nobody is woken but for red. */
export function isNight(now: Instant): boolean {
  const clock = clockOf(now);
  return clock >= '22:00' || clock < '07:00';
}

export function outOfNight(from: Instant): Instant {
  if (!isNight(from)) return from;
  const morning = clockOf(from) < '07:00' ? dayOf(from) : plusDays(dayOf(from), 1);
  return at(morning, '07:00');
}

export type ChaseRefusal = 'not-out' | 'asks-nothing' | 'just-chased' | 'night';

/** Why nobody may be chased right now; undefined if they may. */
export function cannotChase(broadcast: Broadcast, now: Instant): ChaseRefusal | undefined {
  if (broadcast.state !== 'sent' && broadcast.state !== 'sending') return 'not-out';
  if (!broadcast.asks) return 'asks-nothing';
  if (isNight(now) && broadcast.warning?.colour !== 'red') return 'night';
  const justMs = 5 * MINUTE_MS;
  return broadcast.chasedAt !== undefined && now < later(broadcast.chasedAt, justMs)
    ? 'just-chased'
    : undefined;
}
