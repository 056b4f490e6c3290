import { compareBytes } from './level-keys.ts';
import { type Kept, readOf } from './level-rows.ts';
import type { Row } from './table.ts';

/** Where a read begins and ends, in the order of the engine's keys. */
export interface Bounds {
  readonly gte: string;
  readonly lt: string;
  readonly reverse: boolean;
  /** -1 for all. */
  readonly limit: number;
}

/** Long ranges are read anew each time, and what was not asked for lately is forgotten: this is no second table. */
const mostRows = 128;
const mostRanges = 16;
/** Some megabytes for all: the text of their rows, and a share for each place and range. */
const mostLetters = 4_000_000;
const lettersEach = 200;

/** A range as it was read, in the order of keys. */
interface Known extends Bounds {
  readonly entries: Kept[];
}

/** All rows of one pk, or of one pk of an index. */
interface Place {
  writes: number;
  readonly known: Map<string, Known>;
}

/**
 * Short ranges as they were read last, kept true by what is written. One process writes to the engine and tells of every
 * write, so what is remembered is what a read would find; most messages look at the same few places.
 */
export function rememberedRanges() {
  const places = new Map<string, Place>();
  let letters = 0;

  function placeAt(name: string): Place {
    const place = places.get(name);
    if (place) return place;
    const made = { writes: 0, known: new Map<string, Known>() };
    places.set(name, made);
    letters += lettersEach;
    return made;
  }

  function remember(place: Place, known: Known): void {
    if (place.known.size >= mostRanges) for (const old of place.known.values()) drop(place, old);
    place.known.set(nameOf(known), known);
    letters += sizeOf(known);
    if (letters > mostLetters) forgetOldest();
  }

  function drop(place: Place, known: Known): void {
    if (place.known.delete(nameOf(known))) letters -= sizeOf(known);
  }

  function forgetOldest(): void {
    for (const name of places.keys()) {
      forget(name);
      if (letters <= mostLetters / 2) return;
    }
  }

  function forget(name: string): void {
    const place = places.get(name);
    if (!place) return;
    for (const known of place.known.values()) drop(place, known);
    places.delete(name);
    letters -= lettersEach;
  }

  return {
    find(bounds: Bounds): Row[] | undefined {
      const known = places.get(placeOf(bounds.gte))?.known.get(nameOf(bounds));
      if (!known) return undefined;
      const rows = known.entries.map(readOf);
      return bounds.reverse ? rows.reverse() : rows;
    },

    /** Hands rows through, and remembers them unless somebody wrote there meanwhile. */
    async *keep(bounds: Bounds, found: AsyncIterable<Kept>): AsyncGenerator<Row> {
      const name = placeOf(bounds.gte);
      const place = placeAt(name);
      const { writes } = place;
      const seen: Kept[] = [];
      for await (const kept of found) {
        if (seen.length <= mostRows) seen.push(kept);
        yield readOf(kept);
      }
      if (seen.length > mostRows || places.get(name) !== place || place.writes !== writes) return;
      remember(place, { ...bounds, entries: bounds.reverse ? seen.reverse() : seen });
    },

    /** What lies at a key from now on; nothing if it is gone. */
    wrote(key: string, kept: Kept | undefined): void {
      const place = places.get(placeOf(key));
      if (!place) return;
      place.writes += 1;
      for (const known of [...place.known.values()]) {
        if (!holds(known, key)) continue;
        drop(place, known);
        const entries = changed(known, key, kept);
        if (entries) remember(place, { ...known, entries });
      }
    },

    forget(keys: Iterable<string>): void {
      for (const key of keys) forget(placeOf(key));
    },
  };
}

export function placeOf(key: string): string {
  return key.slice(0, key.indexOf('\0'));
}

function nameOf({ gte, lt, reverse, limit }: Bounds): string {
  return `${gte}\0\0${lt}\0\0${reverse}\0${limit}`;
}

function holds({ gte, lt }: Bounds, key: string): boolean {
  return compareBytes(key, gte) >= 0 && compareBytes(key, lt) < 0;
}

/** Nothing if it is not known any more: of a range that was cut off nobody knows what comes next, and some grow too long. */
function changed({ entries, limit }: Known, key: string, kept: Kept | undefined): Kept[] | undefined {
  if (limit >= 0 && entries.length >= limit) return undefined;
  const place = placeIn(entries, key);
  const old = entries[place]?.key === key ? 1 : 0;
  const next = entries.toSpliced(place, old, ...(kept ? [kept] : []));
  const isKnown = next.length <= mostRows && (limit < 0 || next.length <= limit);
  return isKnown ? next : undefined;
}

function sizeOf({ entries }: Known): number {
  return entries.reduce((sum, { text }) => sum + text.length, lettersEach);
}

/** Where a key lies among ordered ones, or would. */
function placeIn(entries: readonly Kept[], key: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(entries[middle]?.key ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
