import { lastOf, standingOf, type WeatherEvent } from '../../domain/alerts/weather-event.ts';
import type { Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import { putWeather } from '../../store/weather.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { recentEvents } from './weather-note.ts';

interface List {
  readonly source: string;
  readonly listed: readonly string[];
  readonly now: Instant;
}

/** What only this list told, and it names no more, has left it: lifted or run out, nobody said which. */
export async function leaveList(deps: Deps, { source, listed, now }: List): Promise<void> {
  const gone = (await recentEvents(deps)).filter(({ value }) => hasLeft(value, { source, listed, now }));
  for (const { value, version } of gone) {
    await commit(
      deps,
      {
        writes: [putWeather({ ...value, over: { how: 'unlisted', at: now } }, version)],
        entries: [
          {
            pk: keys.weather(value.id).pk,
            version: version + 1,
            what: 'weather.unlisted',
            facts: { hazard: value.hazard },
          },
        ],
      },
      { who: 'feed', through: `feed#${source}`, now },
    );
  }
}

function hasLeft(event: WeatherEvent, { source, listed, now }: List): boolean {
  const { told } = lastOf(event);
  return (
    standingOf(event, now) === 'in-force' &&
    told.every((one) => one.source === source && !listed.includes(one.id))
  );
}
