import { concernOf } from '../../domain/alerts/concern.ts';
import type { Bulletin } from '../../domain/alerts/warning.ts';
import type { Region } from '../../domain/region.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/time.ts';
import type { Exercise } from '../../feeds/weather/cap.ts';
import type { Failure } from '../../feeds/weather/http.ts';
import type { Known, Source, Told } from '../../feeds/weather/source.ts';
import { loadBureau } from '../../store/directory.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict, type Write } from '../../store/table.ts';
import { allFeeds, dropFeed, type Feed, loadFeed, putFeed } from '../../store/weather-feeds.ts';
import { putOutlook, putTracks } from '../../store/weather-tracks.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { leaveList } from './weather-list.ts';
import { tellStorms } from './weather-storms.ts';
import { cancelling, takeBulletins, tellExercise } from './weather-take.ts';
import { unreadSends } from './weather-unread.ts';

const leastSilentMs = 30 * MINUTE_MS;
const pauseMs = HOUR_MS;
const mostBackOffMs = 20 * MINUTE_MS;

/** Asks every source whose time has come, each in its own manner; none waits for another, and none fails another. */
export async function pollWeather(deps: Deps, sources: readonly Source[], now: Instant): Promise<void> {
  const region = (await loadBureau(deps.table))?.value.region;
  await forgetOthers(deps, sources);
  await Promise.all(
    sources.map((source) =>
      pollOne(deps, source, { now, ...(region && { region }) }).catch((error: unknown) => {
        if (error instanceof Conflict) return;
        deps.log('error', 'feed.failed', { source: source.name, error: String(error) });
      }),
    ),
  );
}

async function forgetOthers(deps: Deps, sources: readonly Source[]): Promise<void> {
  const names = new Set(sources.map(({ name }) => name));
  const gone = (await allFeeds(deps.table)).filter(({ value }) => !names.has(value.name));
  if (gone.length > 0) await deps.table.transact(gone.map(dropFeed));
}

interface At {
  readonly now: Instant;
  readonly region?: Region;
}

async function pollOne(deps: Deps, source: Source, { now, region }: At): Promise<void> {
  const wallMs = deps.wall.now();
  const found = await loadFeed(deps.table, source.name);
  const { value, version } = found ?? { value: born(source, now), version: 0 };
  if (value.nextWallMs > wallMs) return;
  // Claimed before it is asked: of two clocks one asks, and one that dies amid it waits its interval.
  const { intervalMs } = source;
  const claimed = { ...value, intervalMs, nextWallMs: wallMs + intervalMs };
  await deps.table.transact([putFeed(claimed, version)]);
  const told = await source.ask(knownOf(value, { now, wallMs, ...(region && { region }) }));
  if (told.kind === 'told') {
    await takeBulletins(deps, concerning(told.bulletins, region, source), now);
    // After what they cancel, which may have come with them.
    const ended = await Promise.all((told.cancels ?? []).map((one) => cancelling(deps, one)));
    await takeBulletins(
      deps,
      ended.flatMap((one) => one ?? []),
      now,
    );
    for (const exercise of (told.exercises ?? []).filter((one) => isOurs(one, region, now)))
      await tellExercise(deps, exercise, now);
    if (told.listed) await leaveList(deps, { source: source.name, listed: told.listed, now });
  }
  await keep(deps, { source, told, now, stored: { value: claimed, version: version + 1 } });
}

function born({ name, intervalMs }: Source, now: Instant): Feed {
  return {
    ...{ name, since: now, nextWallMs: 0, failures: 0, seen: [], attributions: [], silentTold: false },
    silentMs: Math.max(leastSilentMs, intervalMs + leastSilentMs / 2),
  };
}

function knownOf(
  { tag, modified, seen }: Feed,
  at: Pick<Known, 'now' | 'wallMs'> & { readonly region?: Region },
): Known {
  return { ...at, seen, ...(tag !== undefined && { tag }), ...(modified !== undefined && { modified }) };
}

/** Asked for our own place, all of it is ours; of a national list only what names us or lies above us. */
function concerning(
  bulletins: readonly Bulletin[],
  region: Region | undefined,
  { name }: Source,
): Bulletin[] {
  if (name === 'qweather' || !region) return [...bulletins];
  return bulletins.filter((bulletin) => concernOf(bulletin, region) !== 'elsewhere');
}

/** An exercise of today that names us or lies above us; a feed read for the first time may list old ones. */
function isOurs(exercise: Exercise, region: Region | undefined, now: Instant): boolean {
  if (now - exercise.sentAt > DAY_MS) return false;
  return !region || concernOf(exercise, region) !== 'elsewhere';
}

async function keep(
  deps: Deps,
  {
    source,
    told,
    now,
    stored,
  }: { source: Source; told: Told; now: Instant; stored: Pick<Stored<Feed>, 'value' | 'version'> },
): Promise<void> {
  // The clock may have told its silence while it was being asked.
  const fresh = await loadFeed(deps.table, source.name);
  const version = fresh?.version ?? stored.version;
  const value = { ...(fresh?.value ?? stored.value), nextWallMs: stored.value.nextWallMs };
  if (told.kind === 'needs-place') {
    await deps.table.transact([putFeed({ ...value, code: 'place' }, version)]);
    return;
  }
  if (told.kind === 'failed') {
    deps.log('warn', 'feed.unanswered', { source: source.name, why: told.why, code: told.code });
    await deps.table.transact([putFeed(failed(value, told, { source, wallMs: deps.wall.now() }), version)]);
    return;
  }
  const { code: _, ...healthy } = value;
  const back = value.silentTold ? { backAt: now } : {};
  const good: Feed = { ...healthy, ...back, goodAt: now, failures: 0, silentTold: false, ...learned(told) };
  const read = told.kind === 'told' ? readWrites(told, source, now) : [];
  const unread = told.kind === 'told' ? (told.unread ?? []) : [];
  await commit(
    deps,
    {
      writes: [putFeed(good, version), ...read],
      sends: await unreadSends(deps, value, { unread, now }),
    },
    { who: 'feed', through: `feed#${source.name}`, now },
  );
  if (told.kind === 'told' && told.tracks)
    await tellStorms(deps, { tracks: told.tracks, source: source.name, now });
}

/** What is no warning and for officers' eyes: the storms, and a model's days. */
function readWrites(
  { tracks, outlook }: Extract<Told, { kind: 'told' }>,
  { name }: Source,
  now: Instant,
): Write[] {
  return [
    ...(tracks ? [putTracks({ source: name, readAt: now, tracks })] : []),
    ...(outlook ? [putOutlook({ readAt: now, days: outlook })] : []),
  ];
}

function learned(told: Told): Partial<Feed> {
  if (told.kind !== 'told') return {};
  const { tag, modified, seen, attributions, unread } = told;
  return {
    ...(tag !== undefined && { tag }),
    ...(modified !== undefined && { modified }),
    ...(seen && { seen }),
    ...(attributions && { attributions }),
    ...(unread && { unread: unread.map(({ id }) => id) }),
  };
}

/** A refusal waits an hour: asking on would look like an attack. Anything else waits twice as long each time. */
function failed(
  feed: Feed,
  { why, code, waitMs = 0 }: Failure,
  { source, wallMs }: { source: Source; wallMs: number },
): Feed {
  const failures = feed.failures + 1;
  const backOffMs = Math.min(mostBackOffMs, MINUTE_MS * 2 ** Math.min(failures, 8));
  const leastMs =
    why === 'refused' ? pauseMs : Math.max(backOffMs, Math.min(source.intervalMs, mostBackOffMs) / 2);
  return { ...feed, failures, code: `${why} ${code}`, nextWallMs: wallMs + Math.max(leastMs, waitMs) };
}
