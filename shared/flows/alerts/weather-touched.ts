import { exposuresOf } from '../../conversation/alerts/exposures.ts';
import { placesNamed } from '../../conversation/alerts/places.ts';
import { isTouched } from '../../conversation/alerts/words-measures.ts';
import { lastOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { UnitId } from '../../domain/ids.ts';
import { allUnits, loadBureau } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

interface Touched {
  readonly units: readonly UnitId[];
  /** The streets and zones that the text names. */
  readonly places: readonly string[];
  readonly all: number;
}

/** Which units a warning is about: those of the places its text names, and below orange those with what it reaches for. */
export async function touchedBy(deps: Deps, event: WeatherEvent): Promise<Touched> {
  const [stored, bureau] = await Promise.all([allUnits(deps.table), loadBureau(deps.table)]);
  const units = stored.map(({ value }) => value).filter(({ active }) => active);
  const zones = bureau?.value.region?.zones ?? [];
  const streets = [...new Set(units.map(({ street }) => street))];
  const { text, colour } = lastOf(event);
  const named = placesNamed(text, streets);
  const inZones = zones.filter((names) => placesNamed(text, names).length > 0).flat();
  const places = [...new Set([...named, ...inZones])];
  const there = places.length === 0 ? units : units.filter(({ street }) => places.includes(street));
  const found = there.filter((unit) => isTouched({ hazard: event.hazard, colour }, exposuresOf(unit)));
  return { units: found.map(({ id }) => id), places: named, all: units.length };
}
