import {
  noForecast,
  typhoonUnknown,
  type WeatherAsked,
  warningsNow,
  weatherAsked,
} from '../../conversation/alerts/words-weather.ts';
import { feedLines } from '../../conversation/alerts/words-weather-feeds.ts';
import { responseLine } from '../../conversation/alerts/words-weather-records.ts';
import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { allFeeds } from '../../store/weather-feeds.ts';
import { allResponses } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { recentEvents } from './weather-note.ts';

const answers: Readonly<Record<WeatherAsked, typeof warningsNow>> = {
  typhoon: typhoonUnknown,
  forecast: noForecast,
  warnings: warningsNow,
};

/** 今天有什么预警, 台风到哪了. What people ask each other in a group is not for the bot to answer. */
export async function queryWeather(deps: Deps, { inbound, intent, now }: Turn): Promise<Outcome> {
  const addressed = inbound.chat === null || (inbound.kind === 'said' && inbound.mentionsBot);
  if (!addressed) return nothing;
  const [events, feeds, responses] = await Promise.all([
    recentEvents(deps),
    allFeeds(deps.table),
    responsesOfToday(deps, now),
  ]);
  const known = {
    events: events.map(({ value }) => value).filter((event) => isOfToday(event, now)),
    sources: feedLines(
      feeds.map(({ value }) => value),
      now,
    ),
    responses,
    now,
  };
  return say(answers[weatherAsked(intent.text ?? '')](known));
}

/** In force, or ended today. */
function isOfToday(event: WeatherEvent, now: Instant): boolean {
  const endedAt = event.over?.at ?? lastOf(event).at;
  return standingOf(event, now) === 'in-force' || dayOf(endedAt) === dayOf(now);
}

async function responsesOfToday(deps: Deps, now: Instant): Promise<string[]> {
  return (await allResponses(deps.table))
    .map(({ value }) => value)
    .filter(({ endedAt }) => endedAt === undefined || dayOf(endedAt) === dayOf(now))
    .map((response) => responseLine(response, now));
}
