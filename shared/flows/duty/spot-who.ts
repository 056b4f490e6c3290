import { bureauKey, type Post, unitKey } from '../../domain/duty/post.ts';
import { isRunning, type Shift } from '../../domain/duty/shift.ts';
import { type AskedOne, isMeant, type NotAsked, type SpotCheck } from '../../domain/duty/spot-check.ts';
import type { Instant } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { allPosts } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { shiftsAround } from '../on-duty.ts';
import { unitsById } from '../units.ts';

/** So many posts at most are looked at before the order is answered. */
const mostAtOnce = 20;

export interface Meant {
  readonly post: Post;
  readonly street: string | undefined;
  /** Sorts as the posts are gone through; the bureau's own is first. */
  readonly mark: string;
}

/** Who is asked, and who of those that are meant cannot be, with why. */
export interface Found {
  readonly asked: readonly AskedOne[];
  readonly beyond: readonly NotAsked[];
}

/** Everybody whom a check means, where that is a look at few posts. */
export async function everybodyMeant(deps: Deps, check: SpotCheck, now: Instant): Promise<Found | undefined> {
  if (check.scope.sample !== undefined) return undefined;
  const posts = await meantPosts(deps, check, now);
  if (posts.length > mostAtOnce) return undefined;
  const found = await Promise.all(posts.map((meant) => onDutyAt(deps, { check, ...meant }, now)));
  return {
    asked: found.flatMap(({ asked }) => asked),
    beyond: [...found.flatMap(({ beyond }) => beyond), ...(await withoutRoster(deps, check))],
  };
}

/** The posts a check means, in the order in which they are gone through. */
export async function meantPosts(deps: Deps, check: SpotCheck, now: Instant): Promise<Meant[]> {
  const { scope } = check;
  const [posts, units] = await Promise.all([allPosts(deps.table), unitsById(deps)]);
  const all = [{ key: bureauKey, name: '' }, ...posts].flatMap((post): Meant[] => {
    const [kind, name = ''] = post.key.split(/:(.*)/s);
    const unit = kind === 'unit' ? units.get(name) : undefined;
    const street = kind === 'street' ? name : unit?.street;
    const told = { ...(unit && { unit: unit.id, kind: unit.kind }), ...(street !== undefined && { street }) };
    return isMeant(scope, told) ? [{ post, street, mark: `p${post.key}` }] : [];
  });
  if (scope.sample === undefined) return all.sort((one, other) => (one.mark < other.mark ? -1 : 1));
  return drawn(deps, { check, all, sample: scope.sample }, now);
}

/** Units that are meant and have never had a roster. */
export async function withoutRoster(deps: Deps, { scope }: SpotCheck): Promise<NotAsked[]> {
  if (scope.sample !== undefined) return [];
  const [posts, units] = await Promise.all([allPosts(deps.table), unitsById(deps)]);
  const known = new Set(posts.map(({ key }) => key));
  return [...units.values()].flatMap(({ id, name, kind, street }): NotAsked[] =>
    !known.has(unitKey(id)) && isMeant(scope, { unit: id, kind, street })
      ? [{ who: name, why: 'no-watch' }]
      : [],
  );
}

/** So many posts where somebody is on duty, as the check's own name draws them: the same at each step. */
async function drawn(
  deps: Deps,
  { check, all, sample }: { check: SpotCheck; all: readonly Meant[]; sample: number },
  now: Instant,
): Promise<Meant[]> {
  const shuffled = all
    .map((one) => ({ ...one, mark: deps.hash(`${check.id} ${one.post.key}`) }))
    .sort((one, other) => (one.mark < other.mark ? -1 : 1));
  const found: Meant[] = [];
  for (const one of shuffled) {
    if (found.length === sample) break;
    if ((await onDutyAt(deps, { check, ...one }, now)).asked.length > 0) found.push(one);
  }
  return found;
}

interface At {
  readonly check: SpotCheck;
  readonly post: Post;
  readonly street: string | undefined;
}

/** Those on duty at this moment at a post; whoever is only at call is not asked. */
export async function onDutyAt(deps: Deps, at: At, now: Instant): Promise<Found> {
  const { post } = at;
  const shifts = (await shiftsAround(deps, now, [post.key])).map(({ value }) => value);
  const running = shifts.filter((shift) => isRunning(shift, now));
  const here = running.flatMap((shift) =>
    shift.places.filter(({ role }) => role !== 'standby').map((place) => ({ shift, place })),
  );
  if (here.length === 0) return { asked: [], beyond: [{ who: post.name, why: 'no-watch' }] };
  const found = await Promise.all(here.map((one) => askable(deps, at, { ...one, now })));
  return {
    asked: found.flatMap((one) => ('why' in one ? [] : [one])),
    beyond: found.flatMap((one) => ('why' in one ? [one] : [])),
  };
}

async function askable(
  deps: Deps,
  { check, post, street }: At,
  { shift, place, now }: { shift: Shift; place: Shift['places'][number]; now: Instant },
): Promise<AskedOne | NotAsked> {
  const { name, person } = place;
  const who = `${post.name} ${name}`.trim();
  if (person === undefined) return { who, why: 'unknown' };
  const known = (await loadPerson(deps.table, person))?.value;
  if (!known?.active) return { who, why: 'unknown' };
  if (known.addresses.length === 0) return { who, why: 'no-address' };
  return {
    ...{ check: check.id, person, name, shift: shift.id, day: shift.day, post: post.name },
    ...(street !== undefined && { street }),
    askedAt: now,
  };
}
