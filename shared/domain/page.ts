import { DAY_MS, type Instant, instant, later } from './time.ts';

/**
 * What a signed page may do, and for whom: one purpose, one person, until a moment. `person` is empty where several units
 * read the link: it does nothing but ask who is there. `byNumber`: he was known by the number he typed, no more.
 */
export type Grant = { readonly person: string; readonly until: Instant; readonly byNumber?: true } & (
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
  const parts = [place, grant.person, grant.until, grant.once];
  return JSON.stringify(grant.byNumber ? [...parts, 1] : parts);
}

export function grantFrom(text: string): Grant | undefined {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts)) return undefined;
  const [place, person, until, once, byNumber] = parts;
  if (typeof person !== 'string' || typeof until !== 'number' || typeof once !== 'string') return undefined;
  const common = { person, until: instant(until), once, ...(byNumber === 1 && { byNumber: true as const }) };
  return place === -1 ? { kind: 'report', ...common } : { kind: 'action', place: Number(place), ...common };
}
