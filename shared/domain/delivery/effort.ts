import type { Fate, Limits, Order } from '../delivery.ts';
import type { Failure } from '../message.ts';
import { DAY_MS, HOUR_MS } from '../time.ts';

/** What has been tried with an order so far. All times are of the wall clock. */
export interface Effort {
  readonly askedWallMs: number;
  readonly tries: number;
  readonly notBeforeWallMs: number;
  readonly firstTriedWallMs?: number;
  /** The first try under the present key that may have been shown, as far as anybody knows. */
  readonly doubtSinceWallMs?: number;
  /** Refused content is sent again as plain text. */
  readonly form: 'card' | 'text';
  /** How often it was sent again under a new key, marked so. */
  readonly again: number;
}

export type Verdict =
  | { readonly kind: 'try'; readonly effort: Effort }
  | { readonly kind: 'over'; readonly fate: Fate };

/** News is stale after a day; whoever waits for an errand is told within the hour that it failed. */
const patienceMs = { card: DAY_MS, errand: HOUR_MS } as const;
const mostAgain = 2;

export function fresh(askedWallMs: number): Effort {
  return { askedWallMs, tries: 0, notBeforeWallMs: 0, form: 'card', again: 0 };
}

/** The idempotency key of this effort: another content is another key. */
export function keyOf(once: string, { form, again }: Effort): string {
  return `${once}${again > 0 ? `#again${again}` : ''}${form === 'text' ? '#text' : ''}`;
}

/** Whether an order is still to be tried, and how. `now` decides what is over, `wallMs` what may still be repeated. */
export function beforeTry(
  order: Order,
  effort: Effort,
  at: { readonly now: number; readonly wallMs: number; readonly limits: Limits },
): Verdict {
  const { wallMs, limits } = at;
  if (isPast({ kind: order.what.kind, notAfter: order.notAfter }, effort, at)) return over(givenUp(effort));
  if (order.what.kind === 'card' && isInDoubt(effort, wallMs, limits)) return onceMore(order, effort, wallMs);
  return attempt(effort, wallMs);
}

/** Whether it is no longer worth a try: its last moment is gone, or it waited too long. */
export function isPast(
  { kind, notAfter }: { readonly kind: Order['what']['kind']; readonly notAfter: number | undefined },
  { askedWallMs }: Pick<Effort, 'askedWallMs'>,
  { now, wallMs }: { readonly now: number; readonly wallMs: number },
): boolean {
  return wallMs - askedWallMs > patienceMs[kind] || (notAfter !== undefined && now > notAfter);
}

/** What follows a failed try: `before` is the effort as it was, `tried` as it was written down before the call. */
export function afterFailure(
  order: Order,
  efforts: { before: Effort; tried: Effort },
  failure: Failure & { wallMs: number; limits: Limits },
): Verdict {
  const { before, tried } = efforts;
  const settled = withDoubt(tried, before.doubtSinceWallMs);
  switch (failure.kind) {
    case 'dead':
      return over({ kind: 'dead', code: failure.code });
    case 'content':
      if (order.what.kind === 'errand' || tried.form === 'text')
        return over({ kind: 'refused', code: failure.code });
      return again({ ...withDoubt(tried, undefined), form: 'text' }, failure.wallMs);
    case 'token':
      return again(settled, failure.wallMs + (tried.tries > 1 ? backOffMs(tried.tries, failure) : 0));
    case 'later':
    case 'operator':
      return again(settled, failure.wallMs + backOffMs(tried.tries, failure));
    case 'unclear':
      return again(tried, failure.wallMs + backOffMs(tried.tries, failure));
  }
}

/** Doubles from try to try, and heeds what the platform asked for. */
export function backOffMs(
  tries: number,
  { waitMs = 0, limits }: { waitMs?: number; limits: Limits },
): number {
  const { firstMs, mostMs } = limits.backOff;
  return Math.max(waitMs, Math.min(mostMs, firstMs * 2 ** Math.max(0, tries - 1)));
}

function isInDoubt({ doubtSinceWallMs }: Effort, wallMs: number, { keyWindowMs }: Limits): boolean {
  return doubtSinceWallMs !== undefined && wallMs - doubtSinceWallMs > keyWindowMs;
}

/** The key no longer protects: red and orange rather twice and marked than never, all else rather unknown than twice. */
function onceMore(order: Order, effort: Effort, wallMs: number): Verdict {
  if (!isUrgent(order) || effort.again >= mostAgain) return over({ kind: 'unknown' });
  return attempt({ ...withDoubt(effort, undefined), again: effort.again + 1 }, wallMs);
}

function isUrgent({ lane, what }: Order): boolean {
  return (
    lane === 'red' || (what.kind === 'card' && (what.card.tone === 'red' || what.card.tone === 'orange'))
  );
}

function givenUp({ doubtSinceWallMs }: Effort): Fate {
  return { kind: doubtSinceWallMs === undefined ? 'expired' : 'unknown' };
}

function attempt(effort: Effort, wallMs: number): Verdict {
  const { tries, firstTriedWallMs = wallMs, doubtSinceWallMs = wallMs } = effort;
  return { kind: 'try', effort: { ...effort, tries: tries + 1, firstTriedWallMs, doubtSinceWallMs } };
}

function again(effort: Effort, notBeforeWallMs: number): Verdict {
  return { kind: 'try', effort: { ...effort, notBeforeWallMs } };
}

function over(fate: Fate): Verdict {
  return { kind: 'over', fate };
}

function withDoubt({ doubtSinceWallMs: _, ...effort }: Effort, since: number | undefined): Effort {
  return since === undefined ? effort : { ...effort, doubtSinceWallMs: since };
}
