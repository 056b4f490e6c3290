import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** A post that must know within some minutes: the duty room, or a street's watch. Empty `key` is the bureau's own. */
export interface AskedPost {
  readonly key: string;
  readonly name: string;
  /** Who is there now; nobody, where nobody is known to be. */
  readonly people: readonly PersonId[];
  readonly confirmed?: { readonly by: PersonId; readonly at: Instant };
  /** No post, but so many streets for which none is asked: there are more than can be. */
  readonly beyond?: number;
}

/** With the duty room thirty posts: more would not fit one transaction. */
export const mostStreets = 29;

/** One person of a post is enough. */
export function confirmPost(
  post: AskedPost,
  who: PersonId,
  now: Instant,
): { readonly ok: true; readonly next: AskedPost } | Refusal<'already' | 'not-yours'> {
  if (!post.people.includes(who)) return refuse('not-yours');
  if (post.confirmed) return refuse('already');
  return { ok: true, next: { ...post, confirmed: { by: who, at: now } } };
}

/** Longer than this it is no rule about a watch; shorter nobody can do. */
export const coverMinutes = { least: 3, most: 240 } as const;

export function isCover(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= coverMinutes.least && minutes <= coverMinutes.most;
}
