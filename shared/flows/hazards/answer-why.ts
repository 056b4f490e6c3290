import { meant } from '../../domain/hazards/number.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { failRecheck } from './reinspect.ts';
import { report } from './report.ts';
import { verify } from './verify.ts';

/** Why a case is untrue, or not mended well enough, in answer to that question. */
export async function answerWhy(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now } = turn;
  const [number] = meant(intent.reference ?? '', dayOf(now).slice(0, 4));
  const one = number && (await loadCase(deps.table, number))?.value;
  if (one?.state === 'reinspection')
    return failRecheck(deps, { ...turn, intent: { ...intent, kind: 'hazard.recheck.fail' } });
  // Another hazard, told while the question waits: no reason why the one is untrue.
  const { reference: _reference, reason: _reason, choice: _choice, ...another } = intent;
  if (intent.text !== undefined)
    return report(deps, { ...turn, intent: { ...another, kind: 'hazard.report' } });
  return verify(deps, { ...turn, intent: { ...intent, kind: 'hazard.verify', choice: 'invalid' } });
}
