import { noPlan, planNotOpen, planText, planVerified } from '../../conversation/duty/spot-words.ts';
import { dayOf, plusDays } from '../../domain/time.ts';
import { checksOn, loadCheck, loadPlan } from '../../store/spot-checks.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** "核验查岗 10月1日", by anybody at all: the plan in its own words, its hash made anew, and when checks really were. */
export async function verifyPlan(deps: Deps, { intent, now }: Turn): Promise<Outcome> {
  const day = intent.date ?? dayOf(now);
  const plan = (await loadPlan(deps.table, day))?.value;
  if (!plan) return say({ text: noPlan(day) }, true);
  if (!plan.revealed) return say({ text: planNotOpen(day) }, true);
  const ids = (await Promise.all([day, plusDays(day, 1)].map((on) => checksOn(deps.table, on)))).flat();
  const checks = await Promise.all(ids.map((id) => loadCheck(deps.table, id)));
  const done = checks.flatMap((one) =>
    one?.value.origin === 'plan' && one.value.id.startsWith(`CG-${day}-`) ? one.value.at : [],
  );
  return say(planVerified(plan, deps.hash(planText(plan)), done), true);
}
