import type { Shelf } from '../../../bots/sandbox/board.ts';

/** A shelf in memory that can be opened again, as after a crash: what was put is there, nothing else. */
export function shelfInMemory(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async put(key, value) {
      await Promise.resolve();
      kept.set(key, JSON.stringify(value));
    },
    async *list() {
      for (const key of [...kept.keys()].sort()) yield JSON.parse(kept.get(key) ?? 'null');
    },
  };
}
