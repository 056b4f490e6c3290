import { notAllowed } from '../../conversation/alerts/words.ts';
import { noSuchPeriod, periodNamed } from '../../conversation/alerts/words-own.ts';
import { checkWords, officerLine, pushWords } from '../../conversation/alerts/words-periods.ts';
import {
  alsoToOfficers,
  chaseLine,
  checkedDaily,
  dailyNames,
  lastDay,
  type Rehearsed,
  rehearsalCard,
  rehearseWhat,
  toOfficersOnly,
  toUnits,
} from '../../conversation/alerts/words-rehearsal.ts';
import { rehearsedRoster } from '../../conversation/alerts/words-watch.ts';
import { type Audience, draft } from '../../domain/alerts/broadcast.ts';
import { modeOf } from '../../domain/alerts/mode.ts';
import { isSure, type Period } from '../../domain/alerts/periods.ts';
import { planOf } from '../../domain/alerts/plan.ts';
import { type Push, pushesOf } from '../../domain/alerts/pushes.ts';
import { may } from '../../domain/directory/may.ts';
import { hasRole } from '../../domain/directory/person.ts';
import { alertId } from '../../domain/ids.ts';
import { at, dayOf, daysBetween, type Instant, plusDays } from '../../domain/time.ts';
import { officeTexts } from '../../store/office-texts.ts';
import { isTold, type PeriodPlan } from '../../store/periods.ts';
import { askClock } from '../../store/reports.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { proposals, proposedAt } from '../roster-proposals.ts';
import type { Turn } from '../turn.ts';
import { audienceOfPeriod, type Everybody, everybody, isReachable, spanOf } from './audience.ts';
import { audienceOf, wordsOf } from './daily.ts';
import { loadPlan } from './periods.ts';
import { summaryOf } from './summary.ts';
import { calendarOfYear, periodsAround } from './year.ts';

/** 推演 国庆: everything that would be told from its first notice to its sum, worked out and not sent. */
export async function rehearse(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!may(speaker, 'rehearse')) return say({ text: notAllowed }, true);
  if (!intent.text) return say({ text: rehearseWhat }, true);
  const plan = (await loadPlan(deps.table, now)).value;
  const period = periodNamed(intent.text, periodsAround(dayOf(now), plan), dayOf(now));
  if (!period) return say(noSuchPeriod(intent.text), true);
  if (intent.choice === 'sum') return say(await summaryOf(deps, period, dayOf(now)), true);
  const lines = await linesOf(deps, period, { plan, now });
  return say(rehearsalCard(period, lines, { total: lines.length }), true);
}

/** On the directory as it stands now, soonest first. */
export async function linesOf(
  deps: Deps,
  period: Period,
  { plan, now }: { plan: PeriodPlan; now: Instant },
): Promise<Rehearsed[]> {
  const all = await everybody(deps);
  const mode = modeOf(period, plan.modes[period.id]);
  const calendar = calendarOfYear(Number(period.start.slice(0, 4)), plan);
  const pushes = onceEach(pushesOf(period, calendar, mode));
  const reach = reachOf(all, now);
  const own = await officeTexts(deps.table);
  const told = await Promise.all(
    pushes.map(async (push): Promise<Rehearsed> => {
      const done = (await Promise.all(push.ids.map((id) => isTold(deps.table, id)))).every(Boolean);
      return { at: push.at, done, past: !done && push.at < now, ...lineOf(push, { reach, all, own }) };
    }),
  );
  const days = daysBetween(period.start, period.end) + 1;
  const daily = (['zero', 'supply'] as const).flatMap((what): Rehearsed[] => {
    if (!mode[what]) return [];
    const { text } = wordsOf(what, period.start, [period]);
    const { to, spanMs } = reach(audienceOf(what, [period]));
    const words = `${text}${lastDay(days)}\n　${chaseLine(dailyNames[what])}`;
    const asked = at(period.start, askClock);
    return [{ at: asked, to, spanMs, words, done: false, past: at(period.end, askClock) < now }];
  });
  const proposed = await proposedFor(deps, period, now);
  return [...proposed, ...told, ...daily].sort((one, other) => one.at - other.at);
}

/** That rosters be collected is proposed to officers; whether it was, once its hour is over, nobody asks here. */
async function proposedFor(deps: Deps, period: Period, now: Instant): Promise<Rehearsed[]> {
  const then = proposedAt(period.start);
  if (period.kind !== 'holiday' || then <= now) return [];
  const asked = await proposals(deps, then);
  return asked.map(({ card, people }) => ({
    ...{ at: then, to: toOfficersOnly(people.length), words: `${card.title ?? ''}：${card.text}` },
    ...{ done: false, past: false },
  }));
}

/** What is looked at or asked each day is shown once. */
function onceEach(pushes: readonly Push[]): Push[] {
  return pushes.filter(
    ({ audience }, place) =>
      (audience !== 'watch' && audience !== 'checks') ||
      pushes.findIndex((push) => push.audience === audience) === place,
  );
}

type Reach = (audience: Audience) => { readonly to: string; readonly spanMs: number };

/** Each audience is planned once: a period's pushes nearly all have the same. */
function reachOf(all: Everybody, now: Instant): Reach {
  const known = new Map<string, ReturnType<Reach>>();
  return (audience) => {
    const key = JSON.stringify(audience);
    const before = known.get(key);
    if (before) return before;
    const plan = planOf(audience, all, (person) => isReachable(all.people.get(person)));
    const broadcast = draft({ id: alertId('rehearsal'), kind: 'period', text: '', audience }, now);
    const reach = { to: toUnits(plan.reached), spanMs: spanOf(broadcast, plan, all) };
    known.set(key, reach);
    return reach;
  };
}

interface Known {
  readonly reach: Reach;
  readonly all: Everybody;
  /** Words officers wrote. */
  readonly own: ReadonlyMap<string, string>;
}

function lineOf(push: Push, known: Known): Pick<Rehearsed, 'to' | 'words' | 'spanMs'> {
  const { reach, all, own } = known;
  const day = dayOf(push.at);
  const officers = [...all.people.values()].filter((one) => hasRole(one, 'administrator', 'officer'));
  if (push.audience === 'units' && isSure(push.period))
    return {
      ...reach(audienceOfPeriod(push.period)),
      words: `${pushWords(push, day, own).text}${alsoToOfficers(officers.length)}`,
    };
  if (push.audience === 'checks' && isSure(push.period)) {
    const days = daysBetween(push.period.start, push.period.end) + 1;
    return {
      ...reach(audienceOfPeriod(push.period)),
      words: `${checkWords(push.period).text}${checkedDaily(days)}`,
    };
  }
  return { to: toOfficersOnly(officers.length), words: ofRoster(push) ?? officerLine(push, day, 'own').text };
}

function ofRoster({ audience, steps, period }: Push): string | undefined {
  if (audience === 'watch') return rehearsedRoster.watch(daysBetween(period.start, period.end) + 1);
  if (audience !== 'roster') return undefined;
  return steps.includes('roster-out') ? rehearsedRoster.out : rehearsedRoster.due(plusDays(period.start, -1));
}
