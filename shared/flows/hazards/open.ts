import type { OpenWindows } from '../../conversation/intent.ts';
import { mergeMs as cryMs } from '../../domain/hazards/incident.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { ownRunning } from './running.ts';
import { askedMs, justReported, justSpokenOf, looseOf, spotOf } from './spot.ts';

/** What waits for the speaker's answer on this topic. */
export async function openHazards(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Partial<OpenWindows>> {
  const inGroup = seen.inbound.chat !== null;
  const [{ value: recent, version }, cried] = await Promise.all([
    loadRecent(deps.table, spotOf(seen)),
    ownRunning(deps, seen, inGroup ? askedMs : cryMs),
  ]);
  const alarmed = cried === undefined ? {} : { alarmed: true };
  if (version === 0) return alarmed;
  const spoken = justSpokenOf(recent, seen.now);
  const lastCase = recent.asked === 'evidence' ? spoken : justReported(recent, seen.now);
  const asks = recent.asked === 'where' ? spoken : lastCase;
  const loose = lastCase === undefined && !inGroup && looseOf(recent, seen.now).length > 0;
  const id = loose ? loosePhotos : asks;
  return {
    ...alarmed,
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
