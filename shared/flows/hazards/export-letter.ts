import { caseLetter, letterKinds } from '../../conversation/hazards/words-letters.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { givenAs } from '../../domain/hazards/hand-over.ts';
import { caseNumber } from '../../domain/ids.ts';
import { letterBytes } from '../../papers/letter.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadBureau } from '../../store/directory.ts';
import { loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import type { Deps, PaperJob } from '../deps.ts';

/** More photos than this belong in the evidence, not in a letter. */
const mostPhotos = 4;

/** A letter about a case, to be checked, numbered and signed. */
export const letterOfCase: PaperJob = async (deps, args, now) => {
  const number = caseNumber(args['number'] ?? '');
  const [stored, bureau] = await Promise.all([loadCase(deps.table, number), loadBureau(deps.table)]);
  const kind = letterKinds.find((known) => known === args['kind']);
  if (!stored || !bureau || !kind) throw new Error('nothing is kept under this number');
  const one = stored.value;
  const paper = givenAs(one, kind);
  const to = args['to'] ?? paper?.to;
  const { doc, feedbackBy } = to === paper?.to ? (paper ?? {}) : {};
  const given = { ...(to && { to }), ...(doc && { doc }), ...(feedbackBy && { feedbackBy }) };
  return letterBytes(
    caseLetter({ kind, one, photos: await photos(deps, one), house: bureau.value, now, ...given }),
  );
};

/** What a protected reporter photographed may tell where he stood. */
async function photos(deps: Deps, one: Case) {
  if (one.protected) return [];
  const kept = (await photosOf(deps.table, keys.case(one.number).pk)).map(({ value }) => value);
  const shown = kept
    .filter(({ state, phase }) => state === 'kept' && phase === 'before')
    .slice(0, mostPhotos);
  const found = await Promise.all(
    shown.map(async ({ id, type }) => {
      const bytes = (await deps.photos.get(id))?.bytes;
      const kind = type === 'image/png' ? 'png' : type === 'image/jpeg' ? 'jpg' : undefined;
      return bytes && kind ? [{ bytes, type: kind } as const] : [];
    }),
  );
  return found.flat();
}
