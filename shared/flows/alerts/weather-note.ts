import type { Bulletin } from '../../domain/alerts/warning.ts';
import {
  isWithdrawn,
  lastChange,
  lastOf,
  link,
  standingOf,
  type WeatherEvent,
} from '../../domain/alerts/weather-event.ts';
import { type WeatherId, weatherId } from '../../domain/ids.ts';
import { DAY_MS, type Instant } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadWeatherBoard, putWeather, putWeatherBoard, recentWeather } from '../../store/weather.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome } from '../outcome.ts';
import { assessmentWrites } from './weather-grave.ts';

/** What was over for so long is found in its own row only. */
const recentMs = 2 * DAY_MS;

interface Noted {
  readonly outcome: Outcome;
  /** The event each bulletin belongs to, in the order of the bulletins. */
  readonly events: readonly WeatherId[];
}

/**
 * Links bulletins to events, in one transaction with the board. `quiet`: whoever brought them knows them already, so that
 * nobody need be told.
 */
export async function noteBulletins(
  deps: Deps,
  bulletins: readonly Bulletin[],
  { now, quiet = false }: { readonly now: Instant; readonly quiet?: boolean },
): Promise<Noted> {
  const board = await loadWeatherBoard(deps.table);
  const before = await recentWeather(deps.table, board.value);
  const seen = new Map(before.map(({ value, version }) => [value.id, version]));
  const events = new Map(before.map(({ value }) => [value.id, value]));
  const changed = new Map<WeatherId, 'told' | 'news'>();
  const found = [...bulletins].sort(byTime).map((bulletin) => {
    const linked = link([...events.values()], bulletin, { id: weatherId(deps.newId('we')), now });
    const { event, kind } = linked;
    events.set(event.id, event);
    if (kind !== 'known') changed.set(event.id, kind === 'same' ? (changed.get(event.id) ?? 'told') : 'news');
    return [bulletin, event.id] as const;
  });
  const ids = new Map(found);
  const of = bulletins.flatMap((bulletin) => ids.get(bulletin) ?? []);
  if (changed.size === 0) return { outcome: { writes: [] }, events: of };
  const isNews = (id: WeatherId) => {
    const event = events.get(id);
    return changed.get(id) === 'news' && event !== undefined && !isOld(event, now);
  };
  const news = quiet ? [] : [...changed.keys()].filter(isNews);
  const next = {
    recent: [...events.values()].filter((event) => isRecent(event, now)).map(({ id }) => id),
    news: [...new Set([...board.value.news, ...news])],
  };
  const touched = [...changed.keys()].flatMap((id) => events.get(id) ?? []);
  return {
    events: of,
    outcome: {
      writes: [
        putWeatherBoard(next, board.version, now),
        ...touched.map((event) => putWeather(event, seen.get(event.id) ?? 0)),
        ...(await assessmentWrites(deps, touched, now)),
      ],
      entries: touched.map((event) => entryOf(event, (seen.get(event.id) ?? 0) + 1)),
    },
  };
}

function byTime(one: Bulletin, other: Bulletin): number {
  return (one.issuedAt ?? Number.MAX_SAFE_INTEGER) - (other.issuedAt ?? Number.MAX_SAFE_INTEGER);
}

/** What was over long before we heard of it wakes nobody: a feed read for the first time, a document handed in again. */
function isOld(event: WeatherEvent, now: Instant): boolean {
  return standingOf(event, now) !== 'in-force' && now - lastOf(event).at > DAY_MS;
}

function isRecent(event: WeatherEvent, now: Instant): boolean {
  return standingOf(event, now) === 'in-force' || now - lastOf(event).at < recentMs;
}

function entryOf(event: WeatherEvent, version: number): Entry {
  const { colour, issuer, at, told } = lastOf(event);
  return {
    pk: keys.weather(event.id).pk,
    version,
    what: `weather.${lastChange(event)}`,
    facts: { hazard: event.hazard, colour, issuer, at, told },
  };
}

/** The events of these days that a bulletin's offices and hazard have, for whoever asks beside noting it. */
export async function recentEvents(deps: Deps): Promise<Stored<WeatherEvent>[]> {
  const found = await recentWeather(deps.table, (await loadWeatherBoard(deps.table)).value);
  return found.filter(({ value }) => !isWithdrawn(value));
}
