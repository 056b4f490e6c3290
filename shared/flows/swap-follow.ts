import { rostered, type Wanted } from '../domain/duty/roster.ts';
import { type Place, type Shift, startOf } from '../domain/duty/shift.ts';
import { whyNotTaken } from '../domain/duty/swap-offer.ts';
import { type Given, isSame, lostOn } from '../domain/duty/swapped.ts';
import { type Instant, plusDays } from '../domain/time.ts';
import { loadShift, shiftsWithin, wantedFrom } from '../store/duty.ts';
import type { Change } from '../store/import.ts';
import { leavesFrom } from '../store/swaps.ts';
import type { Deps } from './deps.ts';
import { followOpenSwaps } from './swap-open-follow.ts';

/** More is a new table for all, not a watch that moves. */
const mostLookedAt = 400;

/** A watch of the table, as it was and as it is wanted. */
export interface Moving {
  readonly change: ShiftChange;
  readonly before: Shift | undefined;
  readonly wanted: Wanted | undefined;
}
type ShiftChange = Extract<Change, { kind: 'shift' | 'shift-gone' }>;

/**
 * A watch that was given away and that a new table moves to another day takes its swap along: whoever took it has it there,
 * if he is free and rested; else the swap is void, as both are told.
 */
export async function followSwaps(deps: Deps, changes: readonly Change[], now: Instant): Promise<Change[]> {
  const watches = changes.flatMap((one) => (one.kind === 'shift' || one.kind === 'shift-gone' ? one : []));
  if (watches.length === 0 || watches.length > mostLookedAt) return [...changes];
  const moving = await Promise.all(
    watches.map(async (change): Promise<Moving> => {
      const before = (await loadShift(deps.table, change.id))?.value;
      return { change, before, wanted: change.kind === 'shift' ? wantedFrom(change.set) : undefined };
    }),
  );
  const found = (await Promise.all(moving.map((one) => giftsOf(deps, one, { moving, now })))).flat();
  const takes = new Map<string, Given[]>();
  for (const { target, gift } of found)
    takes.set(target.id, [...(takes.get(target.id) ?? []), { ...gift, at: now }]);
  const followed = new Set(found.map(({ from, gift }) => halfOf(from, gift)));
  const withGiven = changes.map((change) => withGifts(change, { takes, followed, moving }));
  return followOpenSwaps(deps, withGiven, { moving, now });
}

/** Of two watches that were swapped for each other the one may move along and the other be void. */
function halfOf({ id }: Shift, { swap }: Given): string {
  return `${id} ${swap}`;
}

/** What was given away of a watch that its new table takes from the giver, with where it goes. */
async function giftsOf(
  deps: Deps,
  { before, wanted }: Moving,
  { moving, now }: { moving: readonly Moving[]; now: Instant },
): Promise<{ readonly from: Shift; readonly target: Wanted; readonly gift: Given }[]> {
  if (!before?.given || startOf(before) <= now) return [];
  const lost = lostOn(wanted?.places ?? [], before.given);
  const targets = await Promise.all(lost.map((gift) => targetOf(deps, { gift, before, moving }, now)));
  return lost.flatMap((gift, nth) => {
    const target = targets[nth];
    return target ? [{ from: before, target, gift }] : [];
  });
}

function withGifts(
  change: Change,
  {
    takes,
    followed,
    moving,
  }: { takes: ReadonlyMap<string, Given[]>; followed: ReadonlySet<string>; moving: readonly Moving[] },
): Change {
  if (change.kind !== 'shift' && change.kind !== 'shift-gone') return change;
  const before = moving.find((one) => one.change === change)?.before;
  const left = (before?.given ?? []).flatMap((gift) =>
    before && followed.has(halfOf(before, gift)) ? gift.swap : [],
  );
  const kept = left.length > 0 ? { ...change, followed: left } : change;
  const own = takes.get(change.id);
  return own && kept.kind === 'shift' ? { ...kept, takes: own } : kept;
}

/** The one other watch of the table that gives the giver the same place, which he did not have before. */
async function targetOf(
  deps: Deps,
  { gift, before, moving }: { gift: Given; before: Shift; moving: readonly Moving[] },
  now: Instant,
): Promise<Wanted | undefined> {
  const found = moving.flatMap(({ wanted, before: old }) =>
    wanted &&
    wanted.id !== before.id &&
    wanted.post?.key === before.post?.key &&
    startOf(wanted) > now &&
    has(wanted.places, gift) &&
    !has(old?.rostered ?? old?.places ?? [], gift)
      ? wanted
      : [],
  );
  const [only, other] = found;
  if (!only || other || !gift.to.person) return undefined;
  const span = { from: plusDays(only.day, -3), until: plusDays(only.day, 3) };
  const near = (await shiftsWithin(deps.table, span, only.post?.key)).map(({ value }) => value);
  const ids = new Set<string>(moving.map(({ change }) => change.id));
  const shifts = [
    ...near.filter(({ id }) => !ids.has(id)),
    ...moving.flatMap(({ wanted, before: old }) => (wanted ? rostered(wanted, old, now) : [])),
  ];
  const held = { shift: only, role: gift.role };
  const why = whyNotTaken(gift.to.person, held, {
    shifts,
    leaves: await leavesFrom(deps.table, only.day),
  });
  return why === undefined ? only : undefined;
}

function has(places: readonly Place[], { role, from }: Given): boolean {
  return places.some((place) => place.role === role && isSame(place, from));
}
