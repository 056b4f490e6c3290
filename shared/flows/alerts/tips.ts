import { notAllowed } from '../../conversation/alerts/words.ts';
import { readAudience } from '../../conversation/alerts/words-audience.ts';
import {
  clockIn,
  onceKept,
  tipKept,
  tipsCard,
  tipsStopped,
  tipTitle,
  tipUnclear,
  variantsIn,
  weekdayIn,
} from '../../conversation/alerts/words-tips.ts';
import { draft } from '../../domain/alerts/broadcast.ts';
import { yearOf } from '../../domain/alerts/calendar.ts';
import { afterSending, nextWeek, type Tip, wordsNow } from '../../domain/alerts/tip.ts';
import { may } from '../../domain/directory/may.ts';
import { alertId } from '../../domain/ids.ts';
import { at, dayOf, HOUR_MS, type Instant, isoOf, later } from '../../domain/time.ts';
import type { Row } from '../../store/table.ts';
import { loadTip, openTip, putTip, runningTips } from '../../store/tips.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { everybody } from './audience.ts';
import { launch } from './launch.ts';
import { loadPlan } from './periods.ts';
import { calendarOfYear } from './year.ts';

/** 每周一9点安全提示 …, 定时 … 通知 …, 定时提示, 停止提示. */
export async function changeTips(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person || !may(speaker, 'send')) return say({ text: notAllowed }, true);
  const running = await runningTips(deps.table);
  if (intent.choice === 'list')
    return say(
      tipsCard(
        running.map(({ value }) => value),
        now,
      ),
      true,
    );
  if (intent.choice !== 'stop') return planned(deps, turn);
  const stopped = running.map(({ value: { next: _, ...tip }, version }) => putTip(tip, version));
  return { writes: stopped.slice(0, 50), reply: { text: tipsStopped(running.length) }, privately: true };
}

const usualClock = '09:00';

async function planned(deps: Deps, { speaker, intent, now }: Turn): Promise<Outcome> {
  const { text = '', date } = intent;
  const weekday = weekdayIn(text);
  const time = (weekday === undefined ? intent.time : clockIn(text)) ?? usualClock;
  const [first = '', ...others] = variantsIn(text);
  const { units } = await knownNames(deps);
  const streets = [...new Set((await everybody(deps)).units.map(({ street }) => street))];
  const read = readAudience(first, { streets, units });
  const variants = [read.text, ...others].filter((one) => one !== '');
  const calendar = calendarOfYear(yearOf(dayOf(now)), (await loadPlan(deps.table, now)).value);
  const clock = { clock: time, ...(weekday !== undefined && { weekday }) };
  const next = weekday === undefined ? at(date ?? dayOf(now), time) : nextWeek(clock, now, calendar);
  const isWorded = weekday === undefined ? variants.length === 1 : variants.length > 1;
  if (!speaker.person || next <= now || !isWorded) return say(tipUnclear, true);
  const base = { id: deps.newId('tip'), by: speaker.person.id, audience: read.audience, sent: 0 };
  const tip: Tip = { ...base, ...clock, variants, next };
  return {
    writes: [putTip(tip, 0)],
    entries: [{ pk: `tip#${tip.id}`, version: 1, what: 'tip.planned', facts: { ...clock, variants } }],
    ...{ reply: (weekday === undefined ? onceKept : tipKept)(tip, now), privately: true },
  };
}

/** Later than this it is over, and waits for its next week. */
const lateMs = 6 * HOUR_MS;

/** Its hour has come: the next of its variants goes out. */
export async function tickTip(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await loadTip(deps.table, openTip(row).value.id);
  const due = stored?.value.next;
  if (!stored || due === undefined || due > now) return { writes: [] };
  const tip = stored.value;
  const calendar = calendarOfYear(yearOf(dayOf(now)), (await loadPlan(deps.table, now)).value);
  const kept: Outcome = { writes: [putTip(afterSending(tip, now, calendar), stored.version)] };
  if (now > later(due, lateMs)) return kept;
  const about = { kind: 'notice', text: wordsNow(tip), title: tipTitle, audience: tip.audience } as const;
  const broadcast = draft({ ...about, id: alertId(deps.newId('al')), asks: false, drafter: tip.by }, now);
  const all = await everybody(deps);
  const done = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  return done.ok ? join(kept, done.outcome) : kept;
}
