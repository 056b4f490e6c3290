import {
  noPlanItems,
  planFrom,
  planHead,
  planKept,
  readPlan,
} from '../../conversation/hazards/words-plan.ts';
import { planned } from '../../domain/hazards/plan.ts';
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
  const { stored } = which;
  const { form, text = '' } = turn.intent;
  const said = form ? planFrom(form) : readPlan(text);
  if (Object.keys(said).length === 0) return say({ text: noPlanItems }, true);
  const next = { ...stored.value, plan: planned(stored.value.plan, said) };
  const news = { head: planHead, what: `plan@${stored.version}`, now: turn.now };
  return join(changed(stored, next, { what: 'hazard.planned', facts: { ...said } }), {
    writes: await remember(deps, turn, next),
    sends: await tellInspectors(deps, next, news),
    ...(await shownTo(deps, turn, { next, reply: planKept(next) })),
  });
}
