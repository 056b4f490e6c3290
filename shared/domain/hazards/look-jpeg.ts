import type { Shades } from './look.ts';
import { type Codes, codesOf, reader } from './look-jpeg-bits.ts';

interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

/** Larger pictures are no photos of a telephone. */
const mostPixels = 60_000_000;
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** What stands in front of the picture. */
interface Head {
  readonly codes: Map<number, Codes>;
  frame?: Frame;
  restart: number;
}

/**
 * The mean light of every square of eight by eight pixels of a JPEG, plain or progressive: its first coefficient, which is all that
 * is needed to know a picture again, at a fraction of the work of the picture itself. Undefined where it cannot be read.
 */
export function jpegShades(bytes: Uint8Array): Shades | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head: Head = { codes: new Map(), restart: 0 };
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const end = at + 2 + view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, end);
    if (bytes[at + 1] === 0xda) return scanned(bytes.subarray(end), body, head);
    learn(head, bytes[at + 1] ?? 0, body);
    at = end;
  }
  return undefined;
}

function learn(head: Head, marker: number, body: Uint8Array): void {
  if (frames.has(marker)) Object.assign(head, { frame: frameOf(body) });
  if (marker === 0xdd) head.restart = (body[0] ?? 0) * 256 + (body[1] ?? 0);
  if (marker !== 0xc4) return;
  for (const [name, table] of tablesOf(body)) head.codes.set(name, table);
}

function frameOf(body: Uint8Array): Frame | undefined {
  const [depth, high = 0, low = 0, wide = 0, narrow = 0, count = 0] = body;
  const [height, width] = [high * 256 + low, wide * 256 + narrow];
  if (depth !== 8 || width * height === 0 || width * height > mostPixels || count > 4) return undefined;
  const components = Array.from({ length: count }, (_, nth) => {
    const [id = 0, sampling = 0x11] = body.subarray(6 + nth * 3);
    return { id, across: sampling >> 4 || 1, down: sampling & 15 || 1 };
  });
  return { width, height, components };
}

function tablesOf(body: Uint8Array): [number, Codes][] {
  const found: [number, Codes][] = [];
  for (let at = 0; at + 17 <= body.length; ) {
    const lengths = body.subarray(at + 1, at + 17);
    const count = lengths.reduce((sum, length) => sum + length, 0);
    found.push([body[at] ?? 0, codesOf(lengths, body.subarray(at + 17, at + 17 + count))]);
    at += 17 + count;
  }
  return found;
}

/** A component as a scan holds it: so many squares of it stand in each unit. */
interface Part {
  readonly id: number;
  readonly wide: number;
  readonly high: number;
  readonly first: Codes;
  /** Missing in the scan of a progressive picture, which holds the first coefficients alone. */
  readonly others: Codes | undefined;
  last: number;
}

/** The first scan holds the first coefficients, of all components or of the light alone. */
function scanned(data: Uint8Array, body: Uint8Array, { frame, codes, restart }: Head): Shades | undefined {
  const parts = frame && partsOf(frame, body, codes);
  if (!parts || parts[0]?.id !== frame.components[0]?.id) return undefined;
  const { squares, units } = sizesOf(frame, parts.length === 1);
  const light = new Int32Array(squares.x * squares.y);
  const bits = reader(data);
  for (let unit = 0; unit < units.x * units.y && !bits.isOver(); unit += 1) {
    if (isRestart(unit, restart)) {
      bits.restart();
      for (const part of parts) part.last = 0;
    }
    const [values = []] = parts.map((part) => valuesOf(bits, part));
    const { wide = 1, high = 1 } = parts[0] ?? {};
    const corner = { x: (unit % units.x) * wide, y: Math.floor(unit / units.x) * high };
    put({ light, squares }, values, { corner, wide });
  }
  return { width: squares.x, height: squares.y, light };
}

function isRestart(unit: number, every: number): boolean {
  return every > 0 && unit > 0 && unit % every === 0;
}

/** The first coefficients of the squares of a component in one unit. */
function valuesOf(bits: ReturnType<typeof reader>, part: Part): number[] {
  return Array.from({ length: part.wide * part.high }, () => {
    part.last += bits.difference(part.first);
    if (part.others) bits.skip(part.others);
    return part.last;
  });
}

/** Squares beyond the edge of the picture are left out. */
function put(
  {
    light,
    squares,
  }: { readonly light: Int32Array; readonly squares: { readonly x: number; readonly y: number } },
  values: readonly number[],
  { corner, wide }: { readonly corner: { readonly x: number; readonly y: number }; readonly wide: number },
): void {
  for (const [place, value] of values.entries()) {
    const [x, y] = [corner.x + (place % wide), corner.y + Math.floor(place / wide)];
    if (x < squares.x && y < squares.y) light[y * squares.x + x] = value;
  }
}

function partsOf(frame: Frame, body: Uint8Array, codes: ReadonlyMap<number, Codes>): Part[] | undefined {
  const count = body[0] ?? 0;
  const isPlain = body[2 + count * 2] === 63;
  const parts = Array.from({ length: count }, (_, nth) => {
    const [id, tables = 0] = body.subarray(1 + nth * 2);
    const component = frame.components.find((one) => one.id === id);
    const first = codes.get(tables >> 4);
    const others = isPlain ? codes.get(16 + (tables & 15)) : undefined;
    if (!component || !first || (isPlain && !others)) return [];
    const [wide, high] = count === 1 ? [1, 1] : [component.across, component.down];
    return [{ id: component.id, wide, high, first, others, last: 0 }];
  }).flat();
  return parts.length === count ? parts : undefined;
}

/** How many squares of light there are, and how many units hold them. */
function sizesOf({ width, height, components: all }: Frame, alone: boolean) {
  const [lead = { across: 1, down: 1 }] = all;
  const across = Math.max(...all.map((one) => one.across));
  const down = Math.max(...all.map((one) => one.down));
  const squares = {
    x: Math.ceil((width * lead.across) / across / 8),
    y: Math.ceil((height * lead.down) / down / 8),
  };
  const units = { x: Math.ceil(width / 8 / across), y: Math.ceil(height / 8 / down) };
  return { squares, units: alone ? squares : units };
}
