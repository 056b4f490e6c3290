import { readPlan, restOfPlan } from '../../conversation/hazards/plan-said.ts';
import { noPlanItems, planFrom, planHead, planKept } from '../../conversation/hazards/words-plan.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { missingIn, type Plan, planned } from '../../domain/hazards/plan.ts';
import { dayOf } from '../../domain/time.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';
import { remember, shownTo } from './shown.ts';
import { tellInspectors } from './tell.ts';
import { type Wanted, whichCase } from './which.ts';

const wanted: Wanted = {
  act: 'rectify',
  states: ['rectifying', 'reinspection'],
  refusal: 'not-the-unit',
};

/** The unit says what it will do, how, with what, by whom, until when, and who looks at it then. */
export async function plan(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { form, text = '' } = turn.intent;
  const said = form ? planFrom(form) : readPlan(text);
  if (Object.keys(said).length === 0) return say({ text: noPlanItems }, true);
  return keepPlan(deps, turn, { stored: which.stored, said });
}

/** What was missing in the plan he was asked to complete, if his words name it. */
export async function planGoesOn(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome | undefined> {
  const said = restOfPlan(turn.inbound.kind === 'said' ? turn.inbound.text : '');
  return Object.keys(said).length === 0 ? undefined : keepPlan(deps, turn, { stored, said });
}

async function keepPlan(
  deps: Deps,
  turn: Turn,
  { stored, said }: { stored: Stored<Case>; said: Plan },
): Promise<Outcome> {
  const next = { ...stored.value, plan: planned(stored.value.plan, said) };
  const today = dayOf(turn.now);
  const news = { head: planHead(next, today), what: `plan@${stored.version}`, now: turn.now };
  return join(changed(stored, next, { what: 'hazard.planned', facts: { ...said } }), {
    writes: await remember(deps, turn, next, missingIn(next.plan).length > 0 ? 'plan' : undefined),
    sends: await tellInspectors(deps, next, news),
    ...(await shownTo(deps, turn, { next, reply: planKept(next, today) })),
  });
}
