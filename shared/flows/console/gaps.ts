import { gapRuns } from '../../conversation/duty/words-forecast.ts';
import { gapAdvice, gapGroups } from '../../conversation/duty/words-gaps.ts';
import { may } from '../../domain/directory/may.ts';
import { forecast, type Outlook } from '../../domain/duty/forecast.ts';
import { bureauKey, type Post } from '../../domain/duty/post.ts';
import { type Day, dayOf, type Instant, plusDays } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { horizonDays } from '../duty/forecast-posts.ts';
import type { Span } from '../duty/span.ts';
import { mayChangeDay } from '../duty/submit-day.ts';
import { forPost, outlookOf, shiftsNear } from '../outlook.ts';
import type { Visitor } from '../speaker.ts';
import { record } from './look.ts';
import { postsFor } from './month.ts';
import { scopeOf } from './scope.ts';

export interface GapShown {
  readonly post: string;
  /** Whose watch; empty for the bureau's. */
  readonly name: string;
  readonly day: Day;
  readonly words: string;
  readonly advice: string;
  readonly mayChange: boolean;
}

export interface GapFilter {
  /** A code of the groups of gaps; all where it is none. */
  readonly kind: string;
  readonly post: string;
  readonly from: number;
}

export interface GapList {
  readonly span: Span;
  readonly rows: readonly GapShown[];
  readonly posts: readonly Post[];
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  /** How many posts were looked at, up to which of all. */
  readonly seen: number;
  readonly total: number;
  readonly next?: number;
}

/** So many posts are read for one page, and fewer where they fill it. */
const mostPosts = 200;
const mostRows = 60;
const together = 20;

/** What is wrong with the watches of the next ninety days, post after post, of those whose rosters he sees. */
export async function gapList(
  deps: Deps,
  { visitor, filter }: { visitor: Visitor; filter: GapFilter },
  now: Instant,
): Promise<GapList | undefined> {
  if (!may(visitor, 'see-phones')) return undefined;
  await record(deps, visitor, { what: 'looked', of: 'roster', now });
  const today = dayOf(now);
  const span = { from: today, until: plusDays(today, horizonDays) };
  const bureau = scopeOf(visitor).kind === 'all' ? [{ key: bureauKey, name: '' }] : [];
  const posts = [...bureau, ...(await postsFor(deps, visitor))];
  const wanted = filter.post === '' ? posts : posts.filter(({ key }) => (key || 'bureau') === filter.post);
  const outlook = await outlookOf(deps, span);
  const rows: GapShown[] = [];
  let seen = Math.min(filter.from, wanted.length);
  const last = Math.min(wanted.length, seen + mostPosts);
  while (seen < last && rows.length < mostRows) {
    const some = wanted.slice(seen, Math.min(last, seen + together));
    const found = await Promise.all(
      some.map((post) => gapsOf(deps, post, { span, outlook, visitor, filter })),
    );
    for (const one of found) {
      if (rows.length >= mostRows) break;
      rows.push(...one);
      seen += 1;
    }
  }
  return {
    ...{ span, rows, posts, kinds: gapGroups, seen, total: wanted.length },
    ...(seen < wanted.length && { next: seen }),
  };
}

async function gapsOf(
  deps: Deps,
  { key, name }: Post,
  { span, outlook, visitor, filter }: { span: Span; outlook: Outlook; visitor: Visitor; filter: GapFilter },
): Promise<GapShown[]> {
  const group = gapGroups.find(({ code }) => code === filter.kind);
  const kinds: readonly string[] | undefined = group?.kinds;
  const gaps = forecast(await shiftsNear(deps, span, key), forPost(outlook, key));
  const mayChange = mayChangeDay(visitor, key);
  return gapRuns(gaps.filter(({ kind }) => kinds?.includes(kind) ?? true)).map(({ first, words }) => ({
    ...{ post: key, name, day: first.day, words, mayChange },
    advice: gapAdvice[first.kind],
  }));
}
