import { rostered } from '../domain/duty/roster.ts';
import { type Shift, startOf } from '../domain/duty/shift.ts';
import type { Part, Swap } from '../domain/duty/swap.ts';
import { isHeld } from '../domain/duty/swap-offer.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Change } from '../store/import.ts';
import { swapsOf } from '../store/swaps.ts';
import type { Deps } from './deps.ts';
import type { Moving } from './swap-follow.ts';

interface Taken {
  readonly swap: Swap;
  readonly before: Shift;
  /** The watch it goes along to; without one it is void. */
  readonly to: string | undefined;
}

/** Swaps still being agreed whose watch a new table takes from its holder: each goes along with the watch, or is void at once. */
export async function followOpenSwaps(
  deps: Deps,
  changes: readonly Change[],
  { moving, now }: { readonly moving: readonly Moving[]; readonly now: Instant },
): Promise<Change[]> {
  const open = await openOf(deps, moving);
  const taken = open.flatMap((swap) => whatBecomes(swap, { moving, now }) ?? []);
  return changes.map((change) => {
    if (change.kind !== 'shift' && change.kind !== 'shift-gone') return change;
    const voids = taken.flatMap(({ swap, before, to }) =>
      to === undefined && before.id === change.id ? swap.id : [],
    );
    const kept = voids.length > 0 ? { ...change, voids } : change;
    const brings = taken.flatMap(({ swap, before, to }) =>
      to === change.id ? { swap: swap.id, from: before.id } : [],
    );
    return kept.kind === 'shift' && brings.length > 0 ? { ...kept, brings } : kept;
  });
}

/** Each open swap of those who have a place on a watch that changes, once. */
async function openOf(deps: Deps, moving: readonly Moving[]): Promise<Swap[]> {
  const people = new Set(
    moving.flatMap(({ before }) => before?.places.flatMap(({ person }) => person ?? []) ?? []),
  );
  const found = await Promise.all([...people].map((person) => swapsOf(deps.table, person)));
  return [...new Map(found.flat().map(({ value }) => [value.id, value])).values()];
}

function whatBecomes(
  swap: Swap,
  { moving, now }: { readonly moving: readonly Moving[]; readonly now: Instant },
): Taken | undefined {
  const taker = swap.taker?.person ?? swap.asked[0];
  const parts: readonly (readonly [Part, PersonId | undefined])[] = [
    [swap, swap.giver.person],
    ...(swap.back ? [[swap.back, taker] as const] : []),
  ];
  const lost = parts.flatMap(([part, holder]) => lostPart(part, holder, { moving, now }) ?? []);
  const [only, second] = lost;
  if (!only) return undefined;
  return { swap, before: only.before, to: second ? undefined : only.to };
}

function lostPart(
  part: Part,
  holder: PersonId | undefined,
  { moving, now }: { readonly moving: readonly Moving[]; readonly now: Instant },
): { readonly before: Shift; readonly to: string | undefined } | undefined {
  const one = moving.find(({ change }) => change.id === part.shift);
  if (!one?.before || !holder || startOf(one.before) <= now) return undefined;
  if (one.wanted && isHeld(rostered(one.wanted, one.before, now), part, holder)) return undefined;
  const { before } = one;
  const targets = moving.flatMap(({ wanted, before: old }) =>
    wanted &&
    wanted.id !== before.id &&
    wanted.post?.key === before.post?.key &&
    startOf(wanted) > now &&
    isHeld(rostered(wanted, old, now), part, holder) &&
    !(old && isHeld(old, part, holder))
      ? wanted.id
      : [],
  );
  return { before, to: targets.length === 1 ? targets[0] : undefined };
}
