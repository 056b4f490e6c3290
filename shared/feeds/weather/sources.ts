import { capFeed } from './cap-feed.ts';
import { nmcAlarms } from './nmc.ts';
import { openMeteo } from './open-meteo.ts';
import { type QweatherAccount, qweatherAlerts } from './qweather.ts';
import type { Source } from './source.ts';
import { nmcTyphoons, qweatherStorms, zjTyphoons } from './typhoons.ts';

/** What the operator switched on. A site whose terms forbid it is on only where a written permission is named. */
export interface WeatherConfig {
  /** Each look at its storms is charged for, so they are on only where somebody says so. */
  readonly qweather?: QweatherAccount & { readonly storms?: boolean };
  readonly capFeeds: readonly string[];
  readonly nmc?: { readonly permission: string; readonly base: string; readonly typhoons?: string };
  readonly zj?: { readonly permission: string; readonly base: string };
  readonly openMeteo?: string;
}

export function weatherSources({ qweather, capFeeds, ...more }: WeatherConfig): readonly Source[] {
  return [
    ...(qweather ? [qweatherAlerts(qweather)] : []),
    ...(qweather?.storms ? [qweatherStorms(qweather)] : []),
    ...capFeeds.map((url, place) => capFeed(url, place + 1)),
    ...(more.nmc ? [nmcAlarms(more.nmc.base)] : []),
    ...(more.nmc?.typhoons ? [nmcTyphoons(more.nmc.typhoons)] : []),
    ...(more.zj ? [zjTyphoons(more.zj.base)] : []),
    ...(more.openMeteo === undefined ? [] : [openMeteo(more.openMeteo)]),
  ];
}
