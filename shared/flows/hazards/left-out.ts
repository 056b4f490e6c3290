import { photosLeftOut } from '../../conversation/hazards/words-report.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { looseOf, mostPhotos, spotOf } from './spot.ts';

/** Photos beyond what one message may bring are not taken, and whoever sent them is told how many. */
export async function withLeftOut(deps: Deps, turn: Turn, outcome: Outcome): Promise<Outcome> {
  const { inbound, now } = turn;
  const taken = (outcome.errands ?? []).filter(({ errand }) => errand.kind === 'fetch').length;
  if (inbound.kind !== 'said' || taken < mostPhotos) return outcome;
  const waiting = looseOf((await loadRecent(deps.table, spotOf(turn))).value, now).length;
  const given = waiting + inbound.attachments.filter(({ kind }) => kind === 'image').length;
  if (given <= taken) return outcome;
  const line = photosLeftOut(mostPhotos, given - taken);
  const { reply } = outcome;
  return { ...outcome, reply: reply ? { ...reply, text: `${reply.text}\n${line}` } : { text: line } };
}
