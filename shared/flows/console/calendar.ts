import {
  colourWords,
  eventName,
  saidOf,
  sourcesOf,
  weatherTone,
} from '../../conversation/alerts/words-weather.ts';
import { timeWords } from '../../conversation/clock.ts';
import { aboutEvent, standingName } from '../../conversation/console/words-weather.ts';
import { yearOf } from '../../domain/alerts/calendar.ts';
import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Tone } from '../../domain/message.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { holdsYear } from '../../feeds/calendar/anchors.ts';
import { loadWeatherBoard, recentWeather } from '../../store/weather.ts';
import { responsesOfToday } from '../alerts/weather-query.ts';
import type { Deps } from '../deps.ts';
import { type PeriodShown, periodsIn } from './periods.ts';

export interface WeatherShown {
  readonly name: string;
  readonly tone: Tone;
  readonly standing: string;
  /** Who said the last of it, and when. */
  readonly said: string;
  /** How its colour went, until when, and from which source. */
  readonly about: string;
}

export interface CalendarPage {
  readonly year: number;
  /** The years before and after it that there is a calendar of. */
  readonly beside: readonly number[];
  /** Its days off are not announced. */
  readonly isOpen: boolean;
  readonly today: Day;
  readonly periods: readonly PeriodShown[];
  readonly weather: readonly WeatherShown[];
  /** Responses of a headquarters, a line each. */
  readonly responses: readonly string[];
}

/** The year's periods, and the warnings of these days as events. */
export async function calendarPage(deps: Deps, year: string, now: Instant): Promise<CalendarPage> {
  const wanted = holdsYear(Number(year)) ? Number(year) : yearOf(dayOf(now));
  const board = await loadWeatherBoard(deps.table);
  const events = await recentWeather(deps.table, board.value);
  const [inForce, over] = [true, false].map((is) =>
    events.filter(({ value }) => (standingOf(value, now) === 'in-force') === is),
  );
  const periods = await periodsIn(deps, wanted, now);
  return {
    ...{ year: wanted, today: dayOf(now), periods },
    beside: [wanted - 1, wanted + 1].filter(holdsYear),
    isOpen: periods.some(
      ({ kind, start, tentative }) => kind === 'holiday' && yearOf(start) === wanted && tentative,
    ),
    responses: await responsesOfToday(deps, now),
    weather: [...(inForce ?? []), ...(over ?? [])].map(({ value }) => weatherShown(value, now)),
  };
}

function weatherShown(event: WeatherEvent, now: Instant): WeatherShown {
  const standing = standingOf(event, now);
  const { expiresAt } = lastOf(event);
  const colours = event.steps.map(({ colour }) => colourWords[colour]);
  const until = standing === 'in-force' && expiresAt !== undefined ? timeWords(expiresAt, now) : undefined;
  return {
    ...{ name: eventName(event), tone: weatherTone(event, now), said: saidOf(event, now) },
    standing: standingName(standing),
    about: aboutEvent({ colours, until, sources: sourcesOf(lastOf(event)) }),
  };
}
