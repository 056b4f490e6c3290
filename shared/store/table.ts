/** Where a row lies. `sk` sorts within `pk`, by UTF-8 bytes. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Plain data; what a row's `kind` and `edition` say it is. */
export type Data = { readonly [name: string]: unknown };

/**
 * A stored row. `version` counts its writes from 1. `edition` is the shape of `data`, upgraded on read.
 * `due` puts it on its topic's index of what must be looked at next, `by` on one more index. `count` is only
 * changed by 'add', a put leaves it as it is.
 */
export interface Row extends Key {
  readonly version: number;
  readonly kind: string;
  readonly edition: number;
  readonly data: Data;
  readonly due?: Key;
  readonly by?: Key;
  readonly count?: number;
}

/** A write and what must still be true for it. `seen: 0` means the row must not exist yet. */
export type Write =
  | { readonly kind: 'put'; readonly row: Omit<Row, 'version'>; readonly seen: number | 'any' }
  | { readonly kind: 'delete'; readonly key: Key; readonly seen: number | 'any' }
  | { readonly kind: 'check'; readonly key: Key; readonly seen: number }
  | { readonly kind: 'add'; readonly key: Key; readonly amount: number };

/** Rows of one pk in sk order. `from` is inclusive, `to` exclusive. Index ranges may be stale, base ranges never are. */
export interface Range {
  readonly pk: string;
  readonly index?: 'due' | 'by';
  readonly from?: string;
  readonly to?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** The one way to keep anything. Reads by key and base range are strongly consistent. */
export interface Table {
  get(key: Key): Promise<Row | undefined>;
  query(range: Range): AsyncIterable<Row>;
  /** All or nothing. Throws Conflict if any condition fails, LimitError if it is more than DynamoDB would take. */
  transact(writes: readonly Write[]): Promise<void>;
  /** Every row once, those of one pk together and in sk order: for a backup. The embedded engine shows one instant. */
  scan(): AsyncIterable<Row>;
  close(): Promise<void>;
}

/** A table as its keeper sees it. `fill` writes rows back as they were kept, `version` and `count` included. */
export interface Engine extends Table {
  fill(rows: readonly Row[]): Promise<void>;
}

/** A condition no longer held; nothing was written. Load again and decide again. */
export class Conflict extends Error {
  readonly keys: readonly Key[];
  constructor(keys: readonly Key[]) {
    super('a row changed since it was read');
    this.name = 'Conflict';
    this.keys = keys;
  }
}

/** The engine could not be asked or could not answer; whether a write was done is then not known. */
export class TableError extends Error {
  readonly retryable: boolean;
  constructor(code: string, { retryable, cause }: { retryable: boolean; cause: unknown }) {
    super(`the table failed: ${code}`, { cause });
    this.name = 'TableError';
    this.retryable = retryable;
  }
}

/** More than the engine takes in one go: a mistake of ours, never of a user. */
export class LimitError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'LimitError';
  }
}
