import {
  colourWords,
  eventName,
  saidOf,
  sourcesOf,
  weatherTone,
} from '../../conversation/alerts/words-weather.ts';
import { changesOf, standingName } from '../../conversation/console/words-weather.ts';
import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Tone } from '../../domain/message.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { loadWeatherBoard, recentWeather } from '../../store/weather.ts';
import type { Deps } from '../deps.ts';
import { type PeriodShown, periodsIn } from './periods.ts';

export interface WeatherShown {
  readonly name: string;
  readonly tone: Tone;
  readonly standing: string;
  readonly inForce: boolean;
  /** Who said the last of it, and when. */
  readonly said: string;
  readonly sources: string;
  readonly places: string;
  readonly changes: string;
}

export interface CalendarPage {
  readonly year: number;
  readonly today: Day;
  readonly periods: readonly PeriodShown[];
  readonly weather: readonly WeatherShown[];
}

/** The year's periods, and the warnings of these days as events. */
export async function calendarPage(deps: Deps, year: string, now: Instant): Promise<CalendarPage> {
  const wanted = /^20\d{2}$/.test(year) ? Number(year) : Number(dayOf(now).slice(0, 4));
  const board = await loadWeatherBoard(deps.table);
  const events = await recentWeather(deps.table, board.value);
  return {
    ...{ year: wanted, today: dayOf(now), periods: await periodsIn(deps, wanted, now) },
    weather: events.map(({ value }) => weatherShown(value, now)),
  };
}

function weatherShown(event: WeatherEvent, now: Instant): WeatherShown {
  const standing = standingOf(event, now);
  return {
    ...{ name: eventName(event), tone: weatherTone(event, now), said: saidOf(event, now) },
    ...{
      standing: standingName(standing),
      inForce: standing === 'in-force',
      sources: sourcesOf(lastOf(event)),
    },
    ...{
      places: event.places.join('、'),
      changes: changesOf(event.steps.map(({ colour }) => colourWords[colour])),
    },
  };
}
