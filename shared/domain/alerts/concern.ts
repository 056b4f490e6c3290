import { lies, type Region } from '../region.ts';
import type { Bulletin } from './warning.ts';

/** `named`: of our own station, or its text names us. `above`: of the city or province, which may mean us or others. */
export type Concern = 'named' | 'above' | 'elsewhere';

/** Whether a bulletin is for this region: by codes where it has any, else by names. */
export function concernOf(bulletin: Pick<Bulletin, 'places' | 'offices' | 'text'>, region: Region): Concern {
  const byCode = bulletin.places.map((code) => lies(code, region));
  if (byCode.includes('here')) return 'named';
  if (isFar(bulletin.places, region)) return bulletin.offices.some(isOf(region)) ? 'named' : 'elsewhere';
  if (isNamed(bulletin, region)) return 'named';
  if (byCode.includes('above')) return 'above';
  if (byCode.length > 0) return 'elsewhere';
  const own = bulletin.offices.some(({ name }) => region.above.some((place) => name.startsWith(place)));
  return own ? 'above' : 'elsewhere';
}

/** All its codes are of other cities: what its words name is a namesake of ours. */
function isFar(places: readonly string[], region: Region): boolean {
  const city = region.code.slice(0, 4);
  return (
    places.length > 0 &&
    places.every((code) => lies(code, region) === 'elsewhere' && code.slice(0, 4) !== city)
  );
}

/** An office that says itself both that it is of our name and that it is of our city. */
function isOf(region: Region) {
  return ({ name, above }: Bulletin['offices'][number]) =>
    namesOf(region).some((own) => name.startsWith(own)) &&
    above.some((place) => region.above.includes(place));
}

const namesOf = ({ name, zones }: Region): string[] => [name, ...zones.flat()];

/** Its office or its text says our name, or that of one of our zones. */
function isNamed({ offices, text }: Pick<Bulletin, 'offices' | 'text'>, region: Region): boolean {
  const names = namesOf(region);
  const isOurs = ({ name, above }: Bulletin['offices'][number]) =>
    names.some((own) => name.startsWith(own)) &&
    (above.length === 0 || above.some((place) => region.above.includes(place)));
  if (offices.some(isOurs)) return true;
  const elsewhere = offices.some(
    ({ name, above }) => names.some((own) => name.startsWith(own)) && above.length > 0,
  );
  return !elsewhere && names.some((own) => text.includes(own));
}
