import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import { loadRecent, putRecent, type Spot } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { spotOf } from './spot.ts';

/** As the button's form does, once: his next words are the reason. Alone, as in a group he is asked privately. */
export async function askWhy(
  deps: Deps,
  turn: Turn,
  { one, card }: { one: Case; card: Card },
): Promise<Outcome> {
  const recent = await loadRecent(deps.table, alone(turn));
  const asked = { number: one.number, at: turn.now, loose: [], added: true, asked: 'reason' } as const;
  return {
    ...say(card, true),
    writes: [putRecent(recent, asked)],
    replyAbout: { topic: 'hazards', id: one.number },
  };
}

export const alone = (turn: Turn): Spot => ({ ...spotOf(turn), chat: null });
