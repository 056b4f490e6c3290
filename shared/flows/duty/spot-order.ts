import { checkBegun, checkGoing, nobodyOnDuty } from '../../conversation/duty/spot-beyond-words.ts';
import {
  checkPlanned,
  checkRuns,
  everything,
  mayNotCheck,
  readScope,
  rulesSet,
} from '../../conversation/duty/spot-words.ts';
import { codeToday, proofsSet, readProofs } from '../../conversation/duty/words-proof.ts';
import { may } from '../../domain/directory/may.ts';
import { type DutyRules, noRules } from '../../domain/duty/rules.ts';
import { roundEnd, type Scope, type SpotCheck, windowOf } from '../../domain/duty/spot-check.ts';
import { at, dayOf, type Instant, later } from '../../domain/time.ts';
import { loadRules, putRules } from '../../store/duty-rules.ts';
import { beginStep, checksOn, listCheck, loadCheck, putCheck } from '../../store/spot-checks.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { unitsById } from '../units.ts';
import { results } from './spot-result.ts';
import { verifyPlan } from './spot-verify.ts';
import { everybodyMeant } from './spot-who.ts';

/** "查岗 全部商场", now or at a time of today; its rules, its results, the proof of a sealed plan. */
export async function spotCheck(deps: Deps, turn: Turn): Promise<Outcome> {
  const { choice } = turn.intent;
  if (choice === 'verify') return verifyPlan(deps, turn);
  if (!may(turn.speaker, 'spot-check')) return say({ text: mayNotCheck }, true);
  if (choice === 'result') return results(deps, turn);
  if (choice === 'code') return say({ text: codeToday(await todaysCode(deps, turn.now)) }, true);
  if (choice === 'proofs') return setProofs(deps, turn);
  if (choice === 'daily' || choice === 'random' || choice === 'off') return setRules(deps, turn, choice);
  return order(deps, turn);
}

async function order(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, now, speaker, inbound } = turn;
  const wanted = intent.time === undefined ? now : at(dayOf(now), intent.time);
  const scope = await scopeOf(deps, turn);
  const running = wanted > now ? undefined : await runningLike(deps, scope, now);
  if (running) return say({ text: checkRuns(running) }, true);
  const check: SpotCheck = {
    ...{ id: deps.newId('CG'), origin: 'order', scope },
    ...(speaker.person && { by: speaker.person.id }),
    ...{ at: wanted > now ? wanted : now, windowMs: windowOf(intent.count), round: 1 },
    ...{ state: wanted > now ? 'planned' : 'asking', code: await codeOf(deps, now) },
  };
  if (check.state === 'planned')
    return { ...begun(check, 0, { cause: inbound.id }), reply: checkPlanned(check, now), privately: true };
  const found = await everybodyMeant(deps, check, now);
  const asked = new Set(found?.asked.map(({ person }) => person)).size;
  if (found && asked === 0) return say(nobodyOnDuty(check, found.beyond), true);
  return {
    ...begun(check, 0, { cause: inbound.id, told: found !== undefined }),
    reply: found ? checkBegun(check, { asked, beyond: found.beyond }) : checkGoing(check),
    privately: true,
  };
}

/** The same people are being asked already. */
async function runningLike(deps: Deps, scope: Scope, now: Instant): Promise<SpotCheck | undefined> {
  const found = await Promise.all(
    (await checksOn(deps.table, dayOf(now))).map((id) => loadCheck(deps.table, id)),
  );
  return found
    .flatMap((stored) => stored?.value ?? [])
    .find(
      (one) =>
        one.state === 'asking' && now < roundEnd(one) && JSON.stringify(one.scope) === JSON.stringify(scope),
    );
}

/** The check as it is now, and if it runs the step that sends it out. */
export function begun(
  check: SpotCheck,
  seen: number,
  { cause, told = false }: { readonly cause: string; readonly told?: boolean },
): Outcome {
  const runs: Write[] =
    check.state === 'asking'
      ? [listCheck(check, dayOf(check.at)), beginStep({ id: check.id, after: '', asked: 0, cause, told })]
      : [];
  const { origin, scope, by } = check;
  return {
    writes: [putCheck(check, seen), ...runs],
    entries: [
      {
        pk: `spot#${check.id}`,
        version: seen + 1,
        what: 'duty.spot-check',
        facts: { origin, scope, by: by ?? null, state: check.state },
      },
    ],
  };
}

async function scopeOf(deps: Deps, { intent, inbound }: Turn): Promise<Scope> {
  if (inbound.kind !== 'said') return everything;
  const units = await unitsById(deps);
  const streets = [...new Set([...units.values()].map(({ street }) => street))];
  return readScope(intent.text ?? inbound.text, { streets, unit: intent.unitId });
}

/** The day's code: four figures that only who makes them can foretell. */
export async function codeOf(deps: Deps, now: Instant): Promise<string> {
  const secret = (await loadRules(deps.table))?.value.secret ?? deps.newId('code');
  return dayCode(deps, secret, now);
}

async function todaysCode(deps: Deps, now: Instant): Promise<string> {
  const secret = (await loadRules(deps.table))?.value.secret;
  return secret === undefined ? '' : dayCode(deps, secret, now);
}

async function setProofs(deps: Deps, { intent, now }: Turn): Promise<Outcome> {
  const stored = await loadRules(deps.table);
  const before = stored?.value ?? { ...noRules, secret: deps.newId('secret') };
  const next = { ...before, ...readProofs(intent.text ?? '') };
  const { proofs, proofsWhen, radiusM = 0 } = next;
  const version = stored?.version ?? 0;
  return {
    writes: [putRules(next, version, later(now, 1))],
    entries: [
      { pk: 'duty-rules', version: version + 1, what: 'duty.rules', facts: { proofs, proofsWhen, radiusM } },
    ],
    reply: { text: proofsSet(next) },
    privately: true,
  };
}

export function dayCode(deps: Pick<Deps, 'hash'>, secret: string, now: Instant): string {
  const drawn = Number.parseInt(deps.hash(`${secret} ${dayOf(now)}`).slice(0, 8), 16);
  return String(1000 + (drawn % 9000));
}

async function setRules(deps: Deps, turn: Turn, choice: 'daily' | 'random' | 'off'): Promise<Outcome> {
  const { intent, now } = turn;
  const stored = await loadRules(deps.table);
  const before = stored?.value ?? { ...noRules, secret: deps.newId('secret') };
  const scope = await scopeOf(deps, turn);
  const next = changedRules(before, { choice, clock: intent.time, times: intent.count, scope });
  return {
    writes: [putRules(next, stored?.version ?? 0, later(now, 1))],
    entries: [
      {
        pk: 'duty-rules',
        version: (stored?.version ?? 0) + 1,
        what: 'duty.rules',
        facts: { random: next.random, daily: next.daily },
      },
    ],
    reply: { text: rulesSet(next) },
    privately: true,
  };
}

function changedRules(
  before: DutyRules,
  asked: {
    readonly choice: 'daily' | 'random' | 'off';
    readonly clock: string | undefined;
    readonly times: number | undefined;
    readonly scope: Scope;
  },
): DutyRules {
  const { sample: _, ...rest } = before;
  if (asked.choice === 'off') return { ...rest, daily: [], random: 0 };
  if (asked.choice === 'daily' && asked.clock !== undefined) {
    const kept = before.daily.filter(({ clock }) => clock !== asked.clock);
    return { ...before, daily: [...kept, { clock: asked.clock, scope: asked.scope }] };
  }
  const { sample } = asked.scope;
  return { ...rest, random: Math.min(asked.times ?? 1, 6), ...(sample !== undefined && { sample }) };
}
