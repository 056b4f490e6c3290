import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  isNameOf,
  noSuchPeriod,
  periodEnded,
  periodKept,
  periodNamed,
  periodUnclear,
  readPeriod,
  readSwitch,
  switched,
} from '../../conversation/alerts/words-own.ts';
import { yearOf } from '../../domain/alerts/calendar.ts';
import { modeOf } from '../../domain/alerts/mode.ts';
import { longestDays, type Period } from '../../domain/alerts/periods.ts';
import { may } from '../../domain/directory/may.ts';
import { type Day, dayFrom, dayOf, daysBetween } from '../../domain/time.ts';
import { allUnits } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import { type PeriodPlan, putPeriodPlan } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { loadPlan } from './periods.ts';
import { periodsAround } from './year.ts';

/** Officers open periods, set their days anew, end them, and switch on or off what they ask for. */
export async function changePeriod(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person || !may(speaker, 'set-period')) return say({ text: notAllowed }, true);
  const stored = await loadPlan(deps.table, now);
  const today = dayOf(now);
  if (intent.choice !== 'end' && intent.choice !== 'switch') return opened(deps, turn, stored);
  const named = periodNamed(intent.text ?? '', periodsAround(today, stored.value), today);
  if (!named) return say(noSuchPeriod(intent.text ?? ''), true);
  return intent.choice === 'end' ? ended(turn, stored, named) : switchedTo(turn, stored, named);
}

async function opened(deps: Deps, turn: Turn, stored: Stored<PeriodPlan>): Promise<Outcome> {
  const { text = '' } = turn.intent;
  const today = dayOf(turn.now);
  const streets = (await allUnits(deps.table)).map(({ value }) => value.street);
  const { name, tentative, year, ...said } = readPeriod(text, [...new Set(streets)], today);
  const { start, end } = daysIn(turn, year);
  if (!start || !end || name === '' || end < start || daysBetween(start, end) >= longestDays)
    return say(periodUnclear, true);
  const status = tentative ? 'tentative' : 'confirmed';
  const days = { start, end, status, endStatus: status } as const;
  const named = periodsAround(today, stored.value)
    .filter((period) => isNameOf(name, period) && isSame(period, start))
    .sort((one, other) => apart(one, start) - apart(other, start))
    .at(0);
  const period = named
    ? { ...named, ...days, source: said.source === 'person' ? named.source : said.source }
    : { id: idOf(said, { name, start }), name, ...said, ...days };
  return kept(turn, stored, period);
}

/** The days of the sentence, in the year that stands before its name. */
function daysIn({ intent }: Turn, year: number | undefined): { start?: Day; end?: Day } {
  const { date, until = date } = intent;
  if (!date || !until) return {};
  const years = year === undefined ? 0 : year - yearOf(date);
  const [start, end] = [date, until].map((one) => dayFrom(`${yearOf(one) + years}${one.slice(4)}`));
  return { ...(start && { start }), ...(end && { end }) };
}

const apart = ({ start }: Period, on: Day) => Math.abs(daysBetween(start, on));

/** Of another year, or another session, it is a period of its own. */
function isSame(period: Period, start: Day): boolean {
  return apart(period, start) < 120 && period.kind !== 'lianghui';
}

function idOf(
  { kind, level }: Pick<Period, 'kind' | 'level'>,
  { name, start }: { name: string; start: Day },
): string {
  return kind === 'lianghui' && level ? `lianghui-${start.slice(0, 4)}-${level}` : `own-${start}-${name}`;
}

function ended(turn: Turn, stored: Stored<PeriodPlan>, period: Period): Outcome {
  const today = dayOf(turn.now);
  const end = period.end < today ? period.end : today;
  const start = period.start < end ? period.start : end;
  const next = { ...period, start, end, endStatus: 'confirmed' } as const;
  return { ...kept(turn, stored, next), reply: { text: periodEnded(next) } };
}

function kept({ now }: Turn, stored: Stored<PeriodPlan>, period: Period): Outcome {
  const own = [...stored.value.own.filter(({ id }) => id !== period.id), period];
  const reply = periodKept(period, modeOf(period, stored.value.modes[period.id]));
  const { id, start, end, status, source } = period;
  const facts = { id, start, end, status, source };
  return {
    ...changed(stored, { ...stored.value, own }, { now, what: 'period.set', facts }),
    reply,
    privately: true,
  };
}

function switchedTo({ intent, now }: Turn, stored: Stored<PeriodPlan>, period: Period): Outcome {
  const wish = readSwitch(intent.text ?? '');
  if (!wish) return say(periodUnclear, true);
  const set = { ...stored.value.modes[period.id], [wish.name]: wish.on };
  const modes = { ...stored.value.modes, [period.id]: set };
  const facts = { id: period.id, ...wish };
  return {
    ...changed(stored, { ...stored.value, modes }, { now, what: 'period.mode', facts }),
    ...{ reply: { text: switched(period, modeOf(period, set)) }, privately: true },
  };
}

/** What is still worth sending by the new days and switches goes out with the next look; what was over by now is not owed. */
function changed(
  stored: Stored<PeriodPlan>,
  plan: PeriodPlan,
  { now, what, facts }: { now: Turn['now']; what: string; facts: { readonly id: string } },
): Outcome {
  const pk = `${keys.periodPlan().pk}#${keys.periodPlan().sk}`;
  const next = { ...plan, changed: { ...plan.changed, [facts.id]: now } };
  return {
    writes: [putPeriodPlan(next, stored.version, now)],
    entries: [{ pk, version: stored.version + 1, what, facts }],
  };
}
