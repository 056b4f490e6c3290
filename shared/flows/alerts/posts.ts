import { dutyRoomPost } from '../../conversation/alerts/words-cover.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf, type Plan, type Target } from '../../domain/alerts/plan.ts';
import { type AskedPost, mostStreets } from '../../domain/alerts/post.ts';
import { bureauKey, streetKey } from '../../domain/duty/post.ts';
import { isRunning } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { shiftsAround } from '../on-duty.ts';
import { type Everybody, isReachable } from './audience.ts';
import { onWatch } from './on-watch.ts';

const mostPeople = 3;
/** No street is called so. */
const beyondKey = '+';

/** The posts that must know: the duty room, and each street that has units meant. Whoever sends it knows already. */
export async function postsOf(
  deps: Deps,
  { drafter, covers, asks }: Broadcast,
  { plan, all, now }: { plan: Plan; all: Everybody; now: Instant },
): Promise<AskedPost[]> {
  if (covers === undefined || !asks) return [];
  const meant = [...new Set(plan.meant.map(({ street }) => street))].sort();
  const streets = meant.slice(0, mostStreets);
  const beyond = meant.length - streets.length;
  const reachable = (people: readonly PersonId[]) =>
    people.filter((id) => isReachable(all.people.get(id))).slice(0, mostPeople);
  const room = reachable(await onWatch(deps, now, 'watch'));
  const others = await Promise.all(
    streets.map(async (street) => ({
      ...{ key: streetKey(street), name: street },
      people: reachable(await onStreet(deps, street, now)),
    })),
  );
  const posts = [{ key: bureauKey, name: dutyRoomPost, people: room }, ...others].map((post) =>
    drafter && post.people.includes(drafter) ? { ...post, confirmed: { by: drafter, at: now } } : post,
  );
  return beyond > 0 ? [...posts, { key: beyondKey, name: '', people: [], beyond }] : posts;
}

/** Who has the street's watch now; where it keeps no roster, its officers. */
async function onStreet(deps: Deps, street: string, now: Instant): Promise<PersonId[]> {
  const shifts = (await shiftsAround(deps, now, [streetKey(street)])).filter(({ value }) =>
    isRunning(value, now),
  );
  const people = shifts.flatMap(({ value }) => value.places.flatMap(({ person }) => person ?? []));
  if (people.length > 0) return people;
  const { streets } = await officials(deps);
  return (streets.get(street) ?? []).map(({ id }) => id);
}

/** Those who must answer for a post get a card of their own, unless the broadcast comes to them anyway. */
export function targetsOfPosts(posts: readonly AskedPost[], { targets }: Plan): Target[] {
  const told = new Set(targets.map(({ to }) => keyOf(to)));
  const people = new Set(posts.filter(({ confirmed }) => !confirmed).flatMap((post) => post.people));
  return [...people]
    .map(
      (person): Target => ({
        ...{ to: { kind: 'person', person }, first: true },
        units: [],
        cards: [],
        size: 0,
      }),
    )
    .filter(({ to }) => !told.has(keyOf(to)));
}
