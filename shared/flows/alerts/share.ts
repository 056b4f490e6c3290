import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Home, Target } from '../../domain/alerts/plan.ts';
import type { Recipient } from '../../domain/decision.ts';
import type { Instant } from '../../domain/time.ts';
import type { Wave } from '../../store/alert-waves.ts';

/** What one step of a wave has to do. */
export interface Share {
  readonly broadcast: Broadcast;
  readonly wave: Wave;
  readonly targets: readonly Target[];
  readonly now: Instant;
}

/** Whom to send to; nobody for a home that is none. */
export function recipientOf(home: Home): Recipient | undefined {
  return home.kind === 'nobody' ? undefined : home;
}

/** The names of what is said once for ever; a fate finds its copy by them. */
export const once = {
  sent: (alert: string, home: string) => `alert.sent#${alert}#${home}`,
  face: (alert: string, home: string, count: number) => `alert.face#${alert}#${home}#${count}`,
  recalled: (alert: string, home: string) => `alert.recalled#${alert}#${home}`,
  chased: (alert: string, home: string, wave: number) => `alert.chased#${alert}#${wave}#${home}`,
} as const;
