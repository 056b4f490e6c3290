import { weatherNews } from '../../conversation/alerts/words-weather-news.ts';
import { isNight } from '../../domain/alerts/ladder.ts';
import { isGrave } from '../../domain/alerts/warning.ts';
import { lastOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { PersonId } from '../../domain/ids.ts';
import { at, dayOf, type Instant, instant, plusDays } from '../../domain/time.ts';
import { loadWeather, loadWeatherBoard, putWeatherBoard } from '../../store/weather.ts';
import { loadAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { onDuty } from '../on-duty.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { onWatch } from './on-watch.ts';
import { touchedBy } from './weather-touched.ts';

/** All news since the last look, as one card to the duty room: a hundred warnings of a minute are one message. */
export async function tellWeatherNews(deps: Deps, now: Instant): Promise<Outcome> {
  const board = await loadWeatherBoard(deps.table);
  const found = await Promise.all(board.value.news.map((id) => loadWeather(deps.table, id)));
  const events = found.flatMap((event) => event?.value ?? []);
  if (events.length === 0) return nothing;
  const grave = events.some((event) => isGrave(lastOf(event)));
  if (!grave && (await isNobodyAwake(deps, now)))
    return { writes: [putWeatherBoard(board.value, board.version, nextMorning(now))] };
  const [only, ...more] = events;
  const touched = only && more.length === 0 ? await touchedBy(deps, only) : undefined;
  const assessBy = await dueOf(deps, events);
  const card = weatherNews(events, now, {
    ...(assessBy !== undefined && { assessBy }),
    ...(touched && touched.units.length < touched.all && touched.units.length > 0
      ? { touched: { count: touched.units.length, places: touched.places } }
      : {}),
  });
  return {
    writes: [putWeatherBoard({ ...board.value, news: [] }, board.version, now)],
    sends: (await dutyRoom(deps, now, grave)).map((person) => ({
      once: `weather.news#${board.version}#${person}`,
      to: { kind: 'person', person },
      lane: grave ? 'red' : 'blue',
      card,
    })),
  };
}

/** The first hour by which one of them must be assessed. */
async function dueOf(deps: Deps, events: readonly WeatherEvent[]): Promise<Instant | undefined> {
  const grave = events.filter((event) => isGrave(lastOf(event)));
  const found = await Promise.all(grave.map(({ id }) => loadAssessment(deps.table, id)));
  const waiting = found.flatMap((one) => (one && !one.value.done ? one.value.dueAt : []));
  return waiting.length === 0 ? undefined : instant(Math.min(...waiting));
}

/** Who is on duty; the leader on duty too, where it is grave. */
export async function dutyRoom(deps: Deps, now: Instant, grave: boolean): Promise<readonly PersonId[]> {
  const [watch, leaders] = await Promise.all([
    onWatch(deps, now, 'watch'),
    grave ? onWatch(deps, now, 'leader') : [],
  ]);
  return [...new Set([...watch, ...leaders])];
}

/** At night blue and yellow wake nobody who is not on duty. */
async function isNobodyAwake(deps: Deps, now: Instant): Promise<boolean> {
  return isNight(now) && (await onDuty(deps, now)).watch.length === 0;
}

function nextMorning(now: Instant): Instant {
  const today = at(dayOf(now), '07:00');
  return now < today ? today : at(plusDays(dayOf(now), 1), '07:00');
}
