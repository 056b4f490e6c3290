import type { Row } from './table.ts';

/** Where a read begins and ends, in the order of the engine's keys. */
export interface Bounds {
  readonly gte: string;
  readonly lt: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** Long ranges are read anew each time, and what was not asked for lately is forgotten: this is no second table. */
const mostRows = 16;
const mostPlaces = 256;
const mostRanges = 16;

/**
 * Short ranges as they were read last. One process writes to the engine and tells of every write, so what is remembered
 * is what a read would find; most messages look at the same few places, which seldom change.
 */
export function rememberedRanges() {
  const places = new Map<string, Map<string, readonly Row[]>>();

  function placeAt(name: string): Map<string, readonly Row[]> {
    const place = places.get(name) ?? new Map<string, readonly Row[]>();
    places.set(name, place);
    const [oldest] = places.keys();
    if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest);
    return place;
  }

  return {
    find: (bounds: Bounds): readonly Row[] | undefined =>
      places.get(placeOf(bounds.gte))?.get(textOf(bounds)),

    /** Hands rows through, and remembers them unless somebody wrote there meanwhile. */
    async *keep(bounds: Bounds, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
      const name = placeOf(bounds.gte);
      const place = placeAt(name);
      const seen: Row[] = [];
      for await (const row of rows) {
        if (seen.length <= mostRows) seen.push(row);
        yield row;
      }
      if (seen.length > mostRows || places.get(name) !== place) return;
      if (place.size >= mostRanges) place.clear();
      place.set(textOf(bounds), seen);
    },

    forget(keys: Iterable<string>): void {
      for (const key of keys) places.delete(placeOf(key));
    },
  };
}

export type Ranges = ReturnType<typeof rememberedRanges>;

/** All rows of one pk, or of one pk of an index. */
function placeOf(key: string): string {
  return key.slice(0, key.indexOf('\0'));
}

function textOf({ gte, lt, reverse, limit }: Bounds): string {
  return `${gte}\0\0${lt}\0\0${reverse}\0${limit}`;
}
