import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const copies = 80;
const height = 120;

/** A small picture many times one below the other: as many bytes and squares to read as a real one has. */
export function largePhoto(): Buffer {
  const small = readFileSync(join(import.meta.dirname, 'photo.jpg'));
  const frame = segmentAt(small, 0xc0);
  const scan = segmentAt(small, 0xda);
  const body = scan + 2 + small.readUInt16BE(scan + 2);
  const head = Buffer.from(small.subarray(0, scan));
  head.writeUInt16BE(height * copies, frame + 5);
  const squares = unitsIn(head, frame);
  const restarts = Buffer.from([0xff, 0xdd, 0, 4, squares >> 8, squares & 255]);
  const data = small.subarray(body, small.length - 2);
  const parts = Array.from({ length: copies }, (_, nth) =>
    nth === 0 ? [data] : [Buffer.from([0xff, 0xd0 + ((nth - 1) % 8)]), data],
  );
  return Buffer.concat([
    head,
    restarts,
    small.subarray(scan, body),
    ...parts.flat(),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** Units of the one copy: of sixteen by sixteen pixels where colour is halved, else of eight by eight. */
function unitsIn(head: Buffer, frame: number): number {
  const width = head.readUInt16BE(frame + 7);
  const sampling = head[frame + 11] ?? 0x11;
  return Math.ceil(width / 8 / (sampling >> 4)) * Math.ceil(height / 8 / (sampling & 15));
}

function segmentAt(bytes: Buffer, marker: number): number {
  let at = 2;
  while (bytes[at + 1] !== marker) at += 2 + bytes.readUInt16BE(at + 2);
  return at;
}
