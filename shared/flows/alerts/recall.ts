import { notAllowed, nothingOut, recalled } from '../../conversation/alerts/words.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { broadcastRefused } from '../../conversation/alerts/words-sent.ts';
import { recall } from '../../domain/alerts/broadcast.ts';
import type { Target } from '../../domain/alerts/plan.ts';
import { may } from '../../domain/directory/may.ts';
import { copiesOf, waveWrites } from '../../store/alert-waves.ts';
import { putBroadcast } from '../../store/alerts.ts';
import { closeWrite } from '../../store/open-alerts.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { entryOf } from './entry.ts';
import { undoConfirmation } from './undo.ts';
import { latestOf } from './which.ts';

/** 撤回 within a minute: reaches exactly those who got it. For a liaison it takes his own confirmation back. */
export async function recallSent(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, now, inbound } = turn;
  if (!may(speaker, 'recall'))
    return speaker.represents.length > 0 ? undoConfirmation(deps, turn) : say({ text: notAllowed }, true);
  const stored = await latestOf(deps, turn);
  if (!stored) return say({ text: nothingOut }, true);
  const decision = recall(stored.value, now);
  if (!decision.ok) return say({ text: broadcastRefused[decision.why] }, true);
  const { next } = decision;
  const copies = await copiesOf(deps.table, next.id);
  const targets = copies.map(
    ({ value }): Target => ({ to: value.to, first: true, units: [], cards: [], size: 1 }),
  );
  return {
    writes: [
      putBroadcast(next, stored.version),
      ...closeWrite(next),
      ...waveWrites({ alert: next.id, wave: next.waves, does: 'recall', cause: inbound.id }, targets),
    ],
    entries: [entryOf(next, stored.version + 1, 'alert.recalled')],
    ...{ reply: { text: recalled(nameOf(next), copies.length) }, privately: true },
  };
}
