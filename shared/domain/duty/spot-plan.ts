import { type Day, type Instant, instant, MINUTE_MS } from '../time.ts';

/** The random checks of one watch day, drawn before it begins and sealed until it is over. */
export interface SpotPlan {
  readonly day: Day;
  /** When each check is, soonest first. */
  readonly times: readonly Instant[];
  /** How many posts each looks at; missing for all. */
  readonly sample?: number;
  /** Nobody can guess the plan from its hash while he does not know this. */
  readonly salt: string;
  readonly sealedAt: Instant;
  readonly revealAt: Instant;
  readonly done: number;
  readonly revealed: boolean;
}

/** So far apart at least, so that a second call is over before the next check. */
const apartMs = 30 * MINUTE_MS;
const mostDraws = 200;

/** Times within a span, one as likely as another, as `draw` says: it gives 0 to 1 for each number it is asked for. */
export function drawTimes(
  count: number,
  span: { readonly from: Instant; readonly until: Instant },
  draw: (nth: number) => number,
): Instant[] {
  const times: number[] = [];
  const minutes = Math.max(1, Math.floor((span.until - span.from) / MINUTE_MS));
  for (let nth = 0; times.length < count && nth < mostDraws; nth += 1) {
    const time = span.from + Math.floor(draw(nth) * minutes) * MINUTE_MS;
    if (times.every((other) => Math.abs(other - time) >= apartMs)) times.push(time);
  }
  return times.sort((one, other) => one - other).map(instant);
}

/** What the next look at the plan is for, and when. */
export function nextOf(
  plan: SpotPlan,
): { readonly kind: 'check' | 'reveal'; readonly at: Instant } | undefined {
  const time = plan.times[plan.done];
  if (time !== undefined) return { kind: 'check', at: time };
  return plan.revealed ? undefined : { kind: 'reveal', at: plan.revealAt };
}
