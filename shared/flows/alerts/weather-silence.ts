import { feedSilent } from '../../conversation/alerts/words-weather-feeds.ts';
import type { Instant } from '../../domain/time.ts';
import type { Row } from '../../store/table.ts';
import { loadFeed, openFeed, putFeed, silentAt } from '../../store/weather-feeds.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { dutyRoom } from './weather-news.ts';

/** A source was silent or broken for half an hour: that is an alarm of its own, told once for each silence. */
export async function tellSilence(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await loadFeed(deps.table, openFeed(row).value.name);
  if (!stored || stored.value.silentTold || silentAt(stored.value) > now) return nothing;
  const { value, version } = stored;
  const card = feedSilent(value, now);
  return {
    writes: [putFeed({ ...value, silentTold: true }, version)],
    sends: (await dutyRoom(deps, now, false)).map((person) => ({
      once: `weather.feed-silent#${value.name}#${value.goodAt ?? value.since}#${person}`,
      to: { kind: 'person', person },
      lane: 'blue',
      card,
    })),
  };
}
