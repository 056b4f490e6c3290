import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  noticeAdopted,
  noticeGone,
  noticeRead,
  noticeUnread,
} from '../../conversation/alerts/words-holidays.ts';
import {
  lianghuiConfirmed,
  lianghuiUnclear,
  nextCard,
  yearCard,
} from '../../conversation/alerts/words-periods.ts';
import {
  forgotNotice,
  howToPaste,
  isHolidayNotice,
  isLocal,
  namedNext,
  noSuchYear,
  yearNamed,
} from '../../conversation/alerts/words-year.ts';
import { yearOf } from '../../domain/alerts/calendar.ts';
import { may } from '../../domain/directory/may.ts';
import { type Day, dayOf, daysBetween } from '../../domain/time.ts';
import { readNotice } from '../../feeds/calendar/notice.ts';
import { type PeriodPlan, putPeriodPlan } from '../../store/periods.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changePeriod } from './own-periods.ts';
import { loadPlan, nextAt } from './periods.ts';
import { calendarOfYear, periodsOfYear, periodsThrough, pushesAround } from './year.ts';

/** 全年日历: the periods of this year, or of the one that is named; or the State Council's notice, pasted. */
export async function showYear(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person) return nothing;
  if (intent.choice === 'adopt') return adoptNotice(deps, turn);
  if (intent.choice === 'paste' || isHolidayNotice(intent.text ?? '')) return readPasted(deps, turn);
  if (forgotNotice(intent.text ?? '')) return say(howToPaste, true);
  const year = yearNamed(intent.text ?? '', yearOf(dayOf(now)));
  const known = (await loadPlan(deps.table, now)).value;
  const periods = periodsThrough(year, known);
  if (periods.length === 0) return say(noSuchYear(year), true);
  const next = namedNext(intent.text ?? '');
  if (next !== undefined)
    return say(
      nextCard(
        [year, year + 1].flatMap((one) => periodsOfYear(one, known)),
        dayOf(now),
        next,
      ),
      true,
    );
  return say(yearCard(year, periods), true);
}

/** A session lasts two weeks; a month and more is a slip of the hand. */
const longestDays = 40;

/** "全国两会 3月4日至3月11日": the dates are fixed from now on, by somebody's word. */
export async function confirmLianghui(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person || !may(speaker, 'set-period')) return say({ text: notAllowed }, true);
  if (isLocal(intent.text ?? '')) return changePeriod(deps, turn);
  const { date: opens, until: closes } = intent;
  if (!opens || !closes || closes < opens || daysBetween(opens, closes) > longestDays)
    return say(lianghuiUnclear, true);
  const stored = await loadPlan(deps.table, now);
  const plan = withSessions(stored.value, { opens, closes });
  return {
    writes: [putPeriodPlan(plan, stored.version, nextAt(pushesAround(now, plan), now))],
    entries: [
      {
        pk: `${stored.key.pk}#${stored.key.sk}`,
        version: stored.version + 1,
        what: 'period.lianghui',
        facts: { opens, closes },
      },
    ],
    ...{ reply: lianghuiConfirmed(opens, closes), privately: true },
  };
}

/** What was read is shown before it counts: everything hangs on these days. */
async function readPasted(deps: Deps, { inbound, speaker, intent, now }: Turn): Promise<Outcome> {
  const isMeant = inbound.chat === null || forgotNotice(intent.text ?? '');
  if (!may(speaker, 'set-period')) return isMeant ? say({ text: notAllowed }, true) : nothing;
  const read = readNotice(intent.text ?? '');
  if (!read.ok) return say(noticeUnread(read.why, read.holiday), true);
  const stored = await loadPlan(deps.table, now);
  const pushes = pushesAround(now, stored.value);
  const known = calendarOfYear(read.year.year, stored.value);
  const standing = known.years.find(({ year }) => year === read.year.year);
  return {
    writes: [putPeriodPlan({ ...stored.value, pasted: read.year }, stored.version, nextAt(pushes, now))],
    ...{ reply: noticeRead(read.year, read.implicit, standing), privately: true },
  };
}

/** The year that was shown, and no other, becomes the calendar. */
async function adoptNotice(deps: Deps, { speaker, intent, now }: Turn): Promise<Outcome> {
  if (!may(speaker, 'set-period')) return say({ text: notAllowed }, true);
  const stored = await loadPlan(deps.table, now);
  const { pasted, ...plan } = stored.value;
  if (!pasted || String(pasted.year) !== intent.reference) return say({ text: noticeGone }, true);
  const next = { ...plan, years: [...plan.years.filter(({ year }) => year !== pasted.year), pasted] };
  return {
    writes: [putPeriodPlan(next, stored.version, nextAt(pushesAround(now, next), now))],
    entries: [
      {
        pk: `${stored.key.pk}#${stored.key.sk}`,
        version: stored.version + 1,
        what: 'period.holidays',
        facts: { year: pasted.year },
      },
    ],
    ...{
      reply: { text: noticeAdopted(pasted.year) },
      privately: true,
      face: { text: noticeAdopted(pasted.year), tone: 'green' },
    },
  };
}

function withSessions(plan: PeriodPlan, { opens, closes }: { opens: Day; closes: Day }): PeriodPlan {
  const year = yearOf(opens);
  const others = plan.lianghui.filter((one) => one.year !== year);
  return { ...plan, lianghui: [...others, { year, opens, closes, confirmed: true, source: 'person' }] };
}
