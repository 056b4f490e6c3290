import type { Case } from '../../domain/hazards/case.ts';
import type { Stored } from '../../store/record.ts';
import type { Recent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { planGoesOn } from './plan.ts';
import { rectifyCase } from './rectify.ts';

/** What whoever mends it says answers what he was asked for of this case: a proof, or the rest of the plan. */
export async function unitAnswers(
  deps: Deps,
  turn: Turn,
  { stored, recent }: { readonly stored: Stored<Case>; readonly recent: Recent },
): Promise<Outcome | undefined> {
  const { asked, number } = recent;
  if (number !== stored.value.number) return undefined;
  if (asked === 'evidence') return rectifyCase(deps, turn, stored);
  return asked === 'plan' ? planGoesOn(deps, turn, stored) : undefined;
}
