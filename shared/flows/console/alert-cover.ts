import { dutyRoomPost } from '../../conversation/alerts/words-cover.ts';
import { timeWords } from '../../conversation/clock.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { AskedPost } from '../../domain/alerts/post.ts';
import { type Instant, later, MINUTE_MS } from '../../domain/time.ts';
import { askedPosts } from '../../store/alert-posts.ts';
import { loadPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type Callee, calleeFor, isWithin, scopeOf } from './scope.ts';

interface PostRow {
  readonly name: string;
  /** Missing while nobody answered for it. */
  readonly confirmed?: { readonly at: string; readonly by: string; readonly late: boolean };
  readonly people: readonly Callee[];
}

/** How the posts on duty stand that had to answer within some minutes. */
export interface CoverShown {
  readonly minutes: number;
  readonly due: string;
  readonly isOver: boolean;
  readonly posts: readonly PostRow[];
  /** Streets that could not be asked. */
  readonly beyond: number;
}

/** Undefined where no post was asked, or none that the visitor may see. */
export async function coverShown(
  deps: Deps,
  visitor: Visitor,
  { broadcast, now }: { broadcast: Broadcast; now: Instant },
): Promise<CoverShown | undefined> {
  const { covers: minutes, sentAt } = broadcast;
  if (minutes === undefined || sentAt === undefined) return undefined;
  const scope = scopeOf(visitor);
  const all = (await askedPosts(deps.table, broadcast.id)).map(({ value }) => value);
  const asked = all.filter(({ beyond }) => beyond === undefined);
  const seen = asked.filter(({ name }) => isWithin(scope, name === dutyRoomPost ? undefined : name));
  if (seen.length === 0) return undefined;
  const due = later(sentAt, minutes * MINUTE_MS);
  const posts = await Promise.all(seen.map((post) => rowOf(deps, visitor, { post, due, now })));
  return {
    ...{ minutes, due: timeWords(due, now), isOver: now > due },
    posts: [...posts.filter(({ confirmed }) => !confirmed), ...posts.filter(({ confirmed }) => confirmed)],
    beyond: scope.kind === 'all' ? all.reduce((sum, { beyond = 0 }) => sum + beyond, 0) : 0,
  };
}

async function rowOf(
  deps: Deps,
  visitor: Visitor,
  { post, due, now }: { post: AskedPost; due: Instant; now: Instant },
): Promise<PostRow> {
  const { name, confirmed } = post;
  const ids = confirmed ? [confirmed.by] : post.people;
  const found = (await Promise.all(ids.map((id) => loadPerson(deps.table, id)))).flatMap(
    (one) => one?.value ?? [],
  );
  if (confirmed) {
    const by = found[0]?.name ?? '';
    return {
      name,
      confirmed: { at: timeWords(confirmed.at, now), by, late: confirmed.at > due },
      people: [],
    };
  }
  return { name, people: found.map((person) => calleeFor(visitor, person)) };
}
