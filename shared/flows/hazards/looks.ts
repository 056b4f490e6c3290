import { lookOf } from '../../domain/hazards/look.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { photosOf, putPhoto } from '../../store/case-photos.ts';
import { keys } from '../../store/keys.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';

/** More photos of one hazard say nothing new. */
const mostLooks = 3;

/**
 * What the photos of a case look like that show the hazard. It is worked out when two cases are first compared, one photo after the
 * other, and then kept: most units have nothing to compare.
 */
export async function looksOf(
  deps: Deps,
  number: CaseNumber,
): Promise<{ readonly looks: readonly string[]; readonly writes: readonly Write[] }> {
  const photos = await photosOf(deps.table, keys.case(number).pk);
  const shown = photos.filter(({ value }) => value.phase === 'before' && value.state === 'kept');
  const looks: string[] = [];
  const writes: Write[] = [];
  for (const stored of shown.slice(0, mostLooks)) {
    const { look, id } = stored.value;
    const found = look ?? (await seen(deps, id));
    if (look === undefined) writes.push(putPhoto(stored, { ...stored.value, look: found }));
    if (found !== '') looks.push(found);
  }
  return { looks, writes };
}

/** Empty where a photo shows too little or cannot be read. */
async function seen(deps: Deps, id: string): Promise<string> {
  const photo = await deps.photos.get(id);
  return (photo && lookOf(photo.bytes, photo.type, deps.inflate)) ?? '';
}
