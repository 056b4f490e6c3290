import { lies, type Region } from '../region.ts';
import type { Bulletin } from './warning.ts';

/** `named`: of our own station, or its text names us. `above`: of the city or province, which may mean us or others. */
export type Concern = 'named' | 'above' | 'elsewhere';

/** Whether a bulletin is for this region: by codes where it has any, else by names. */
export function concernOf(bulletin: Pick<Bulletin, 'places' | 'offices' | 'text'>, region: Region): Concern {
  const byCode = bulletin.places.map((code) => lies(code, region));
  if (byCode.includes('here') || isNamed(bulletin, region)) return 'named';
  if (byCode.includes('above')) return 'above';
  if (byCode.length > 0) return 'elsewhere';
  const own = bulletin.offices.some(({ name }) => region.above.some((place) => name.startsWith(place)));
  return own ? 'above' : 'elsewhere';
}

/** Its office or its text says our name, or that of one of our zones. */
function isNamed({ offices, text }: Pick<Bulletin, 'offices' | 'text'>, region: Region): boolean {
  const names = [region.name, ...region.zones.flat()];
  const isOurs = ({ name, above }: Bulletin['offices'][number]) =>
    names.some((own) => name.startsWith(own)) &&
    (above.length === 0 || above.some((place) => region.above.includes(place)));
  if (offices.some(isOurs)) return true;
  const elsewhere = offices.some(
    ({ name, above }) => names.some((own) => name.startsWith(own)) && above.length > 0,
  );
  return !elsewhere && names.some((own) => text.includes(own));
}
