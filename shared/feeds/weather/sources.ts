import { capFeed } from './cap-feed.ts';
import { nmcAlarms } from './nmc.ts';
import { type QweatherAccount, qweatherAlerts } from './qweather.ts';
import type { Source } from './source.ts';

/** What the operator switched on. A site whose terms forbid it is on only where a written permission is named. */
export interface WeatherConfig {
  readonly qweather?: QweatherAccount;
  readonly capFeeds: readonly string[];
  readonly nmc?: { readonly permission: string; readonly base: string };
}

export function weatherSources({ qweather, capFeeds, nmc }: WeatherConfig): readonly Source[] {
  return [
    ...(qweather ? [qweatherAlerts(qweather)] : []),
    ...capFeeds.map((url, place) => capFeed(url, place + 1)),
    ...(nmc ? [nmcAlarms(nmc.base)] : []),
  ];
}
