import { joined, pngChunks } from '../png.ts';
import type { Inflate, Shades } from './look.ts';

/** Larger pictures are no photos of a telephone. */
const mostPixels = 8_000_000;
/** Samples of a pixel by colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Size {
  readonly width: number;
  readonly height: number;
  /** Bytes of a pixel, and of a line. */
  readonly each: number;
  readonly line: number;
}

/** The light of every pixel of a PNG of eight bits a sample; undefined of others. */
export function pngShades(bytes: Uint8Array, inflate: Inflate): Shades | undefined {
  const parts = pngChunks(bytes);
  const named = (wanted: string) => parts.flatMap(({ name, body }) => (name === wanted ? [body] : []));
  const size = sizeOf(named('IHDR')[0]);
  const most = size ? size.height * (size.line + 1) : 0;
  const lines = size && inflate(joined(named('IDAT')), most);
  if (!size || lines?.length !== most) return undefined;
  unfilter(lines, size);
  const palette = named('PLTE')[0];
  const light = palette ? lightsOf(lines, size, palette) : lightsIn(lines, size);
  return { width: size.width, height: size.height, light };
}

/** As an eye weighs colours; a grey or an index is itself. */
function lightsIn(lines: Uint8Array, { width, height, line, each }: Size): Uint8Array {
  const light = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y += 1)
    for (let at = y * (line + 1) + 1; pixel < (y + 1) * width; pixel += 1, at += each)
      light[pixel] = each < 3 ? (lines[at] ?? 0) : lightAt(lines, at);
  return light;
}

function lightAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) * 77 + (bytes[at + 1] ?? 0) * 150 + (bytes[at + 2] ?? 0) * 29) >> 8;
}

function lightsOf(lines: Uint8Array, size: Size, palette: Uint8Array): Uint8Array {
  return lightsIn(lines, size).map((colour) => lightAt(palette, colour * 3));
}

/** As the head of the file says; undefined where it is of a kind that is not read. */
function sizeOf(head: Uint8Array | undefined): Size | undefined {
  if (!head || head.length < 13) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour = 0, , , interlaced] = head.subarray(8);
  const each = samples[colour];
  if (depth !== 8 || interlaced !== 0 || each === undefined || width * height > mostPixels) return undefined;
  return { width, height, each, line: width * each };
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfilter(lines: Uint8Array, { line, each }: Size): void {
  const above = new Uint8Array(line);
  for (let start = 0; start < lines.length; start += line + 1) {
    const row = lines.subarray(start + 1, start + 1 + line);
    undo[lines[start] ?? 0]?.(row, above, each);
    above.set(row);
  }
}

/** By the number of the filter: a line, the line above it, and how far to the left its neighbour lies. */
const undo: Readonly<Record<number, (row: Uint8Array, above: Uint8Array, each: number) => void>> = {
  1: (row, _above, each) => {
    for (let at = each; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (row[at - each] ?? 0);
  },
  2: (row, above) => {
    for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (above[at] ?? 0);
  },
  3: (row, above, each) => {
    for (let at = 0; at < row.length; at += 1)
      row[at] = (row[at] ?? 0) + (((row[at - each] ?? 0) + (above[at] ?? 0)) >> 1);
  },
  4: (row, above, each) => {
    for (let at = 0; at < row.length; at += 1)
      row[at] = (row[at] ?? 0) + nearest(row[at - each] ?? 0, above[at] ?? 0, above[at - each] ?? 0);
  },
};

/** Of the neighbours to the left, above and both, the one nearest to what they promise together. */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
