import { feedName, whyOf } from '../../conversation/alerts/words-weather-feeds.ts';
import { timeWords } from '../../conversation/clock.ts';
import { ageWords } from '../../conversation/console/words-wall.ts';
import { feedState, nextAsked, notAsked, soonAsked } from '../../conversation/console/words-weather.ts';
import type { Instant } from '../../domain/time.ts';
import { allFeeds, type Feed } from '../../store/weather-feeds.ts';
import type { Deps } from '../deps.ts';

/** A source of weather, as it is switched on, and how it answers. */
export interface SourceShown {
  readonly name: string;
  readonly every: string;
  readonly goodAt: string;
  /** Since its last good answer. */
  readonly silence: string;
  readonly next: string;
  readonly state: string;
  readonly isBad: boolean;
  /** What its terms ask us to show. */
  readonly attributions: readonly string[];
}

/** Those that are switched on, asked or not. */
export async function sourcesShown(deps: Deps, now: Instant): Promise<SourceShown[]> {
  const feeds = (await allFeeds(deps.table)).map(({ value }) => value);
  const asked = new Set(feeds.map(({ name }) => name));
  return [
    ...feeds.map((feed) => sourceShown(feed, { now, wallMs: deps.wall.now() })),
    ...(deps.feeds ?? []).filter((name) => !asked.has(name)).map(unasked),
  ];
}

function unasked(name: string): SourceShown {
  return {
    ...{ name: feedName(name), state: notAsked, isBad: false, attributions: [] },
    ...{ every: '', goodAt: '', silence: '', next: soonAsked },
  };
}

function sourceShown(feed: Feed, { now, wallMs }: { now: Instant; wallMs: number }): SourceShown {
  const { name, goodAt, intervalMs, nextWallMs, failures, code } = feed;
  const bad = isBad(feed, now);
  return {
    ...{ isBad: bad, name: feedName(name), every: intervalMs === undefined ? '' : ageWords(intervalMs) },
    ...{
      goodAt: goodAt === undefined ? '' : timeWords(goodAt, now),
      silence: ageWords(silentForMs(feed, now)),
    },
    next: nextAsked(nextWallMs, wallMs),
    state: feedState({ isBad: bad, hasRead: goodAt !== undefined, failures, why: whyOf(code) }),
    attributions: feed.attributions,
  };
}

/** It refuses, or has been silent for too long. */
export function isBad(feed: Feed, now: Instant): boolean {
  return feed.failures > 0 || feed.code !== undefined || silentForMs(feed, now) > feed.silentMs;
}

function silentForMs({ goodAt, since }: Feed, now: Instant): number {
  return Math.max(0, now - (goodAt ?? since));
}
