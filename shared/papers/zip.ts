import { inflateRawSync } from 'node:zlib';

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endBytes = 22;
const mostEntries = 2_000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
}

/** Whether this archive says that it is a workbook of Excel 2007 or later. */
export function isWorkbookArchive(bytes: Uint8Array): boolean {
  return entriesOf(bytes)?.some(({ name }) => name === 'xl/workbook.xml') ?? false;
}

/** Unpacks everything once, and stops as soon as it is too much: what an archive says of its sizes proves nothing. */
export function unpacksWithin(bytes: Uint8Array, mostBytes: number): boolean {
  let left = mostBytes;
  for (const { method, packed } of entriesOf(bytes) ?? []) {
    const size = method === 0 ? packed.length : inflatedSize(packed, left);
    if (size === undefined || size > left) return false;
    left -= size;
  }
  return true;
}

/** `most` must be passed as at least 1; more than that, or damage, is undefined. */
function inflatedSize(packed: Uint8Array, most: number): number | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch {
    return undefined;
  }
}

/** Undefined if the archive is damaged, or says one thing in its directory and another beside the content. */
function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let place = 0; place < count; place += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const entry = entryAt(view, bytes, at);
    if (!entry) return undefined;
    entries.push(entry);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): Entry | undefined {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) return undefined;
  const localSize = view.getUint32(local + 18, true);
  if (view.getUint16(local + 8, true) !== method || (localSize !== 0 && localSize !== packedSize))
    return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return { name, method, packed: bytes.subarray(start, start + packedSize) };
}

/** The end record lies at the very end, but for a comment of at most 64 KB. */
function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - 0xffff);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
}
