import { DAY_MS, type Instant, instant, later } from './time.ts';

/**
 * What a signed page may do, and for whom: one purpose, one person, until a moment. `person` is empty where several units
 * read the link: then it acts only for whoever's browser has proved who holds it, and anybody may report.
 */
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
  const [place, person, until, once, byNumber] = parts;
  // Links were once given out for a mobile number alone, which proves nobody.
  if (byNumber !== undefined || typeof place !== 'number') return undefined;
  if (typeof person !== 'string' || typeof until !== 'number' || typeof once !== 'string') return undefined;
  const common = { person, until: instant(until), once };
  return place === -1 ? { kind: 'report', ...common } : { kind: 'action', place, ...common };
}

/** Whose telephone a browser is, as it proved once. */
export interface Holder {
  readonly person: string;
  readonly until: Instant;
}

/** Shorter than the oldest key is kept; each page opened in time prolongs it. */
export const holderLifeMs = 45 * DAY_MS;

const holderSign = 'holder';

export function holderText({ person, until }: Holder): string {
  return JSON.stringify([holderSign, person, until]);
}

export function holderFrom(text: string): Holder | undefined {
  const parts: unknown = JSON.parse(text);
  if (!Array.isArray(parts) || parts[0] !== holderSign) return undefined;
  const [, person, until] = parts;
  if (typeof person !== 'string' || typeof until !== 'number') return undefined;
  return { person, until: instant(until) };
}

/** Who says something on a page: no platform knows him by this, so nothing can be sent there. */
const pagePrefix = 'page:';

export function pageSender(name: string): string {
  return `${pagePrefix}${name}`;
}

export function isPageSender(id: string): boolean {
  return id.startsWith(pagePrefix);
}
