import { runOut, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import { loadWeather, openWeather, putWeather, weatherBoardRecord } from '../../store/weather.ts';
import { feedRecord } from '../../store/weather-feeds.ts';
import { assessmentRecord } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { remindAssessment } from './weather-assess.ts';
import { tellWeatherNews } from './weather-news.ts';
import { tellSilence } from './weather-silence.ts';

/** The news of the last minute, or an event whose time ran out without its office's word. */
export async function tickWeather(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  if (row.kind === weatherBoardRecord.kind) return tellWeatherNews(deps, now);
  if (row.kind === assessmentRecord.kind) return remindAssessment(deps, row, now);
  if (row.kind === feedRecord.kind) return tellSilence(deps, row, now);
  const stored = await loadWeather(deps.table, openWeather(row).value.id);
  return stored ? endWhereDue(stored, now) : nothing;
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
