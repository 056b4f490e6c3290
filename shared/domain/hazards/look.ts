import { jpegShades } from './look-jpeg.ts';
import { pngShades } from './look-png.ts';

/** A picture in rough squares: how light each is, in whatever unit. */
export interface Shades {
  readonly width: number;
  readonly height: number;
  readonly light: ArrayLike<number>;
}

/** Unpacks what zlib packed; undefined where it is broken or longer than `most` bytes. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array | undefined;

const columns = 9;
const rows = 8;
/** Fewer edges, or nothing but edges, tell no picture from another. */
const leastEdges = 10;

/**
 * What a picture looks like, as sixteen hexadecimal letters: for each of 64 places, whether it grows lighter to the right. Smaller
 * or paler copies of one picture differ in few of them. Undefined where it cannot be read or shows too little.
 */
export function lookOf(bytes: Uint8Array, type: string, inflate: Inflate): string | undefined {
  const shades = shadesOf(bytes, type, inflate);
  if (!shades || shades.width < columns || shades.height < rows) return undefined;
  const cells = Array.from({ length: columns * rows }, (_, place) => cellOf(shades, place));
  const edges = Array.from({ length: rows * (columns - 1) }, (_, place) => {
    const at = Math.floor(place / (columns - 1)) * columns + (place % (columns - 1));
    return (cells[at + 1] ?? 0) > (cells[at] ?? 0) ? '1' : '0';
  }).join('');
  const count = edges.replaceAll('0', '').length;
  if (count < leastEdges || count > edges.length - leastEdges) return undefined;
  return (edges.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
}

function shadesOf(bytes: Uint8Array, type: string, inflate: Inflate): Shades | undefined {
  if (type === 'image/jpeg') return jpegShades(bytes);
  return type === 'image/png' ? pngShades(bytes, inflate) : undefined;
}

/** How light the picture is on average where one of its cells lies. */
function cellOf({ width, height, light }: Shades, place: number): number {
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const [left, right] = [column, column + 1].map((edge) => Math.floor((edge * width) / columns));
  const [top, bottom] = [row, row + 1].map((edge) => Math.floor((edge * height) / rows));
  let sum = 0;
  let count = 0;
  for (let y = top ?? 0; y < (bottom ?? 0); y += 1)
    for (let x = left ?? 0; x < (right ?? 0); x += 1) {
      sum += light[y * width + x] ?? 0;
      count += 1;
    }
  return sum / count;
}
