import { notForHim, sealCard } from '../../conversation/hazards/words-seal.ts';
import { may } from '../../domain/directory/may.ts';
import { lastSeal } from '../../store/seals.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** The last seal, for whoever keeps it apart from the record: with it a record that was cut short is known. */
export async function sealNow(deps: Deps, { speaker, now }: Turn): Promise<Outcome> {
  const isHis = may(speaker, 'see-evidence') || speaker.roles.includes('leader');
  return say(isHis ? sealCard(await lastSeal(deps.table), now) : notForHim, true);
}
