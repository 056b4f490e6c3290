import {
  everything,
  plannedMissed,
  planRevealed,
  planSealed,
  planText,
} from '../../conversation/duty/spot-words.ts';
import { type DutyRules, randomOf, randomSpan, revealOf } from '../../domain/duty/rules.ts';
import { isRunning } from '../../domain/duty/shift.ts';
import { missedMs, type SpotCheck, usualWindowMs } from '../../domain/duty/spot-check.ts';
import { drawTimes, nextOf, type SpotPlan } from '../../domain/duty/spot-plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import { at, type Day, dayOf, type Instant, isoOf, later } from '../../domain/time.ts';
import { putRules, rulesRecord } from '../../store/duty-rules.ts';
import { load } from '../../store/record.ts';
import { loadPlan, planRecord, putCheck, putPlan } from '../../store/spot-checks.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { shiftsAround } from '../on-duty.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';
import { isRisk } from '../risk.ts';
import { begun, codeOf, dayCode } from './spot-order.ts';

/** Each morning: the checks of fixed hours are laid down, and the random ones are drawn and sealed. */
export async function planDay(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, rulesRecord, row);
  if (!stored || row.due === undefined) return nothing;
  const day = dayOf(now);
  const rules = stored.value;
  const fixed = rules.daily
    .map(({ clock, scope }) => ({ when: at(day, clock), scope }))
    .filter(({ when }) => when > now)
    .map(
      ({ when, scope }): SpotCheck => ({
        ...{ id: `CG-${day}-${isoOf(when)}`, origin: 'rule', scope, at: when, windowMs: usualWindowMs },
        ...{ round: 1, state: 'planned', code: dayCode(deps, rules.secret, when) },
      }),
    );
  const plan = (await loadPlan(deps.table, day)) ? undefined : await drawn(deps, rules, now);
  const writes: Write[] = [putRules(rules, stored.version, now), ...fixed.map((check) => putCheck(check, 0))];
  if (!plan) return { writes };
  const card = planSealed(plan, deps.hash(planText(plan)));
  return {
    writes: [...writes, putPlan(plan, 0)],
    entries: [
      {
        pk: `spot-plan#${day}`,
        version: 1,
        what: 'duty.plan-sealed',
        facts: { hash: deps.hash(planText(plan)) },
      },
    ],
    sends: (await leadersOf(deps, day, now)).map((person) => told(plan, { person, what: 'sealed', card })),
  };
}

async function drawn(deps: Deps, rules: DutyRules, now: Instant): Promise<SpotPlan | undefined> {
  const day = dayOf(now);
  const count = randomOf(rules, await isRisk(deps, now, day));
  if (count === 0) return undefined;
  const salt = deps.newId('salt');
  const draw = (nth: number) => Number.parseInt(deps.hash(`${salt} ${nth}`).slice(0, 8), 16) / 2 ** 32;
  const span = randomSpan(day);
  const times = drawTimes(count, { ...span, from: now > span.from ? now : span.from }, draw);
  return {
    ...{ day, times, salt, sealedAt: now, revealAt: revealOf(day, times), done: 0, revealed: false },
    ...(rules.sample !== undefined && { sample: rules.sample }),
  };
}

/** A time of the plan has come, or the hour when it is opened. */
export async function tickPlan(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, planRecord, row);
  const next = stored && nextOf(stored.value);
  if (!next || next.at > now) return nothing;
  const plan = stored.value;
  if (next.kind === 'reveal') return reveal(deps, plan, { version: stored.version, now });
  const moved = putPlan({ ...plan, done: plan.done + 1 }, stored.version);
  if (now > later(next.at, missedMs)) return { writes: [moved], sends: await missed(deps, plan, next.at) };
  const { sample } = plan;
  const check: SpotCheck = {
    ...{ id: `CG-${plan.day}-${isoOf(next.at)}`, origin: 'plan', at: now, windowMs: usualWindowMs },
    scope: { ...everything, ...(sample !== undefined && { sample }) },
    ...{ round: 1, state: 'asking', code: await codeOf(deps, now) },
  };
  const started = begun(check, 0, { cause: `tick#${isoOf(now)}` });
  return { ...started, writes: [...started.writes, moved] };
}

/** The service was down: a check hours late would ask other people than the plan meant. */
async function missed(deps: Deps, plan: SpotPlan, at: Instant): Promise<Send[]> {
  const card = plannedMissed(at);
  const people = await leadersOf(deps, plan.day, at);
  return people.map((person) => told(plan, { person, what: `missed-${isoOf(at)}`, card }));
}

async function reveal(
  deps: Deps,
  plan: SpotPlan,
  { version, now }: { readonly version: number; readonly now: Instant },
): Promise<Outcome> {
  const card = planRevealed(plan, deps.hash(planText(plan)));
  return {
    writes: [putPlan({ ...plan, revealed: true }, version)],
    entries: [{ pk: `spot-plan#${plan.day}`, version: 2, what: 'duty.plan-revealed', facts: {} }],
    sends: (await leadersOf(deps, plan.day, now)).map((person) => told(plan, { person, what: 'open', card })),
  };
}

/** The leaders of the day's watches; while no roster names one, all leaders. */
async function leadersOf(deps: Deps, day: Day, now: Instant): Promise<readonly PersonId[]> {
  const shifts = (await shiftsAround(deps, now)).map(({ value }) => value);
  const named = shifts
    .filter((shift) => shift.day === day || isRunning(shift, now))
    .flatMap(({ places }) => places.filter(({ role }) => role === 'leader'))
    .flatMap(({ person }) => person ?? []);
  return named.length > 0 ? [...new Set(named)] : (await officials(deps)).leaders.map(({ id }) => id);
}

function told(
  { day }: SpotPlan,
  { person, what, card }: { readonly person: PersonId; readonly what: string; readonly card: Send['card'] },
): Send {
  return {
    once: `duty.plan-${what}#${day}#${person}`,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
  };
}
