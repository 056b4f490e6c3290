import { constants, crc32, deflateRawSync } from 'node:zlib';

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const version = 20;
const deflated = 8;
/** Sizes follow the content, and names are UTF-8. */
const flags = (1 << 3) | (1 << 11);
/** 1980-01-01, the first day a zip can name: the same content makes the same bytes. */
const dosDate = 0x0021;
/** Without the longer form of the format nothing may lie behind this. */
const mostBytes = 0xffff_ffff;

export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

interface Done {
  readonly path: Buffer;
  readonly facts: Buffer;
  readonly offset: number;
}

/** A zip, packed entry by entry as it is read: memory holds one piece of one entry and the list of names. */
export async function* zipped(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const done: Done[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const path = Buffer.from(name);
    const head = Buffer.concat([u32(0x04034b50), ...start(), zeros(12), u16(path.length), u16(0), path]);
    const counts = { crc: 0, size: 0, packed: 0 };
    yield head;
    for await (const piece of packed(content, counts)) yield piece;
    const facts = Buffer.concat([u32(counts.crc), u32(counts.packed), u32(counts.size)]);
    yield Buffer.concat([u32(0x08074b50), facts]);
    done.push({ path, facts, offset });
    offset += head.length + counts.packed + 16;
    if (offset > mostBytes) throw new Error('the archive grows beyond four gigabytes');
  }
  yield directory(done, offset);
}

/** So much is packed in one go: enough to pack well, little enough to keep nobody waiting. */
const blockBytes = 128 * 1024;

async function* packed(
  content: ZipEntry['content'],
  counts: { crc: number; size: number; packed: number },
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks(content)) {
    counts.crc = crc32(block, counts.crc);
    counts.size += block.length;
    const bytes = deflateRawSync(block, { level: 6, finishFlush: constants.Z_SYNC_FLUSH });
    counts.packed += bytes.length;
    yield bytes;
  }
  // The last block of the format, which is empty.
  const end = deflateRawSync(Buffer.alloc(0));
  counts.packed += end.length;
  yield end;
}

async function* blocks(content: ZipEntry['content']): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    begun.push(bytes);
    size += bytes.length;
    if (size < blockBytes) continue;
    yield Buffer.concat(begun);
    begun = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(begun);
}

function directory(done: readonly Done[], offset: number): Buffer {
  const entries = done.map(({ path, facts, offset: at }) =>
    Buffer.concat([
      ...[u32(0x02014b50), u16(version), ...start(), facts, u16(path.length)],
      ...[zeros(12), u32(at), path],
    ]),
  );
  const list = Buffer.concat(entries);
  return Buffer.concat([
    ...[list, u32(0x06054b50), zeros(4), u16(done.length), u16(done.length)],
    ...[u32(list.length), u32(offset), u16(0)],
  ]);
}

function start(): Buffer[] {
  return [u16(version), u16(flags), u16(deflated), u16(0), u16(dosDate)];
}

/** All of it in one piece, for what is handed over whole. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  for await (const piece of pieces) found.push(piece);
  return Buffer.concat(found);
}

function zeros(count: number): Buffer {
  return Buffer.alloc(count);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
