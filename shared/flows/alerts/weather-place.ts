import type { PastedPlace } from '../../conversation/alerts/words-place.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { concernOf } from '../../domain/alerts/concern.ts';
import { isNational, isOfNoPlace, officesOf } from '../../feeds/weather/offices.ts';
import { loadBureau } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** Whether a warning in an officer's hands is ours: he must know it before he decides. Undefined where it names us, or is none. */
export async function placeOf(
  deps: Deps,
  { kind, text, warning }: Pick<Broadcast, 'kind' | 'text' | 'warning'>,
): Promise<PastedPlace | undefined> {
  if (kind !== 'warning' || !warning) return undefined;
  const region = (await loadBureau(deps.table))?.value.region;
  const { issuer } = warning;
  if (!region) return { how: 'unknown', issuer };
  const offices = officesOf(issuer);
  if (offices.every(isOfNoPlace)) return undefined;
  const concern = concernOf({ places: [], offices, text }, region);
  if (concern === 'named') return undefined;
  const how = concern === 'above' || offices.some(isNational) ? 'above' : 'elsewhere';
  return { how, issuer, region: region.name };
}
