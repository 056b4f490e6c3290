import { DAY_MS, type Instant, instant, later } from './time.ts';

/** What a signed page may do, and for whom: one purpose, one person, until a moment. */
export type Grant = { readonly person: string; readonly until: Instant } & (
  | { readonly kind: 'action'; readonly once: string; readonly place: number }
  | { readonly kind: 'report'; readonly once: string }
);

const lifeMs = 3 * DAY_MS;

export function untilOf(askedAt: Instant): Instant {
  return later(askedAt, lifeMs);
}

/** A grant as short text. */
export function grantText(grant: Grant): string {
  const place = grant.kind === 'action' ? grant.place : -1;
  return JSON.stringify([place, grant.person, grant.until, grant.once]);
}

export function grantFrom(text: string): Grant | undefined {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) return undefined;
  const [place, person, until, once] = parts;
  if (typeof person !== 'string' || typeof until !== 'number' || typeof once !== 'string') return undefined;
  const common = { person, until: instant(until), once };
  return place === -1 ? { kind: 'report', ...common } : { kind: 'action', place: Number(place), ...common };
}
