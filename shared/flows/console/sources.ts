import { feedName, whyOf } from '../../conversation/alerts/words-weather-feeds.ts';
import { timeWords } from '../../conversation/clock.ts';
import { ageWords } from '../../conversation/console/words-wall.ts';
import { feedState } from '../../conversation/console/words-weather.ts';
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
}

/** Those that are switched on, whether they were ever asked or not. */
export async function sourcesShown(
  deps: Deps,
  sources: readonly { readonly name: string; readonly intervalMs: number }[],
  now: Instant,
): Promise<SourceShown[]> {
  const feeds = new Map((await allFeeds(deps.table)).map(({ value }) => [value.name, value]));
  return sources.map(({ name, intervalMs }) => ({
    ...{ name: feedName(name), every: ageWords(intervalMs) },
    ...answered(feeds.get(name), { now, wallMs: deps.wall.now() }),
  }));
}

function answered(
  feed: Feed | undefined,
  { now, wallMs }: { now: Instant; wallMs: number },
): Omit<SourceShown, 'name' | 'every'> {
  if (!feed) return { goodAt: '', silence: '', next: '', state: feedState(undefined), isBad: false };
  const { goodAt, since, nextWallMs, failures, silentMs, code } = feed;
  const silentForMs = Math.max(0, now - (goodAt ?? since));
  const isBad = failures > 0 || code !== undefined || silentForMs > silentMs;
  return {
    ...{ isBad, goodAt: goodAt === undefined ? '' : timeWords(goodAt, now), silence: ageWords(silentForMs) },
    next: nextWallMs > wallMs ? ageWords(nextWallMs - wallMs) : '',
    state: feedState({ isBad, failures, why: whyOf(code) }),
  };
}
