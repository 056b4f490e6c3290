import { rowOf } from './level-keys.ts';
import type { Row } from './table.ts';

/** Some megabytes, whatever the rows are like: the text of all that is remembered, and a share for each. */
const mostLetters = 6_000_000;
const lettersEach = 500;

/** A row as it lies in the engine. `asWritten` is what it was made from: good for its version and its places, not for a reader. */
export interface Kept {
  readonly key: string;
  readonly text: string;
  readonly asWritten?: Row;
  read?: Row;
}

/** The row as whoever reads the engine finds it, made out once. */
export function readOf(kept: Kept): Row {
  kept.read ??= rowOf(kept.key, kept.text);
  return kept.read;
}

/**
 * Rows as they were first read or last written, the oldest forgotten first. One process writes to the engine and tells of
 * every write, so what is remembered is what a read would find.
 */
export function rememberedRows() {
  const rows = new Map<string, Kept>();
  let letters = 0;

  function forget(key: string): void {
    const old = rows.get(key);
    if (!old) return;
    letters -= old.text.length + lettersEach;
    rows.delete(key);
  }

  return {
    find: (key: string): Kept | undefined => rows.get(key),

    keep(kept: Kept): void {
      forget(kept.key);
      rows.set(kept.key, kept);
      letters += kept.text.length + lettersEach;
      if (letters > mostLetters) forgetOldest();
    },

    forget,
  };

  function forgetOldest(): void {
    for (const key of rows.keys()) {
      forget(key);
      if (letters <= (mostLetters * 3) / 4) return;
    }
  }
}
