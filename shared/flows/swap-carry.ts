import { askCard } from '../conversation/duty/words-swap.ts';
import { swapAskedAnew, swapBrought, swapVoid } from '../conversation/duty/words-swap-moved.ts';
import { type Shift, startOf } from '../domain/duty/shift.ts';
import { isOpen, type Swap } from '../domain/duty/swap.ts';
import type { PersonId } from '../domain/ids.ts';
import { type Instant, instant } from '../domain/time.ts';
import { loadPerson } from '../store/directory.ts';
import { loadShift } from '../store/duty.ts';
import type { Change } from '../store/import.ts';
import type { Stored } from '../store/record.ts';
import { concerned, loadSwap, putSwap } from '../store/swaps.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import type { Entry, Send } from './outcome.ts';

interface Carried {
  readonly writes: readonly Write[];
  readonly entries: readonly Entry[];
  readonly sends: readonly Send[];
}

type ShiftChange = Extract<Change, { kind: 'shift' | 'shift-gone' }>;

/** What a table that is carried out does to swaps still being agreed: those that come along with this watch, those it makes void. */
export async function carrySwaps(
  deps: Deps,
  change: ShiftChange,
  {
    before,
    next,
    now,
  }: { readonly before: Shift | undefined; readonly next: Shift | undefined; readonly now: Instant },
): Promise<Carried> {
  const brings = change.kind === 'shift' ? (change.brings ?? []) : [];
  const done = await Promise.all([
    ...(change.voids ?? []).map((id) => before && madeVoid(deps, id, before)),
    ...brings.map(({ swap, from }) => next && brought(deps, swap, { from, next, now })),
  ]);
  const all = done.flatMap((one) => one ?? []);
  return {
    writes: all.flatMap(({ writes }) => writes),
    entries: all.flatMap(({ entries }) => entries),
    sends: all.flatMap(({ sends }) => sends),
  };
}

async function madeVoid(deps: Deps, id: string, before: Shift): Promise<Carried | undefined> {
  const stored = await loadSwap(deps.table, id);
  if (!stored || !isOpen(stored.value)) return undefined;
  const { value } = stored;
  const card = swapVoid(before, value.giver.name);
  return moved(
    stored,
    { ...value, state: 'moved' },
    concerned(value).map((person) => tell(stored, person, card)),
  );
}

/** Whoever had said yes to the day before is asked anew for the day that comes. */
async function brought(
  deps: Deps,
  id: string,
  { from, next, now }: { readonly from: string; readonly next: Shift; readonly now: Instant },
): Promise<Carried | undefined> {
  const stored = await loadSwap(deps.table, id);
  if (!stored || !isOpen(stored.value)) return undefined;
  const { back, shift: given } = stored.value;
  const isBack = back?.shift === from;
  const other = isBack ? given : back?.shift;
  const otherShift = other === undefined ? undefined : (await loadShift(deps.table, other))?.value;
  const [shift, inReturn] = isBack ? [otherShift, next] : [next, otherShift];
  if (!shift || (back && !inReturn)) return undefined;
  const swap = askedAnew(stored.value, { shift, back: inReturn, now });
  const shown = { swap, shift, ...(inReturn && { back: inReturn }) };
  const card = swapBrought(shown, stored.value.taker?.name);
  const by = (await loadPerson(deps.table, swap.by))?.value.name ?? swap.giver.name;
  const anew = swapAskedAnew(askCard(shown, by, now), stored.value.taker !== undefined);
  const asks = swap.asked.map((person) => tell(stored, person, anew, swap.id));
  const others = concerned(stored.value).filter((person) => !swap.asked.includes(person));
  return moved(stored, swap, [...asks, ...others.map((person) => tell(stored, person, card))]);
}

function askedAnew(
  { taker, ...before }: Swap,
  { shift, back, now }: { readonly shift: Shift; readonly back: Shift | undefined; readonly now: Instant },
): Swap {
  const starts = [shift, ...(back ? [back] : [])].map(startOf);
  return {
    ...before,
    shift: shift.id,
    ...(before.back && back && { back: { ...before.back, shift: back.id } }),
    ...(taker && { asked: [taker.person] }),
    ...{ state: 'asked', warned: false, askedAt: now, starts: instant(Math.min(...starts)) },
  };
}

function moved(stored: Stored<Swap>, next: Swap, sends: readonly Send[]): Carried {
  const entry = {
    ...{ pk: `swap#${next.id}`, version: stored.version + 1, what: `duty.swap-${next.state}` },
    facts: { shift: next.shift, roster: true },
  };
  return { writes: putSwap(next, stored.version, concerned(stored.value)), entries: [entry], sends };
}

function tell({ value, version }: Stored<Swap>, person: PersonId, card: Send['card'], id = ''): Send {
  return {
    ...{ once: `duty.swap-carried#${value.id}#${version}#${person}`, to: { kind: 'person', person } },
    ...{ lane: 'answer', card },
    ...(id !== '' && { about: { topic: 'duty', id } as const }),
  };
}
