import type { OpenWindows } from '../../conversation/intent.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { justReported, justSpokenOf, looseOf, spotOf } from './spot.ts';

/** What waits for the speaker's answer on this topic. */
export async function openHazards(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Partial<OpenWindows>> {
  const { value: recent, version } = await loadRecent(deps.table, spotOf(seen));
  if (version === 0) return {};
  const spoken = justSpokenOf(recent, seen.now);
  const lastCase = recent.asked === 'evidence' ? spoken : justReported(recent, seen.now);
  const asks = recent.asked === 'where' ? spoken : lastCase;
  const loose = lastCase === undefined && seen.inbound.chat === null && looseOf(recent, seen.now).length > 0;
  const id = loose ? loosePhotos : asks;
  return {
    ...(lastCase && { lastCase }),
    ...(id && {
      asked: {
        subject: { topic: 'hazards', id },
        question: loose ? 'what' : recent.asked === 'where' ? 'where' : 'more',
        choices: seen.speaker.represents.map(({ name }) => name),
      },
    }),
  };
}

/** What photos are that came without words, as the question names it. */
export const loosePhotos = 'photos';
