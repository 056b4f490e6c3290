import { partNoted } from '../../conversation/hazards/words-told.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';
import { remember, shownTo } from './shown.ts';
import { whichCase } from './which.ts';

const open = ['registered', 'verified', 'rectifying', 'reinspection'] as const;

/** What happened to a case and changes nothing of it: done in part. */
export async function note(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, inbound } = turn;
  const which = await whichCase(deps, turn, { act: 'rectify', states: open });
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const text = (inbound.kind === 'said' ? inbound.text : '').slice(0, 500);
  const facts = { kind: intent.kind, text, choice: intent.choice ?? null, count: intent.count ?? null };
  return join(changed(stored, stored.value, { what: 'hazard.noted', facts }), {
    writes: await remember(deps, turn, stored.value),
    ...(await shownTo(deps, turn, { next: stored.value, reply: partNoted(stored.value) })),
  });
}
