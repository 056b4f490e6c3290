import { type Near, outlookLines, typhoonsNear } from '../../conversation/alerts/words-typhoon.ts';
import {
  noForecast,
  typhoonUnknown,
  type WeatherAsked,
  warningsNow,
  weatherAsked,
} from '../../conversation/alerts/words-weather.ts';
import { feedLines } from '../../conversation/alerts/words-weather-feeds.ts';
import { responseLine } from '../../conversation/alerts/words-weather-records.ts';
import { isRunning, nearnessOf } from '../../domain/alerts/typhoon.ts';
import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import { may } from '../../domain/directory/may.ts';
import type { Card } from '../../domain/message.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { allFeeds } from '../../store/weather-feeds.ts';
import { allResponses } from '../../store/weather-records.ts';
import { allTracks, loadOutlook } from '../../store/weather-tracks.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { recentEvents } from './weather-note.ts';

/** 今天有什么预警, 台风到哪了. What people ask each other in a group is not for the bot to answer. */
export async function queryWeather(deps: Deps, { inbound, intent, speaker, now }: Turn): Promise<Outcome> {
  const addressed = inbound.chat === null || (inbound.kind === 'said' && inbound.mentionsBot);
  if (!addressed) return nothing;
  const [events, feeds, responses] = await Promise.all([
    recentEvents(deps),
    allFeeds(deps.table),
    responsesOfToday(deps, now),
  ]);
  const known = {
    events: events.map(({ value }) => value).filter((event) => isOfToday(event, now)),
    sources: feedLines([...feeds.map(({ value }) => value), ...unasked(deps, feeds)], now),
    responses,
    now,
  };
  // What we compute is for those who judge, and never in a chat that others read.
  const judges = may(speaker, 'draft') && inbound.chat === null;
  return say(await answerOf(deps, weatherAsked(intent.text ?? ''), { known, judges }));
}

/** Switched on, and not asked yet. */
function unasked({ feeds: names = [] }: Deps, asked: Awaited<ReturnType<typeof allFeeds>>) {
  const known = new Set(asked.map(({ value }) => value.name));
  return names.filter((name) => !known.has(name)).map((name) => ({ name, attributions: [] }));
}

async function answerOf(
  deps: Deps,
  asked: WeatherAsked,
  { known, judges }: { known: Parameters<typeof warningsNow>[0]; judges: boolean },
): Promise<Card> {
  switch (asked) {
    case 'warnings':
      return warningsNow(known);
    case 'typhoon': {
      const near = judges ? await stormsNear(deps, known.now) : [];
      return near.length > 0 ? typhoonsNear(near, known) : typhoonUnknown(known, judges);
    }
    case 'forecast': {
      const outlook = judges ? (await loadOutlook(deps.table))?.value : undefined;
      const lines = outlook ? outlookLines(outlook.days, outlook.readAt, known.now) : [];
      const card = noForecast(known);
      return { ...card, text: [...lines, card.text].join('\n') };
    }
  }
}

/** The storms that run, each by the source that read its last place. */
async function stormsNear(deps: Deps, now: Instant): Promise<Near[]> {
  const place = (await loadBureau(deps.table))?.value.region?.at;
  if (!place) return [];
  const all = (await allTracks(deps.table)).flatMap(({ value }) =>
    value.tracks.flatMap((track) => {
      const nearness = isRunning(track, now) ? nearnessOf(track, place) : undefined;
      return nearness ? [{ track, nearness, source: value.source }] : [];
    }),
  );
  const latest = new Map<string, Near>();
  for (const one of all) {
    const before = latest.get(one.track.name);
    if (!before || before.nearness.fix.at < one.nearness.fix.at) latest.set(one.track.name, one);
  }
  return [...latest.values()];
}

/** In force, or ended today. */
function isOfToday(event: WeatherEvent, now: Instant): boolean {
  const endedAt = event.over?.at ?? lastOf(event).at;
  return standingOf(event, now) === 'in-force' || dayOf(endedAt) === dayOf(now);
}

/** What headquarters have in force, or ended today, a line each. */
export async function responsesOfToday(deps: Deps, now: Instant): Promise<string[]> {
  return (await allResponses(deps.table))
    .map(({ value }) => value)
    .filter(({ endedAt }) => endedAt === undefined || dayOf(endedAt) === dayOf(now))
    .map((response) => responseLine(response, now));
}
