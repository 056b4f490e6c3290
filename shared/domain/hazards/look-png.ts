import type { Inflate, Shades } from './look.ts';

/** Larger pictures are no photos of a telephone. */
const mostPixels = 16_000_000;
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = chunks(bytes, view);
  const size = sizeOf(parts.get('IHDR')?.[0]);
  const most = size ? size.height * (size.line + 1) : 0;
  const lines = size && inflate(together(parts.get('IDAT') ?? []), most)?.slice();
  if (!size || lines?.length !== most) return undefined;
  unfilter(lines, size);
  const { width, height, line, each } = size;
  const palette = parts.get('PLTE')?.[0];
  const light = Float32Array.from({ length: width * height }, (_, pixel) => {
    const from = Math.floor(pixel / width) * (line + 1) + 1 + (pixel % width) * each;
    return palette ? lightOf(palette, (lines[from] ?? 0) * 3, 3) : lightOf(lines, from, each);
  });
  return { width, height, light };
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

function lightOf(bytes: Uint8Array, at: number, each: number): number {
  const [red = 0, green = 0, blue = 0] = bytes.subarray(at, at + 3);
  return each < 3 ? red : (red * 299 + green * 587 + blue * 114) / 1000;
}

function chunks(bytes: Uint8Array, view: DataView): ReadonlyMap<string, readonly Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  for (let start = 8; start + 12 <= bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    found.set(name, [...(found.get(name) ?? []), bytes.subarray(start + 8, end - 4)]);
    start = end;
  }
  return found;
}

function together(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfilter(lines: Uint8Array, { line, each }: Size): void {
  for (let start = 0; start < lines.length; start += line + 1)
    for (let at = start + 1; at <= start + line; at += 1) {
      const near = nearTo(lines, at, { line, each: at - each > start ? each : undefined });
      lines[at] = ((lines[at] ?? 0) + guess(lines[start], near)) & 255;
    }
}

/** The samples to the left, above and both; beyond an edge there is nought. */
function nearTo(lines: Uint8Array, at: number, { line, each }: { line: number; each: number | undefined }) {
  const up = lines[at - line - 1] ?? 0;
  if (each === undefined) return { left: 0, up, corner: 0 };
  return { left: lines[at - each] ?? 0, up, corner: lines[at - line - 1 - each] ?? 0 };
}

function guess(
  filter: number | undefined,
  { left, up, corner }: { left: number; up: number; corner: number },
): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const base = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(base - left), Math.abs(base - up), Math.abs(base - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
