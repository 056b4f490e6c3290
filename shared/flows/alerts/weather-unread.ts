import { feedUnread } from '../../conversation/alerts/words-weather-feeds.ts';
import type { Instant } from '../../domain/time.ts';
import type { Unread } from '../../feeds/weather/source.ts';
import type { Feed } from '../../store/weather-feeds.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { dutyRoom } from './weather-news.ts';

/** What a source listed for us and we could not read, told once: it may warn of something. */
export async function unreadSends(
  deps: Deps,
  feed: Feed,
  { unread, now }: { readonly unread: readonly Unread[]; readonly now: Instant },
): Promise<Send[]> {
  const fresh = unread.filter(({ id }) => feed.unread?.includes(id) !== true);
  const [first] = fresh;
  if (!first) return [];
  const card = feedUnread(
    feed.name,
    fresh.map(({ text }) => text),
  );
  return (await dutyRoom(deps, now, false)).map((person) => ({
    once: `weather.unread#${feed.name}#${first.id}#${now}#${person}`,
    ...{ to: { kind: 'person', person }, lane: 'blue', card },
  }));
}
