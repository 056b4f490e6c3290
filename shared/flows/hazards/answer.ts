import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';

export async function answerHazards(_deps: Deps, _turn: Turn): Promise<Outcome> {
  return nothing;
}
