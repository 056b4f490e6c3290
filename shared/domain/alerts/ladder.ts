import { at, clockOf, DAY_MS, dayOf, type Instant, later, MINUTE_MS, plusDays } from '../time.ts';
import type { Broadcast } from './broadcast.ts';

/**
 * What is done about a broadcast after it went out: the group is asked again, then the liaisons one by one, their backups,
 * urgently where that is set up; then street, watch and leader get lists.
 */
export type Rung =
  | 'cover'
  | 'look-at-delivery'
  | 'review'
  | 'chase'
  | 'liaison'
  | 'backup'
  | 'urge'
  | 'roll-up'
  | 'digest'
  | 'sum'
  | 'close';

interface Step {
  readonly rung: Rung;
  readonly at: Instant;
}

const deliveryMs = 5 * MINUTE_MS;
/** A second look that is owed is asked for again after so long. */
const reviewMs = 10 * MINUTE_MS;
/** Late answers still count for so long. */
const openMs = 3 * DAY_MS;
/** How long units have to confirm an orange or red warning. */
export const graveAckMs = 30 * MINUTE_MS;

/** From the deadline on, how many minutes each step comes after the one before it. */
export const gravePace: readonly (readonly [Rung, number])[] = [
  ['chase', 0],
  ['liaison', 10],
  ['backup', 10],
  ['urge', 5],
  ['roll-up', 5],
  ['digest', 30],
];
export const plainPace: readonly (readonly [Rung, number])[] = [
  ['chase', 0],
  ['liaison', 60],
  ['backup', 60],
  ['roll-up', 120],
];

type Facts = Pick<
  Broadcast,
  'sentAt' | 'ackBy' | 'grave' | 'warning' | 'review' | 'daily' | 'awake' | 'covers'
>;

/** The steps of a broadcast that is out, soonest first. Streets and watch hear of silence as one list, the leader only of a grave one. */
export function ladderOf(broadcast: Facts): readonly Step[] {
  const { sentAt, ackBy, grave, review } = broadcast;
  if (sentAt === undefined) return [];
  const delivery: Step = { rung: 'look-at-delivery', at: later(sentAt, deliveryMs) };
  const looks: Step[] = review ? [{ rung: 'review', at: later(sentAt, reviewMs) }] : [];
  if (ackBy === undefined) return [delivery, ...looks, { rung: 'close', at: later(sentAt, DAY_MS) }];
  if (broadcast.daily) return dailyLadder(sentAt);
  const { covers } = broadcast;
  const posts: Step[] =
    covers === undefined ? [] : [{ rung: 'cover', at: later(sentAt, covers * MINUTE_MS) }];
  const awake = (from: Instant) => (wakes(broadcast) ? from : outOfNight(from));
  let last = ackBy;
  const climb = (grave ? gravePace : plainPace).map(([rung, minutes]): Step => {
    last = awake(later(last, minutes * MINUTE_MS));
    return { rung, at: last };
  });
  const steps = [
    delivery,
    ...posts,
    ...looks,
    ...climb,
    { rung: 'close', at: later(ackBy, openMs) } as const,
  ];
  return steps.sort((one, other) => one.at - other.at);
}

/** A daily report is asked for at 16:00, chased at 16:30 and 17:00, summed up at 17:30. */
function dailyLadder(sentAt: Instant): readonly Step[] {
  const after = (minutes: number) => later(sentAt, minutes * MINUTE_MS);
  return [
    { rung: 'look-at-delivery', at: later(sentAt, deliveryMs) },
    { rung: 'chase', at: after(30) },
    { rung: 'chase', at: after(60) },
    { rung: 'sum', at: after(sumMinutes) },
    { rung: 'close', at: after(8 * 60) },
  ];
}

/** From the asking to the summing up. */
export const sumMinutes = 90;

/** Rows of the first edition counted the steps of a shorter ladder. */
export function rungFromFirst(rung: number, broadcast: Facts): number {
  const first: readonly Rung[] = ['look-at-delivery', 'chase', 'roll-up', 'digest', 'close'];
  const now = ladderOf(broadcast).map((step) => step.rung);
  const then = first.filter((one) => now.includes(one))[rung];
  return then === undefined ? now.length : now.indexOf(then);
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

/** Red always, orange in a period whose nights are no rest. */
function wakes({ warning, grave, awake }: Pick<Broadcast, 'warning' | 'grave' | 'awake'>): boolean {
  return warning?.colour === 'red' || (grave && awake === true);
}

export function outOfNight(from: Instant): Instant {
  if (!isNight(from)) return from;
  const morning = clockOf(from) < '07:00' ? dayOf(from) : plusDays(dayOf(from), 1);
  return at(morning, '07:00');
}

export type ChaseRefusal = 'not-out' | 'superseded' | 'asks-nothing' | 'just-chased' | 'night';

/** Why nobody may be chased right now; undefined if they may. */
export function cannotChase(broadcast: Broadcast, now: Instant): ChaseRefusal | undefined {
  if (broadcast.state !== 'sent' && broadcast.state !== 'sending') return 'not-out';
  if (broadcast.superseded) return 'superseded';
  if (!broadcast.asks) return 'asks-nothing';
  if (isNight(now) && !wakes(broadcast)) return 'night';
  const justMs = 5 * MINUTE_MS;
  return broadcast.chasedAt !== undefined && now < later(broadcast.chasedAt, justMs)
    ? 'just-chased'
    : undefined;
}
