import { nameOf, plainCard } from '../../conversation/alerts/words-card.ts';
import {
  coverText,
  notOnPost,
  postAlready,
  postsNoted,
  type ShownPost,
  uncoveredCard,
} from '../../conversation/alerts/words-cover.ts';
import { type Broadcast, isOut } from '../../domain/alerts/broadcast.ts';
import { type AskedPost, confirmPost } from '../../domain/alerts/post.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { askedPosts, putPost } from '../../store/alert-posts.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { postsWaiting } from './asked.ts';
import { everybody, signatureOf } from './audience.ts';
import { moved, sendOf } from './move.ts';
import { onWatch } from './on-watch.ts';
import { namedAlert } from './which.ts';

/** 本岗收到, or 收到 of somebody on a post. Undefined where no post of his is asked. */
export async function acknowledgePost(deps: Deps, turn: Turn): Promise<Outcome | undefined> {
  const who = turn.speaker.person?.id;
  const broadcast = who && (await postedOf(deps, turn, who));
  if (!who || !broadcast) return undefined;
  const own = await postsOn(deps, broadcast, who);
  const [first] = own;
  if (!first) return turn.intent.choice === 'post' ? say({ text: notOnPost }, true) : undefined;
  return (
    (await confirmPosts(deps, turn, broadcast)) ??
    say({ text: postAlready(first.value.name, nameOf(broadcast)) }, true)
  );
}

/** The quoted or clicked one; an unnamed 收到 answers for a post only alone with the bot, and the last that still waits. */
async function postedOf(deps: Deps, turn: Turn, who: PersonId): Promise<Broadcast | undefined> {
  const alone = turn.inbound.chat === null;
  const id = namedAlert(turn) ?? (alone ? (await postsWaiting(deps, who))[0] : undefined);
  const broadcast = id && (await loadBroadcast(deps.table, id))?.value;
  return broadcast && broadcast.covers !== undefined && isOut(broadcast) ? broadcast : undefined;
}

async function postsOn(deps: Deps, { id }: Broadcast, who: PersonId): Promise<Stored<AskedPost>[]> {
  return (await askedPosts(deps.table, id)).filter(({ value }) => value.people.includes(who));
}

/** Every post of his that nobody has answered for yet; undefined where there is none. */
export async function confirmPosts(
  deps: Deps,
  turn: Turn,
  broadcast: Broadcast,
): Promise<Outcome | undefined> {
  const who = turn.speaker.person?.id;
  if (!who || broadcast.covers === undefined) return undefined;
  const changes = (await postsOn(deps, broadcast, who)).flatMap((stored) => {
    const decision = confirmPost(stored.value, who, turn.now);
    return decision.ok ? [{ stored, next: decision.next }] : [];
  });
  if (changes.length === 0) return undefined;
  const names = changes.map(({ next }) => next.name);
  return {
    writes: changes.map(({ stored, next }) => putPost(broadcast.id, next, stored.version)),
    entries: changes.map(({ stored, next }) => ({
      pk: `${keys.alert(broadcast.id).pk}#post#${next.key}`,
      ...{ version: stored.version + 1, what: 'alert.post-confirmed', facts: { post: next.name } },
    })),
    ...{ reply: { text: postsNoted(names, nameOf(broadcast)) }, privately: true },
    ...(await faceOf(deps, turn, broadcast)),
  };
}

async function faceOf(
  deps: Deps,
  { inbound, now }: Turn,
  broadcast: Broadcast,
): Promise<Pick<Outcome, 'face'>> {
  if (inbound.kind !== 'clicked' || inbound.chat !== null) return {};
  const card = plainCard(broadcast, { by: await signatureOf(deps), at: broadcast.sentAt ?? now });
  return { face: { ...card, tone: 'green' } };
}

/** The minutes are over: its sender and the watch hear which posts nobody answers for. */
export async function lookAtCover(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const posts = await shownPosts(deps, value);
  const missing = posts.some(({ post }) => !post.confirmed);
  const next = moved(stored, { ...value, rung: value.rung + 1 }, 'alert.cover-looked-at');
  if (posts.length === 0) return next;
  const card = uncoveredCard(nameOf(value), posts, value.covers ?? 0);
  const watch = missing && !value.drill ? await onWatch(deps, now, 'watch') : [];
  const people = new Set([...(value.drafter ? [value.drafter] : []), ...watch]);
  return { ...next, sends: [...people].map((person) => sendOf(value, { what: 'cover', person, card })) };
}

/** For 谁没回复: how the posts stand. */
export async function coverOf(deps: Deps, broadcast: Broadcast): Promise<string> {
  return broadcast.covers === undefined ? '' : coverText(await shownPosts(deps, broadcast));
}

async function shownPosts(deps: Deps, { id, covers }: Broadcast): Promise<ShownPost[]> {
  if (covers === undefined) return [];
  const [posts, { people }] = await Promise.all([askedPosts(deps.table, id), everybody(deps)]);
  return posts.map(({ value: post }) => ({
    post,
    people: post.people.flatMap((one) => {
      const found = people.get(one);
      return found ? [{ name: found.name, ...(found.phone !== undefined && { phone: found.phone }) }] : [];
    }),
  }));
}
