import {
  assessBook,
  assessBookComing,
  assessBookName,
  type Judged,
  notYoursToAssess,
} from '../../conversation/alerts/words-assess-book.ts';
import { type Assessment, judgementsOf } from '../../domain/alerts/assessment.ts';
import { may } from '../../domain/directory/may.ts';
import type { WeatherId } from '../../domain/ids.ts';
import { at, type Day, day, dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { want } from '../../store/papers.ts';
import { loadWeather } from '../../store/weather.ts';
import { assessmentsWithin, loadAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import { peopleOf } from '../people.ts';
import type { Turn } from '../turn.ts';
import { recentEvents } from './weather-note.ts';

/** Whole days, first and last. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** 研判台账, 导出研判台账: of the year so far, or of the days that are named. */
export async function assessLedger(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, inbound, now } = turn;
  if (!speaker.person || !may(speaker, 'assess')) return say({ text: notYoursToAssess }, true);
  const { from, until } = spanOf(turn);
  if (intent.choice !== 'file')
    return say(assessBook(await allJudged(deps, { from, until }), { from, until }, now), true);
  return {
    writes: [
      want({
        ...{ id: deps.newId('file'), kind: 'alerts.assessments', name: assessBookName(from, until) },
        ...{ args: { from, until }, to: { kind: 'address', address: speaker.address }, cause: inbound.id },
      }),
    ],
    ...{ reply: { text: assessBookComing(from, until) }, privately: true },
  };
}

function spanOf({ intent, now }: Turn): Span {
  const today = dayOf(now);
  if (intent.date) return { from: intent.date, until: intent.until ?? intent.date };
  return { from: day(`${today.slice(0, 4)}-01-01`), until: today };
}

async function allJudged(deps: Deps, span: Span): Promise<Judged[]> {
  const found: Judged[] = [];
  for await (const one of judged(deps, span)) found.push(one);
  return found;
}

/** All that was asked about grave warnings in a span, oldest first. */
export async function* judged(deps: Deps, { from, until }: Span): AsyncGenerator<Judged> {
  const personOf = peopleOf(deps);
  const [first, last] = [at(from, '00:00'), at(plusDays(until, 1), '00:00')];
  for (const assessment of await assessmentsOf(deps, first, last)) {
    const event = (await loadWeather(deps.table, assessment.event))?.value;
    if (!event) continue;
    for (const judgement of judgementsOf(assessment)) {
      const wentUp = judgement.colour !== assessment.colour;
      const by = judgement.done && (await personOf(judgement.done.by))?.name;
      yield { event, judgement, wentUp, by: by ?? '' };
    }
  }
}

/** The list may lack the newest, and those of these days that were opened before there was a list: their events name them. */
async function assessmentsOf(deps: Deps, first: Instant, last: Instant): Promise<readonly Assessment[]> {
  const found = new Map<WeatherId, Assessment>();
  for await (const one of assessmentsWithin(deps.table, first, last)) found.set(one.event, one);
  const events = await recentEvents(deps);
  const recent = await Promise.all(events.map(({ value }) => loadAssessment(deps.table, value.id)));
  for (const one of recent)
    if (one && one.value.openedAt >= first && one.value.openedAt < last)
      found.set(one.value.event, one.value);
  return [...found.values()].sort((one, other) => one.openedAt - other.openedAt);
}
