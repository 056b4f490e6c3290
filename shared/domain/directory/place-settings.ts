import { type Refusal, refuse } from '../decision.ts';
import type { Bureau } from './unit.ts';

export type PlaceSetting = 'region' | 'zones' | 'position';
export type PlaceRefusal = 'bad-region' | 'bad-zones' | 'bad-position' | 'no-region';

type Placed = { readonly ok: true; readonly next: Bureau } | Refusal<PlaceRefusal>;

/**
 * Where the bureau is. `region`: the code of GB/T 2260, then the names from the province down, blanks between. `zones`: a
 * zone and its other names with commas between, zones with semicolons. `position`: latitude,longitude on WGS-84.
 */
export function withPlace(bureau: Bureau, setting: PlaceSetting, text: string): Placed {
  if (setting === 'region') return withRegion(bureau, text);
  const { region } = bureau;
  if (!region) return refuse('no-region');
  if (setting === 'zones') {
    const zones = text.split(';').flatMap(zoneOf);
    return zones.length > 0 && zones.flat().every((name) => name.length >= 2)
      ? { ok: true, next: { ...bureau, region: { ...region, zones } } }
      : refuse('bad-zones');
  }
  const at = pointOf(text);
  return at ? { ok: true, next: { ...bureau, region: { ...region, at } } } : refuse('bad-position');
}

function withRegion(bureau: Bureau, text: string): Placed {
  const [code = '', ...names] = text.split(' ').filter((part) => part !== '');
  const name = names.at(-1);
  if (!/^[1-9]\d{5}$/.test(code) || !name || names.some((one) => one.length < 2)) return refuse('bad-region');
  const { zones = [], at } = bureau.region ?? {};
  const region = { code, name, above: names.slice(0, -1), zones, ...(at && { at }) };
  return { ok: true, next: { ...bureau, region } };
}

function zoneOf(text: string): [string, ...string[]][] {
  const [name, ...others] = text.split(',').filter((one) => one !== '');
  return name === undefined ? [] : [[name, ...others]];
}

/** Within China and its seas; the other way round no place of it is meant. */
function pointOf(text: string): { latitude: number; longitude: number } | undefined {
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(',').map(Number);
  return latitude >= 3 && latitude <= 54 && longitude >= 73 && longitude <= 136
    ? { latitude, longitude }
    : undefined;
}
