import { gapWords, postsDigest, postsList } from '../../conversation/duty/words-forecast.ts';
import { forecast, type Gap, gapName, type Outlook } from '../../domain/duty/forecast.ts';
import { type Post, streetKey, unitKey } from '../../domain/duty/post.ts';
import { dayOf, type Instant, later, MINUTE_MS, plusDays } from '../../domain/time.ts';
import { allPosts, postsAfter } from '../../store/duty.ts';
import { forecastDone } from '../../store/forecast.ts';
import {
  type ForecastRoll,
  loadForecastRoll,
  loadPostForecast,
  type PostForecast,
  putForecastRoll,
  putPostForecast,
  rollOf,
  worseSince,
} from '../../store/forecast-posts.ts';
import { beginForecastStep } from '../../store/forecast-steps.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import type { Outcome } from '../outcome.ts';
import { outlookFor, outlookOf, shiftsNear } from '../outlook.ts';
import { unitsById } from '../units.ts';
import { placeOf } from './post-place.ts';
import { toldInPieces } from './tell-in-pieces.ts';

export const horizonDays = 90;
/** What changes together is told together: an import takes a few minutes. */
const gatheredMs = 5 * MINUTE_MS;
/** Beyond this many gaps a roster is simply not made yet: neither the bureau's nor another's. */
export const mostKept = 400;
const mostWords = 3;
/** So many posts are read at a time. */
const together = 50;

/** After a change of a street's or a unit's watches: what it made worse goes on the lists of its street and of the bureau. */
export async function lookAtPost(
  deps: Deps,
  { row, key, now }: { row: Row; key: string; now: Instant },
): Promise<Outcome> {
  const span = { from: dayOf(now), until: plusDays(dayOf(now), horizonDays) };
  const shifts = await shiftsNear(deps, span, key);
  const post = shifts[0]?.post;
  const street = post && (await placeOf(deps, { post })).street;
  if (!post || street === undefined) return { writes: [forecastDone(row)] };
  const gaps = forecast(shifts, await outlookFor(deps, shifts, span)).slice(0, mostKept);
  const before = await loadPostForecast(deps.table, street, key);
  const known = new Set(before?.value.gaps ?? []);
  const fresh = gaps.filter((gap) => !known.has(gapName(gap)));
  const owed = before ? await stillOwed(deps, before.value, gaps) : [];
  const next: PostForecast = {
    ...{ post: key, name: post.name, street, at: now },
    gaps: gaps.map(gapName),
    news: [...new Set([...owed, ...fresh.map(gapWords)])],
  };
  const rolls = fresh.length === 0 ? [] : await rolled(deps, ['', street], now);
  return { writes: [forecastDone(row), putPostForecast(next, before?.version ?? 0), ...rolls] };
}

/** Of the news of earlier changes that nobody was told yet, what is still so. */
async function stillOwed(
  deps: Deps,
  { street, news, at }: PostForecast,
  gaps: readonly Gap[],
): Promise<readonly string[]> {
  const roll = news.length === 0 ? undefined : await loadForecastRoll(deps.table, 'change', street);
  if (!roll || at < roll.value.since) return [];
  const there = new Set(gaps.map(gapWords));
  return news.filter((words) => there.has(words));
}

/** A list waits from the first change on, however many follow. */
async function rolled(deps: Deps, streets: readonly string[], now: Instant): Promise<Write[]> {
  return Promise.all(
    streets.map(async (street) => {
      const stored = await loadForecastRoll(deps.table, 'change', street);
      const since = stored?.value.since ?? now;
      return putForecastRoll(
        { why: 'change', street, since },
        stored?.version ?? 0,
        later(since, gatheredMs),
      );
    }),
  );
}

/** Each morning the lists of what is wrong with tomorrow's watches, on Mondays with those of ninety days. */
export async function morningRolls(deps: Deps, now: Instant, isMonday: boolean): Promise<Write[]> {
  if ((await postsAfter(deps.table, '', 1)).length === 0) return [];
  const why = isMonday ? 'week' : 'tomorrow';
  const stored = await loadForecastRoll(deps.table, why, '');
  return [
    putForecastRoll({ why, street: '', since: now }, stored?.version ?? 0, now),
    beginForecastStep({ kind: 'streets', why, since: now, after: '' }),
    beginForecastStep({ kind: 'units', since: now, after: '' }),
  ];
}

/** A list that is owed, to a street by its units, to the bureau by its streets. */
export async function tickForecastRoll(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const { why, street, since } = rollOf(row).value;
  const done = [forecastDone(row)];
  const found = await linesOf(deps, { why, street, since }, now);
  if (found.length === 0) return { writes: done };
  const { officers, streets } = await officials(deps);
  const { leaders } = await onDuty(deps, now);
  const isBureau = street === '';
  const card = isBureau ? postsDigest(found, why) : postsList(found, why);
  const people = isBureau
    ? [...new Set([...officers.map(({ id }) => id), ...leaders])]
    : (streets.get(street) ?? []).map(({ id }) => id);
  const told = toldInPieces({ once: `forecast#${why}#${street}#${since}`, card, people });
  return { writes: [...done, ...told.writes], sends: told.sends };
}

async function linesOf(deps: Deps, roll: ForecastRoll, now: Instant): Promise<PostForecast[]> {
  const units = await unitsById(deps);
  const streets =
    roll.street === '' ? [...new Set([...units.values()].map(({ street }) => street))] : [roll.street];
  if (roll.why === 'change')
    return (await Promise.all(streets.map((one) => worseSince(deps.table, one, roll.since)))).flat();
  const today = dayOf(now);
  const span = { from: today, until: plusDays(today, roll.why === 'week' ? horizonDays : 1) };
  const outlook = roll.street === '' ? await outlookOf(deps, span) : undefined;
  const streetOf = ({ key }: Post) =>
    streets.find((street) => key === streetKey(street)) ?? units.get(key.slice(unitKey('').length))?.street;
  const posts = (await allPosts(deps.table)).flatMap((post) => {
    const street = streetOf(post);
    return street !== undefined && streets.includes(street) ? [{ post, street }] : [];
  });
  return lookedAt(deps, { posts, outlook, span }, now);
}

/** Of a street nobody reads the whole directory, but those who are on its rosters. */
async function lookedAt(
  deps: Deps,
  {
    posts,
    outlook,
    span,
  }: {
    posts: readonly { readonly post: Post; readonly street: string }[];
    outlook: Outlook | undefined;
    span: Parameters<typeof shiftsNear>[1];
  },
  now: Instant,
): Promise<PostForecast[]> {
  const found: PostForecast[] = [];
  for (let nth = 0; nth < posts.length; nth += together) {
    const some = posts.slice(nth, nth + together);
    const shifts = await Promise.all(some.map(({ post }) => shiftsNear(deps, span, post.key)));
    const seen = outlook ?? (await outlookFor(deps, shifts.flat(), span));
    for (const [at, { post, street }] of some.entries()) {
      const gaps = forecast(shifts[at] ?? [], seen);
      if (gaps.length > 0) found.push(shown({ post, street, gaps, now }));
    }
  }
  return found;
}

function shown({
  post,
  street,
  gaps,
  now,
}: {
  post: Post;
  street: string;
  gaps: readonly Gap[];
  now: Instant;
}): PostForecast {
  return {
    ...{ post: post.key, name: post.name, street, at: now, gaps: gaps.map(gapName) },
    news: newsOf(gaps),
  };
}

/** The first of some gaps, in words. */
export function newsOf(gaps: readonly Gap[]): string[] {
  return gaps.slice(0, mostWords).map(gapWords);
}
