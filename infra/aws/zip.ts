import { crc32, deflateRawSync } from 'node:zlib';

/** 1980-01-01, the first day a zip can name: the same bytes come of the same code. */
const dosDate = 0x0021;
const version = 20;
const deflated = 8;
/** A plain file that all may read, made on Unix. */
const attributes = (0o100644 << 16) >>> 0;
const madeOnUnix = (3 << 8) | version;

/** A zip of files by their names, in this order. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const path = Buffer.from(name);
    const packed = deflateRawSync(bytes, { level: 9 });
    const facts = Buffer.concat([
      ...[u16(version), u16(0), u16(deflated), u16(0), u16(dosDate)],
      ...[u32(crc32(bytes)), u32(packed.length), u32(bytes.length), u16(path.length), u16(0)],
    ]);
    const local = Buffer.concat([u32(0x04034b50), facts, path, packed]);
    const where = [u16(0), u16(0), u16(0), u32(attributes), u32(offset), path];
    entries.push(Buffer.concat([u32(0x02014b50), u16(madeOnUnix), facts, ...where]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.concat([
    ...[u32(0x06054b50), u16(0), u16(0), u16(files.size), u16(files.size)],
    ...[u32(list.length), u32(offset), u16(0)],
  ]);
  return Buffer.concat([...locals, list, end]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
