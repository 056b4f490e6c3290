import type { Lane } from './decision.ts';
import { isRobot } from './delivery/capabilities.ts';
import type { Window } from './delivery/windows.ts';
import type { Address, Card, Channel, Errand } from './message.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from './time.ts';

/** What a card or an errand is about, so that a click, a quote or a result finds its way back. */
export interface Subject {
  readonly topic: 'directory' | 'alerts' | 'duty' | 'hazards';
  readonly id: string;
}

/** One thing the courier is to do. `once` names it for ever: the same name is never done twice. */
export interface Order {
  readonly once: string;
  readonly to: Address;
  readonly lane: Lane;
  /** The message or tick that brought it about. */
  readonly cause: string;
  readonly askedAt: Instant;
  readonly notAfter?: Instant;
  readonly about?: Subject;
  /** Who is answered, by name, where others read the answer too. */
  readonly asker?: string;
  readonly what:
    | { readonly kind: 'card'; readonly card: Card }
    | { readonly kind: 'errand'; readonly errand: Errand };
}

/** What became of an order. `unknown`: it may have been shown; nobody may count on it. */
export type Fate =
  | { readonly kind: 'sent'; readonly message: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'dead'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'expired' };

/** In which order lanes are served. */
export const lanes = ['red', 'answer', 'blue'] as const satisfies readonly Lane[];

/** What a platform allows one app, and how the courier behaves there. Times are of the wall clock. */
export interface Limits {
  /** Each of the platform's calls (send, edit, fetch …) has these to itself. */
  readonly perCall: readonly Window[];
  /** The same for sends to one address. */
  readonly perAddress: readonly Window[];
  /** Two calls may take unlike times to arrive, so each window is kept this much longer than documented. */
  readonly slackMs: number;
  /** A message is not edited more often than this. */
  readonly editEveryMs: number;
  /** Calls under way at once. */
  readonly atOnce: number;
  /** No call takes longer; the mouth keeps to it. */
  readonly deadlineMs: number;
  /** How long after a first try a repeat under the same key is known not to show twice. */
  readonly keyWindowMs: number;
  readonly backOff: { readonly firstMs: number; readonly mostMs: number };
}

const every = lanes;
const calm = {
  editEveryMs: 3 * SECOND_MS,
  slackMs: 200,
  deadlineMs: 10 * SECOND_MS,
  backOff: { firstMs: SECOND_MS, mostMs: MINUTE_MS },
} as const;

/** 50/s and 1000/min per call, 5/s per chat; blue has half of it, and red a rest that answers leave too. */
const feishu: Limits = {
  ...calm,
  perCall: [
    { lanes: every, count: 1000, ms: MINUTE_MS },
    { lanes: every, count: 50, ms: SECOND_MS },
    { lanes: ['answer', 'blue'], count: 900, ms: MINUTE_MS },
    { lanes: ['answer', 'blue'], count: 45, ms: SECOND_MS },
    { lanes: ['blue'], count: 600, ms: MINUTE_MS },
    { lanes: ['blue'], count: 25, ms: SECOND_MS },
  ],
  perAddress: [{ lanes: every, count: 5, ms: SECOND_MS }],
  atOnce: 60,
  // The platform's hour, less what a slow call and two unlike clocks may take.
  keyWindowMs: HOUR_MS - 5 * MINUTE_MS,
};

/** A robot of one group: 20 a minute there, and no key that a repeat could be known by. */
const robot: Limits = {
  ...calm,
  perCall: [],
  perAddress: [{ lanes: every, count: 18, ms: MINUTE_MS }],
  atOnce: 20,
  keyWindowMs: 0,
};

const sandbox: Limits = {
  ...calm,
  slackMs: 0,
  editEveryMs: 0,
  perCall: [],
  perAddress: [],
  atOnce: 50,
  keyWindowMs: Number.POSITIVE_INFINITY,
  backOff: { firstMs: 250, mostMs: 2 * SECOND_MS },
};

const limits: Readonly<Record<Channel, Limits>> = {
  feishu,
  wecom: robot,
  dingtalk: robot,
  // The gateway keeps the pace, and a journal by which it says nothing twice.
  wechat: { ...robot, atOnce: 1, keyWindowMs: Number.POSITIVE_INFINITY },
  sandbox,
};

export function limitsOf(channel: Channel): Limits {
  return limits[channel];
}

/** The limits as they hold at one address: a group's webhook robot knows no key, whatever its platform's app does. */
export function limitsAt(to: Address, usual: Limits): Limits {
  return isRobot(to) ? { ...usual, keyWindowMs: 0 } : usual;
}
