import { type Data, type Key, LimitError, type Range, type Row, type Table, type Write } from './table.ts';

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
export const mostWrites = 100;
const mostBytes = 4 * 1024 * 1024;
const mostItemBytes = 400 * 1024;
const mostPkBytes = 2048;
const mostSkBytes = 1024;
/** The names of an item's attributes and its numbers, at their longest. */
const overheadBytes = 128;

/**
 * Checks what DynamoDB would refuse before an engine is asked, so that both refuse alike and nothing is half done.
 * A read of a key that cannot exist finds nothing.
 */
export function limited<T extends Table>(engine: T): T {
  return {
    ...engine,
    get: async (key) => (isKey(key) ? engine.get(key) : undefined),
    query: (range) => (isEmpty(range) ? nothing() : engine.query(rangeWithinLimits(range))),
    transact: async (writes) => {
      checkWrites(writes);
      if (writes.length > 0) await engine.transact(writes);
    },
  };
}

function checkWrites(writes: readonly Write[]): void {
  if (writes.length > mostWrites) throw new LimitError(`more than ${mostWrites} writes at once`);
  const bytes = writes.reduce((sum, write) => sum + checkedSize(write), 0);
  if (bytes > mostBytes) throw new LimitError(`more than ${mostBytes} bytes at once`);
  const distinct = new Set(writes.map((write) => keyText(keyOf(write))));
  if (distinct.size < writes.length) throw new LimitError('two writes to one key at once');
}

function checkedSize(write: Write): number {
  const { due, by }: Pick<Row, 'due' | 'by'> = write.kind === 'put' ? write.row : {};
  const keys = [keyOf(write), due, by].flatMap((key) => key ?? []);
  if (!keys.every(isKey)) throw new LimitError('a key is empty, too long or no text');
  if (write.kind === 'add' && !Number.isSafeInteger(write.amount))
    throw new LimitError('an amount is no whole number');
  const bytes = sizeOf(write.kind === 'put' ? write.row : write.key);
  if (bytes > mostItemBytes) throw new LimitError(`a row is larger than ${mostItemBytes} bytes`);
  return bytes;
}

/** UTF-8 takes no more for what is one letter to JavaScript. */
const mostBytesEach = 3;
/** A cheap look first: whole pairs of surrogates are well, and rare. */
const suspicious = /[\0\ud800-\udfff]/;

/** NUL parts the halves of a key on disk; a lone surrogate has no UTF-8. */
function isKey({ pk, sk }: Key): boolean {
  return isKeyText(pk, mostPkBytes) && isKeyText(sk, mostSkBytes);
}

function isKeyText(text: string, most: number): boolean {
  if (text === '' || (text.length * mostBytesEach > most && Buffer.byteLength(text) > most)) return false;
  return !suspicious.test(text) || !/[\0\p{Surrogate}]/u.test(text);
}

function isEmpty({ pk, from = '', to, limit = 1 }: Range): boolean {
  if (!isKeyText(pk, mostPkBytes) || limit < 1) return true;
  return to !== undefined && Buffer.compare(Buffer.from(from), Buffer.from(to)) >= 0;
}

function rangeWithinLimits({ from, ...range }: Range): Range {
  const bounds = [from ?? '', range.to ?? ''];
  if (bounds.some((bound) => Buffer.byteLength(bound) > mostSkBytes))
    throw new LimitError('the bound of a range is too long');
  return from ? { ...range, from } : range;
}

function sizeOf({ pk, sk, kind = '', due, by, data }: Key & Partial<Row>): number {
  const text = data ? textOf(data) : '';
  const names = pk + sk + kind + (due ? due.pk + due.sk : '') + (by ? by.pk + by.sk : '');
  return overheadBytes + Buffer.byteLength(names) + Buffer.byteLength(text);
}

const texts = new WeakMap<Data, string>();

/** What a row says as JSON: measured here and kept by an engine, and written out once for both. */
export function textOf(data: Data): string {
  const known = texts.get(data);
  if (known !== undefined) return known;
  const text = JSON.stringify(data);
  texts.set(data, text);
  return text;
}

function keyOf(write: Write): Key {
  return write.kind === 'put' ? write.row : write.key;
}

function keyText({ pk, sk }: Key): string {
  return `${pk}\0${sk}`;
}

async function* nothing(): AsyncGenerator<Row> {}
