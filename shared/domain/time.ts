/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number & { readonly brand: 'Instant' };
/** A calendar day in the bureau's time zone, '2026-10-01'. */
export type Day = string & { readonly brand: 'Day' };

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

let zone = formatIn('Asia/Shanghai');

/** Names the bureau's time zone once, at the start of the process. Throws RangeError on an unknown zone. */
export function useZone(name: string): void {
  zone = formatIn(name);
}

/** Reads ISO text with an offset, or milliseconds. Throws RangeError if it is neither. */
export function instant(from: string | number): Instant {
  const ms = typeof from === 'number' ? from : Date.parse(from);
  if (!Number.isFinite(ms)) throw new RangeError('not an instant');
  return ms as Instant;
}

/** Reads 'YYYY-MM-DD' of a day that exists; undefined for 2026-02-30 and the like. */
export function dayFrom(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text) ? (text as Day) : undefined;
}

/** As dayFrom, for text that is known to be a day. Throws RangeError if it is not. */
export function day(text: string): Day {
  const found = dayFrom(text);
  if (found === undefined) throw new RangeError(`not a day: ${text.slice(0, 10)}`);
  return found;
}

export function later(from: Instant, ms: number): Instant {
  return (from + ms) as Instant;
}

/** UTC text of fixed width, so that it sorts as time does. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}

/** '2026-10-01T08:30:00+08:00' in the bureau's zone. */
export function zonedIso(at: Instant): string {
  const minutes = Math.round(offsetMs(at) / MINUTE_MS);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local(at).slice(0, 19)}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

export function dayOf(at: Instant): Day {
  return local(at).slice(0, 10) as Day;
}

/** 'HH:mm' in the bureau's zone. */
export function clockOf(at: Instant): string {
  return local(at).slice(11, 16);
}

/** The instant of 'HH:mm' on a day of the bureau's zone; '24:00' is the next midnight. */
export function at(on: Day, clock: string): Instant {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const asUtc = Date.parse(`${on}T00:00:00Z`) + hours * HOUR_MS + minutes * MINUTE_MS;
  return (asUtc - offsetMs((asUtc - offsetMs(asUtc as Instant)) as Instant)) as Instant;
}

export function plusDays(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** The same day of a later month, or its last: 01-31 and a month is 02-28. */
export function monthsLater(from: Day, months: number): Day {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = Date.UTC(year, month - 1 + months, Math.min(day, last));
  return new Date(then).toISOString().slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(on: Day): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
}

/** The first whole minute at or after an instant: what a clock that ticks each minute can meet. */
export function nextMinute(from: Instant): Instant {
  return (Math.ceil(from / MINUTE_MS) * MINUTE_MS) as Instant;
}

function offsetMs(at: Instant): number {
  return Date.parse(`${local(at).slice(0, 19)}Z`) - Math.floor(at / SECOND_MS) * SECOND_MS;
}

function local(at: Instant): string {
  return zone(at);
}

/** Shanghai has kept +08:00 since 1991; formatting through Intl costs fifty times a subtraction, and 20 ms to begin with. */
function formatIn(name: string): (at: Instant) => string {
  if (name === 'Asia/Shanghai') return (at) => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: name,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (at) => format.format(at).replace(' ', 'T');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
