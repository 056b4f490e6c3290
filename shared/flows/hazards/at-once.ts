import { mendedOnTheSpot } from '../../conversation/hazards/words-read.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { dueIn } from '../../domain/hazards/working-days.ts';
import { personId } from '../../domain/ids.ts';
import { at, clockOf, dayOf, type Instant, later, MINUTE_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { restDays } from '../workdays.ts';

const urgentMs = 30 * MINUTE_MS;

/** Until when somebody must have judged a report: half an hour where it cannot wait, else one working day. */
export async function verifyBy(deps: Deps, now: Instant, urgent: boolean): Promise<Instant> {
  if (urgent) return later(now, urgentMs);
  const next = dueIn(dayOf(now), 1, { isRest: await restDays(deps, now) });
  return at(next, clockOf(now));
}

/** 当场更换: whoever belongs to the unit mended it himself; an inspector saw somebody of the unit do it. */
export function mendedThen({ speaker, now }: Turn, text: string): Pick<Case, 'rectified'> {
  if (!mendedOnTheSpot(text) || !speaker.person) return {};
  const official = isOfficial(speaker);
  const by = official ? personId('unit') : speaker.person.id;
  return { rectified: { by, at: now, measure: text.slice(0, 500), photos: 0 } };
}
