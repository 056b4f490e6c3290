import type { Incident } from '../../domain/hazards/incident.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { cardOf } from './incident-work.ts';

/** What was done in words, above how the emergency stands now. */
export async function shownAfter(
  deps: Deps,
  turn: Turn,
  { one, words }: { one: Incident; words: string },
): Promise<Outcome> {
  const card = await cardOf(deps, { one, speaker: turn.speaker, now: turn.now });
  const reply = { ...card, text: `${words}\n${card.text}` };
  const toast = { tone: 'success', text: words } as const;
  return { writes: [], reply, toast, privately: true, replyAbout: { topic: 'hazards', id: one.id } };
}
