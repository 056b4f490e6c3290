import type { OpenWindows } from '../../conversation/utterance.ts';
import { mergeMs as cryMs, isRinging } from '../../domain/hazards/incident.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { ownRunning, ownRunningHere, unitRunning, workOf } from './running.ts';
import { askedMs, justReported, justSpokenOf, looseOf, spotOf } from './spot.ts';

/** What waits for the speaker's answer on this topic. */
export async function openHazards(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Partial<OpenWindows>> {
  const inGroup = seen.inbound.chat !== null;
  const [{ value: recent, version }, alarmed] = await Promise.all([
    loadRecent(deps.table, spotOf(seen)),
    alarmedBy(deps, seen),
  ]);
  if (version === 0) return alarmed;
  const spoken = justSpokenOf(recent, seen.now);
  const lastCase = recent.asked === 'evidence' ? spoken : justReported(recent, seen.now);
  const { asked = 'more' } = recent;
  const asks = asked === 'more' ? lastCase : spoken;
  const loose = lastCase === undefined && !inGroup && looseOf(recent, seen.now).length > 0;
  const id = loose ? loosePhotos : asks;
  return {
    ...alarmed,
    ...(lastCase && { lastCase }),
    ...(id && {
      asked: {
        subject: { topic: 'hazards', id },
        question: loose ? 'what' : asked === 'where' || asked === 'reason' ? asked : 'more',
        choices: seen.speaker.represents.map(({ name }) => name),
      },
    }),
  };
}

type Emergencies = Pick<OpenWindows, 'alarmed' | 'ringing' | 'working'>;

/** He cried himself, in this group if it is one, or the one unit he stands for is asked about what runs there; or he is of the bureau and works on one. */
async function alarmedBy(deps: Deps, seen: Omit<Turn, 'intent'>): Promise<Emergencies> {
  if (seen.inbound.chat !== null) return (await ownRunningHere(deps, seen, askedMs)) ? { alarmed: true } : {};
  const [own, atUnit, work] = await Promise.all([
    ownRunning(deps, seen, cryMs),
    unitRunning(deps, seen, chasedMs),
    workOf(deps, seen),
  ]);
  const rings = work.some((one) => isRinging(one, seen.speaker.person?.id));
  return {
    ...((own ?? atUnit) && { alarmed: true }),
    ...((atUnit ?? work[0]) && { working: true }),
    ...(rings && { ringing: true }),
  };
}

/** While his unit is asked for what is not known yet, what a liaison says privately belongs to that. */
const chasedMs = 2 * HOUR_MS;

/** What photos are that came without words, as the question names it. */
export const loosePhotos = 'photos';
