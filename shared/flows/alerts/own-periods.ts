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
import { modeOf } from '../../domain/alerts/mode.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import { may } from '../../domain/directory/may.ts';
import { type Day, dayOf, daysBetween } from '../../domain/time.ts';
import { allUnits } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import { type PeriodPlan, putPeriodPlan } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { loadPlan, nextAt } from './periods.ts';
import { periodsAround, pushesAround } from './year.ts';

/** Officers open periods, set their days anew, end them, and switch on or off what they ask for. */
export async function changePeriod(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person || !may(speaker, 'set-period')) return say({ text: notAllowed }, true);
  const stored = await loadPlan(deps.table, now);
  const today = dayOf(now);
  const named = periodNamed(intent.text ?? '', periodsAround(today, stored.value), today);
  if (intent.choice === 'end')
    return named ? ended(turn, stored, named) : say(noSuchPeriod(intent.text ?? ''), true);
  if (intent.choice === 'switch')
    return named ? switchedTo(turn, stored, named) : say(noSuchPeriod(intent.text ?? ''), true);
  return opened(deps, turn, { stored, named });
}

/** A slip of the hand must not keep a district on its toes for ever. */
const longestDays = 250;

async function opened(
  deps: Deps,
  turn: Turn,
  { stored, named }: { stored: Stored<PeriodPlan>; named: Period | undefined },
): Promise<Outcome> {
  const { text = '', date: start, until } = turn.intent;
  const streets = (await allUnits(deps.table)).map(({ value }) => value.street);
  const { name, tentative, ...said } = readPeriod(text, [...new Set(streets)]);
  const end = until ?? start;
  if (!start || !end || name === '' || end < start || daysBetween(start, end) > longestDays)
    return say(periodUnclear, true);
  const status = tentative ? 'tentative' : 'confirmed';
  const days = { start, end, status, endStatus: status } as const;
  const period =
    named && isNameOf(name, named) && isSame(named, start)
      ? { ...named, ...days, source: said.source === 'person' ? named.source : said.source }
      : { id: idOf(said, { name, start }), name, ...said, ...days };
  return kept(turn, stored, period);
}

/** Of another year, or another session, it is a period of its own. */
function isSame(named: Period | undefined, start: Day): named is Period {
  return named !== undefined && Math.abs(daysBetween(named.start, start)) < 120 && named.kind !== 'lianghui';
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

function changed(
  stored: Stored<PeriodPlan>,
  plan: PeriodPlan,
  { now, what, facts }: { now: Turn['now']; what: string; facts: Record<string, unknown> },
): Outcome {
  const pk = `${keys.periodPlan().pk}#${keys.periodPlan().sk}`;
  return {
    writes: [putPeriodPlan(plan, stored.version, nextAt(pushesAround(now, plan), now))],
    entries: [{ pk, version: stored.version + 1, what, facts }],
  };
}
