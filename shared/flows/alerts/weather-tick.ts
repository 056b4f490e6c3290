import { graveRanOut } from '../../conversation/alerts/words-weather-news.ts';
import { isGrave } from '../../domain/alerts/warning.ts';
import { lastOf, runOut, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import { DAY_MS, type Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import { loadWeather, openWeather, putWeather, weatherBoardRecord } from '../../store/weather.ts';
import { feedRecord } from '../../store/weather-feeds.ts';
import { assessmentRecord } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';
import { remindAssessment } from './weather-assess.ts';
import { dutyRoom, tellWeatherNews } from './weather-news.ts';
import { tellSilence } from './weather-silence.ts';

/** The news of the last minute, or an event whose time ran out without its office's word. */
export async function tickWeather(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  if (row.kind === weatherBoardRecord.kind) return tellWeatherNews(deps, now);
  if (row.kind === assessmentRecord.kind) return remindAssessment(deps, row, now);
  if (row.kind === feedRecord.kind) return tellSilence(deps, now);
  const stored = await loadWeather(deps.table, openWeather(row).value.id);
  if (!stored) return nothing;
  const ended = endWhereDue(stored, now);
  const { value, version } = stored;
  if (ended.writes.length === 0 || !isGrave(lastOf(value)) || now - lastOf(value).at > 2 * DAY_MS)
    return ended;
  const card = graveRanOut(runOut(value, now), now);
  const sends = (await dutyRoom(deps, now, false)).map((person): Send => {
    const once = `weather.ended#${value.id}#${version}#${person}`;
    return { once, to: { kind: 'person', person }, lane: 'blue', card };
  });
  return { ...ended, sends };
}

function endWhereDue({ value, version }: Stored<WeatherEvent>, now: Instant): Outcome {
  const standing = standingOf(value, now);
  if (value.over || (standing !== 'expired' && standing !== 'silent')) return nothing;
  return {
    writes: [putWeather(runOut(value, now), version)],
    entries: [
      {
        pk: keys.weather(value.id).pk,
        version: version + 1,
        what: `weather.${standing}`,
        facts: { hazard: value.hazard },
      },
    ],
  };
}
