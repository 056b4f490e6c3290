import { checkResult, noCheckYet } from '../../conversation/duty/spot-words.ts';
import { type AskedOne, resultOf, type SpotCheck } from '../../domain/duty/spot-check.ts';
import type { PersonId } from '../../domain/ids.ts';
import { dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { askedBy, checksOn, loadCheck } from '../../store/spot-checks.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** What the last check of today or yesterday that asked anybody came to so far. */
export async function results(deps: Deps, { now, intent }: Turn): Promise<Outcome> {
  const day = intent.date ?? dayOf(now);
  const ids = [...(await checksOn(deps.table, plusDays(day, -1))), ...(await checksOn(deps.table, day))];
  const found = await Promise.all(ids.map((id) => loadCheck(deps.table, id)));
  const newest = found.flatMap((one) => one?.value ?? []).sort((one, other) => other.at - one.at);
  for (const check of newest) {
    const all = await everybodyAsked(deps, check.id);
    if (all.length > 0) return say(checkResult(check, all), true);
  }
  return say({ text: noCheckYet }, true);
}

export async function everybodyAsked(deps: Deps, check: string): Promise<AskedOne[]> {
  const found: AskedOne[] = [];
  for await (const { value } of askedBy(deps.table, check)) found.push(value);
  return found;
}

/** Who must know of a check that is over: whoever ordered it, the leader on duty, and each street of its silent ones. */
export async function resultSends(
  deps: Deps,
  check: SpotCheck,
  { all, now }: { readonly all: readonly AskedOne[]; readonly now: Instant },
): Promise<Send[]> {
  const whole = await orderers(deps, check, now);
  const silent = all.filter((one) => resultOf(one, check) === 'silent');
  const { streets } = await officials(deps);
  const named = [...new Set(silent.flatMap(({ street }) => street ?? []))];
  const toStreets = named.flatMap((street) => {
    const here = all.filter((one) => one.street === street);
    const card = checkResult(check, here, street);
    return (streets.get(street) ?? []).map(({ id }) => told(check, id, card));
  });
  return [...whole.map((person) => told(check, person, checkResult(check, all))), ...toStreets];
}

/** Whoever ordered it, else the watch; and the leader on duty. */
export async function orderers(
  deps: Deps,
  { by }: Pick<SpotCheck, 'by'>,
  now: Instant,
): Promise<readonly PersonId[]> {
  const { leaders, watch } = await onDuty(deps, now);
  return [...new Set([...(by === undefined ? watch : [by]), ...leaders])];
}

function told(check: SpotCheck, person: PersonId, card: Send['card']): Send {
  return {
    once: `duty.spot-result#${check.id}#${person}`,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
    about: { topic: 'duty', id: check.id },
  };
}
