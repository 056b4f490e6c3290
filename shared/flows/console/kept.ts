import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';

/** A count, and when it was begun on the wall clock: what happened later may not be in it. */
export interface Kept<T> {
  readonly value: T;
  readonly asOfMs: number;
}

interface Slot<T> {
  kept?: Kept<T>;
  tookMs: number;
  running?: Promise<Kept<T>> | undefined;
}

/** What is counted quicker than this is counted anew for everybody who looks. */
const quickMs = 40;
/** What takes longer is good for so many times as long as it took, and for as long again while it is counted anew. */
const goodFor = 10;

interface Keeping<Asked> {
  /** What is counted: the same key, the same count for everybody. */
  readonly keyOf: (asked: Asked) => string;
  /** What takes less is counted anew each time. */
  readonly freshMs?: number;
  /** Two who look within so long see the same, however quick it was; 0 where nothing is said. */
  readonly sameMs?: number;
}

/**
 * Counts over a city's rows, for two hundred who look at once: a town's are always fresh, a city's some seconds old, and
 * nobody waits but the first, and who changed what is counted (`anew`).
 */
export function keeping<T, Asked>(
  { keyOf, freshMs = quickMs, sameMs = 0 }: Keeping<Asked>,
  count: (deps: Deps, asked: Asked) => Promise<T>,
): (deps: Deps, asked: Asked, anew?: boolean) => Promise<Kept<T>> {
  const all = new WeakMap<Table, Map<string, Slot<T>>>();

  return async (deps, asked, anew = false) => {
    const slot = slotOf(deps.table, keyOf(asked));
    if (anew) return countFor(slot, deps, asked);
    const { kept, tookMs } = slot;
    const ageMs = kept ? deps.wall.now() - kept.asOfMs : 0;
    if (kept && ageMs < sameMs) return kept;
    if (!kept || tookMs < freshMs || ageMs > 2 * goodFor * tookMs) return recount(slot, deps, asked);
    if (ageMs > goodFor * tookMs) recount(slot, deps, asked).catch(() => undefined);
    return kept;
  };

  function slotOf(table: Table, key: string): Slot<T> {
    const slots = all.get(table) ?? new Map<string, Slot<T>>();
    all.set(table, slots);
    const slot = slots.get(key) ?? { tookMs: Number.POSITIVE_INFINITY };
    slots.set(key, slot);
    return slot;
  }

  /** Whoever comes while a long count runs waits for that one. */
  function recount(slot: Slot<T>, deps: Deps, asked: Asked): Promise<Kept<T>> {
    if (slot.running && slot.tookMs >= freshMs) return slot.running;
    return countFor(slot, deps, asked);
  }

  function countFor(slot: Slot<T>, deps: Deps, asked: Asked): Promise<Kept<T>> {
    const asOfMs = deps.wall.now();
    const running = count(deps, asked).then((value) => {
      const kept = { value, asOfMs };
      if (asOfMs >= (slot.kept?.asOfMs ?? asOfMs)) slot.kept = kept;
      slot.tookMs = deps.wall.now() - asOfMs;
      return kept;
    });
    slot.running = running.finally(() => {
      slot.running = undefined;
    });
    return slot.running;
  }
}
