import { feedsBack, feedsSilent } from '../../conversation/alerts/words-weather-feeds.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import type { Stored } from '../../store/record.ts';
import { allFeeds, type Feed, putFeed, silentAt } from '../../store/weather-feeds.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';
import { dutyRoom } from './weather-news.ts';

/**
 * Sources that were silent or broken for half an hour are an alarm of its own, and that they are back is news: one card of
 * all of them, each told once for each silence.
 */
export async function tellSilence(deps: Deps, now: Instant): Promise<Outcome> {
  const feeds = await allFeeds(deps.table);
  const back = feeds.filter(({ value: { backAt } }) => backAt !== undefined && backAt <= now);
  const silent = feeds.filter(
    ({ value }) => value.backAt === undefined && !value.silentTold && silentAt(value) <= now,
  );
  if (back.length + silent.length === 0) return nothing;
  const room = await dutyRoom(deps, now, false);
  return {
    writes: [
      ...silent.map(({ value, version }) => putFeed({ ...value, silentTold: true }, version)),
      ...back.map(({ value: { backAt: _, ...value }, version }) => putFeed(value, version)),
    ],
    sends: room.flatMap((person) => [
      ...toldOf(silent, person, { what: 'feed-silent', card: feedsSilent(values(silent), now) }),
      ...toldOf(back, person, { what: 'feed-back', card: feedsBack(values(back), now) }),
    ]),
  };
}

const values = (feeds: readonly Stored<Feed>[]): Feed[] => feeds.map(({ value }) => value);

function toldOf(
  [first]: readonly Stored<Feed>[],
  person: PersonId,
  { what, card }: { readonly what: string; readonly card: Card },
): Send[] {
  if (!first) return [];
  const once = `weather.${what}#${first.value.name}#${first.version}#${person}`;
  return [{ once, to: { kind: 'person', person }, lane: 'blue', card }];
}
