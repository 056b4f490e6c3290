import { zeroWithMatter } from '../../conversation/alerts/words-daily.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { reportsConfirmed } from './reported.ts';
import { standingOf } from './standing.ts';

const reported: ReadonlySet<string> = new Set(['hazard.reported', 'incident.opened']);

/**
 * Whoever was asked for today's zero report and tells of something instead has answered: his unit is on the roll with it,
 * and nobody chases it. Whoever stands for several units and names none has answered for none.
 */
export async function matterReported(deps: Deps, turn: Turn, told: Outcome): Promise<Outcome> {
  const isOpen =
    turn.intent.kind !== 'hazard.protected' && told.entries?.some(({ what }) => reported.has(what));
  if (!isOpen || !turn.speaker.person || turn.speaker.represents.length === 0) return told;
  const standing = await standingOf(deps, turn);
  if (standing.kind !== 'units' || standing.units.length !== 1) return told;
  const confirmed = await reportsConfirmed(deps, turn, {
    ...{ units: standing.units, what: 'zero', state: 'hazard' },
  });
  if (confirmed.writes.length === 0 || !told.reply) return join(confirmed, told);
  const reply = { ...told.reply, text: `${told.reply.text}\n${zeroWithMatter}` };
  return { ...join(confirmed, told), reply };
}
