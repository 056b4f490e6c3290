/** Where the bureau is. Names are as people and offices write them, the nearest level first. */
export interface Region {
  /** GB/T 2260, six digits of a district or county. */
  readonly code: string;
  readonly name: string;
  /** Province, city. */
  readonly above: readonly string[];
  /** Zones without a code of their own, and other names we go by. */
  readonly zones: readonly (readonly [string, ...string[]])[];
  /** WGS-84. */
  readonly at?: Point;
}

/** Degrees on WGS-84, as weather data has them; longitude is always named, never first or second. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** How the place of a code of six digits lies to the region: itself, its city or province, or another. */
export function lies(code: string, region: Pick<Region, 'code'>): 'here' | 'above' | 'elsewhere' {
  if (code === region.code) return 'here';
  const stem = code.replace(/(?:00)+$/, '');
  return stem.length < code.length && region.code.startsWith(stem) ? 'above' : 'elsewhere';
}
