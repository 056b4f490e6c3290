import type { WeatherId } from '../ids.ts';
import { DAY_MS, type Instant, later, MINUTE_MS } from '../time.ts';
import { areSameOffices, type Bulletin, type Colour, colours, type Office, type Source } from './warning.ts';

/** One thing an office said about an event, and which sources told it. */
export interface Step {
  readonly issuer: string;
  readonly verb: string;
  readonly colour: Colour;
  readonly lifted: boolean;
  /** When the office said it; when we heard it, where the text names no hour. */
  readonly at: Instant;
  readonly timed: boolean;
  readonly heardAt: Instant;
  readonly text: string;
  readonly guide?: string;
  readonly expiresAt?: Instant;
  readonly told: readonly { readonly source: Source; readonly id: string }[];
}

/** All that offices said about one hazard of theirs, from its first warning to its end. Steps are oldest first. */
export interface WeatherEvent {
  readonly id: WeatherId;
  readonly hazard: string;
  readonly hazardKey: string;
  readonly offices: readonly Office[];
  readonly places: readonly string[];
  readonly steps: readonly [Step, ...Step[]];
  /** It ended without the office's word: its time ran out, it left the source's list, nothing was heard for a day, or it was entered by mistake. */
  readonly over?: { readonly how: 'expired' | 'unlisted' | 'silent' | 'withdrawn'; readonly at: Instant };
}

export type Change = 'issued' | 'updated' | 'upgraded' | 'downgraded' | 'lifted';
export type Standing = 'in-force' | 'lifted' | 'expired' | 'unlisted' | 'silent' | 'withdrawn';

export type Linked =
  /** Heard before: nothing changes. */
  | { readonly kind: 'known'; readonly event: WeatherEvent }
  /** Another source tells what we have. */
  | { readonly kind: 'same'; readonly event: WeatherEvent }
  | { readonly kind: 'next'; readonly event: WeatherEvent; readonly before: WeatherEvent }
  | { readonly kind: 'new'; readonly event: WeatherEvent };

/** Sources stamp one warning minutes apart. */
const sameTellingMs = 10 * MINUTE_MS;
/** Warnings without an end are renewed or lifted within a day. */
const silentAfterMs = DAY_MS;
const mostSteps = 40;

/** Finds what a bulletin is about among the events of these days, and how that goes on; else it begins one. */
export function link(
  all: readonly WeatherEvent[],
  bulletin: Bulletin,
  { id, now }: { readonly id: WeatherId; readonly now: Instant },
): Linked {
  const events = all.filter((event) => !isWithdrawn(event));
  const step = stepOf(bulletin, now);
  const known = events.find(({ steps }) => steps.some(({ told }) => told.some(isToldBy(bulletin))));
  if (known) return { kind: 'known', event: known };
  const own = events.filter((event) => isAbout(event, bulletin));
  for (const event of own) {
    const place = event.steps.findIndex((told) => isSameTelling(told, step));
    if (place >= 0) return { kind: 'same', event: withTelling(event, place, bulletin) };
  }
  const before = superseded(events, bulletin) ?? own.find((event) => goesOn(event, step));
  return before
    ? { kind: 'next', before, event: withStep(before, step, bulletin) }
    : { kind: 'new', event: begun(bulletin, step, id) };
}

function isToldBy({ source, id }: Bulletin) {
  // The office's identifier is the same on every source that hands it on.
  return (told: Step['told'][number]) => told.id === id && (told.source === source || id.includes('_'));
}

function isAbout(event: WeatherEvent, bulletin: Bulletin): boolean {
  return (
    event.hazardKey === bulletin.hazardKey &&
    areSameOffices(event.offices, bulletin.offices) &&
    !isElsewhere(event.places, bulletin.places)
  );
}

/** Both name places and share none: two districts of one name. */
function isElsewhere(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((place) => other.includes(place));
}

function isSameTelling(one: Step, other: Step): boolean {
  const alike = one.colour === other.colour && one.lifted === other.lifted;
  const news = other.told.some(({ source }) => one.told.every((told) => told.source !== source));
  if (alike && one.text === other.text && (!one.timed || !other.timed || one.at === other.at)) return true;
  return alike && news && Math.abs(one.at - other.at) <= sameTellingMs;
}

function superseded(events: readonly WeatherEvent[], { supersedes }: Bulletin): WeatherEvent | undefined {
  return events.find(({ steps }) => steps.some(({ told }) => told.some(({ id }) => supersedes.includes(id))));
}

/** What was lifted does not go on; but what was said before the lifting belongs to it, however late it comes. */
function goesOn(event: WeatherEvent, step: Step): boolean {
  const last = lastOf(event);
  return !last.lifted || step.at <= last.at;
}

function stepOf(bulletin: Bulletin, now: Instant): Step {
  const { issuer, verb, colour, lifted, issuedAt, text, guide, expiresAt, source, id } = bulletin;
  return {
    ...{ issuer, verb, colour, lifted, text },
    at: issuedAt ?? now,
    timed: issuedAt !== undefined,
    heardAt: now,
    ...(guide !== undefined && { guide }),
    ...(expiresAt !== undefined && { expiresAt }),
    told: [{ source, id }],
  };
}

function begun({ hazard, hazardKey, offices, places }: Bulletin, step: Step, id: WeatherId): WeatherEvent {
  return { id, hazard, hazardKey, offices, places, steps: [step] };
}

function withTelling(event: WeatherEvent, place: number, { source, id }: Bulletin): WeatherEvent {
  const [first, ...rest] = event.steps;
  const more = (step: Step, at: number) =>
    at === place ? { ...step, told: [...step.told, { source, id }] } : step;
  return { ...event, steps: [more(first, 0), ...rest.map((step, at) => more(step, at + 1))] };
}

function withStep({ over: _, ...event }: WeatherEvent, step: Step, { places }: Bulletin): WeatherEvent {
  const [first = step, ...rest] = [...event.steps, step].sort((one, other) => one.at - other.at);
  const kept = rest.length < mostSteps ? rest : rest.slice(-mostSteps);
  return { ...event, places: [...new Set([...event.places, ...places])], steps: [first, ...kept] };
}

/** What somebody typed in by mistake never was: the event stands as before it, or is none. Undefined where another source told it too. */
export function withdraw(
  { over: _, ...event }: WeatherEvent,
  { text, now }: { readonly text: string; readonly now: Instant },
): WeatherEvent | undefined {
  const last = lastOf(event);
  if (last.text !== text || last.told.some(({ source }) => source !== 'pasted')) return undefined;
  const [first, ...rest] = event.steps.slice(0, -1);
  return first ? { ...event, steps: [first, ...rest] } : { ...event, over: { how: 'withdrawn', at: now } };
}

export const isWithdrawn = ({ over }: WeatherEvent): boolean => over?.how === 'withdrawn';

/** What the office said last. */
export function lastOf({ steps }: WeatherEvent): Step {
  return steps.at(-1) ?? steps[0];
}

/** What a step did to the one before it. */
export function changeOf({ colour, lifted }: Step, before: Step | undefined): Change {
  if (lifted) return 'lifted';
  if (!before || before.lifted) return 'issued';
  const rise = colours.indexOf(colour) - colours.indexOf(before.colour);
  return rise > 0 ? 'upgraded' : rise < 0 ? 'downgraded' : 'updated';
}

export function lastChange({ steps }: WeatherEvent): Change {
  return changeOf(steps.at(-1) ?? steps[0], steps.at(-2));
}

export function standingOf(event: WeatherEvent, now: Instant): Standing {
  const last = lastOf(event);
  if (last.lifted) return 'lifted';
  if (event.over) return event.over.how;
  return endsAt(event) > now ? 'in-force' : ended(event);
}

/** When it is over unless the office says more. */
export function endsAt(event: WeatherEvent): Instant {
  const { expiresAt, at } = lastOf(event);
  return expiresAt ?? later(at, silentAfterMs);
}

/** The event once its time has run out. */
export function runOut(event: WeatherEvent, now: Instant): WeatherEvent {
  return { ...event, over: { how: ended(event), at: now } };
}

function ended(event: WeatherEvent): 'expired' | 'silent' {
  return lastOf(event).expiresAt === undefined ? 'silent' : 'expired';
}
