import { isIndexEntry, type Operation, rowOf } from './level-keys.ts';
import type { Row } from './table.ts';

/** Enough for what is under way; a long text is read anew, so that this stays within some megabytes. */
const mostRows = 4096;
const mostLetters = 4096;

/** As it lies in the engine, and as it was read; nothing lies there if there is no text. */
interface Kept {
  readonly text: string | undefined;
  row?: Row;
}

/**
 * Rows as they were read or written last. One process writes to the engine and tells of every write, so what is
 * remembered is what a read would find; a row that was just written is mostly read again at once.
 */
export function rememberedRows(read: (key: string) => string | undefined) {
  const kept = new Map<string, Kept>();

  function remember(key: string, text: string | undefined): Kept {
    const one: Kept = { text };
    kept.delete(key);
    if (text !== undefined && text.length > mostLetters) return one;
    kept.set(key, one);
    const [oldest] = kept.keys();
    if (kept.size > mostRows && oldest !== undefined) kept.delete(oldest);
    return one;
  }

  return {
    find: (key: string): Row | undefined => rowIn(key, kept.get(key) ?? remember(key, read(key))),

    /** The row of a text that a range found. */
    of(key: string, text: string): Row {
      const one = kept.get(key);
      return (one?.text === text && rowIn(key, one)) || rowOf(key, text);
    },

    wrote(operations: readonly Operation[]): void {
      for (const one of operations)
        if (!isIndexEntry(one.key)) remember(one.key, one.type === 'put' ? one.value : undefined);
    },
  };
}

export type Rows = ReturnType<typeof rememberedRows>;

function rowIn(key: string, one: Kept): Row | undefined {
  if (one.text !== undefined) one.row ??= rowOf(key, one.text);
  return one.row;
}
