import { rosterDue, rosterOut, rosterTold, watchGaps } from '../../conversation/alerts/words-watch.ts';
import { rosterCard } from '../../conversation/duty/words.ts';
import { gapLines } from '../../conversation/duty/words-forecast.ts';
import { draft } from '../../domain/alerts/broadcast.ts';
import { asking } from '../../domain/alerts/mode.ts';
import { isSure, type Period } from '../../domain/alerts/periods.ts';
import type { Push } from '../../domain/alerts/pushes.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { alertId, type PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, dayOf, type Instant, isoOf, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { PeriodPlan } from '../../store/periods.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { join, type Outcome } from '../outcome.ts';
import { bureauGaps } from '../outlook.ts';
import { audienceOfPeriod, type Everybody } from './audience.ts';
import { spread } from './in-pieces.ts';
import { launch } from './launch.ts';
import { periodsAround } from './year.ts';

interface About {
  readonly push: Push;
  readonly plan: PeriodPlan;
  readonly now: Instant;
  /** Whether units may read of the period yet. */
  readonly open: boolean;
}

/** What a guarded period owes its roster: the look three days before, the publishing, and the look of each day. */
export async function guardWatch(deps: Deps, all: Everybody, about: About): Promise<Outcome> {
  const { push, plan, now } = about;
  if (push.steps.includes('watch'))
    return isFirst(push.period, plan, dayOf(now)) ? lookAhead(deps, push, now) : { writes: [] };
  return push.steps.includes('roster-out') ? publish(deps, all, about) : lookOver(deps, push);
}

/**
 * Where several periods ask the same people for the same, one of them speaks: the bureau's before a street's. What is not sure
 * to come, or is another street's, silences none.
 */
export function isFirst(
  period: Period,
  plan: PeriodPlan,
  on: Day,
  wants: 'watch' | 'checks' = 'watch',
): boolean {
  const rivals = asking(periodsAround(on, plan), on, { wants, modes: plan.modes }).filter(
    (one) => isSure(one) && (one.region === undefined || one.region === period.region),
  );
  const first = rivals.find(({ region }) => region === undefined) ?? rivals[0];
  return first === undefined || first.id === period.id;
}

/** Longer ones are published and looked over by the fortnight; the daily looks reach to their end. */
const mostDays = 14;

function spanOf({ start, end }: Period): { readonly from: Day; readonly until: Day } {
  const last = plusDays(start, mostDays - 1);
  return { from: start, until: end < last ? end : last };
}

async function lookOver(deps: Deps, push: Push): Promise<Outcome> {
  const gaps = gapLines(await bureauGaps(deps, spanOf(push.period)));
  const card = rosterDue(push.period, gaps, plusDays(push.period.start, -1));
  return toMakers(deps, push, { card });
}

async function publish(deps: Deps, all: Everybody, { push, now, open }: About): Promise<Outcome> {
  const { period } = push;
  const span = spanOf(period);
  const [gaps, found] = await Promise.all([bureauGaps(deps, span), shiftsWithin(deps.table, span)]);
  const shifts = found.map(({ value }) => value);
  const sent = open && shifts.length > 0 ? await toUnits(deps, all, { push, now, shifts }) : undefined;
  const roster = shifts.length === 0 ? '' : linesOf(shifts, true);
  const card = rosterTold(period, { roster, gaps: gapLines(gaps), sent: sent !== undefined });
  return join(sent ?? { writes: [] }, await toMakers(deps, push, { card }));
}

async function toUnits(
  deps: Deps,
  all: Everybody,
  { push, now, shifts }: { push: Push; now: Instant; shifts: readonly Shift[] },
): Promise<Outcome | undefined> {
  const about = { id: alertId(deps.newId('al')), kind: 'period', asks: false } as const;
  const broadcast = draft(
    {
      ...{ ...about, ...rosterOut(push.period, linesOf(shifts, false)), notAfter: push.notAfter },
      audience: audienceOfPeriod(push.period),
    },
    now,
  );
  const launched = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  return launched.ok ? launched.outcome : undefined;
}

/** Names to everybody, numbers to those who may; the landline stands in the signature. */
function linesOf(shifts: readonly Shift[], phones: boolean): string {
  return rosterCard([[...shifts].sort((one, other) => (one.day < other.day ? -1 : 1))], {
    phones,
    landline: '',
  }).text;
}

async function lookAhead(deps: Deps, push: Push, now: Instant): Promise<Outcome> {
  const today = dayOf(now);
  const { end } = push.period;
  const until = plusDays(today, 1);
  const gaps = await bureauGaps(deps, { from: today, until: until < end ? until : end });
  if (gaps.length === 0) return { writes: [] };
  const card = watchGaps(push.period, gapLines(gaps));
  const { leaders } = await onDuty(deps, now);
  return toMakers(deps, push, { card, besides: leaders });
}

/** Whoever makes the roster. */
async function toMakers(
  deps: Deps,
  push: Push,
  { card, besides = [] }: { card: Card; besides?: readonly PersonId[] },
): Promise<Required<Pick<Outcome, 'writes' | 'sends'>>> {
  const { officers } = await officials(deps);
  const people = [...new Set([...officers.map(({ id }) => id), ...besides])];
  return spread(
    people.map((person) => ({
      ...{
        once: `${push.ids.join('+')}#makers#${person}`,
        to: { kind: 'person', person },
        lane: 'blue',
        card,
      },
      notAfter: push.notAfter,
    })),
  );
}
