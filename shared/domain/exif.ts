import { cleanHeic, cleanWebp, tagsOfHeic, tagsOfWebp } from './exif-hidden.ts';
import { joined, pngChunks } from './png.ts';

/** What a camera wrote into a photo: when and where it was taken, and which way up it is held. */
export interface Taken {
  /** As the camera's own clock said, '2026-05-06 09:12:30'. */
  readonly at?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** Reads what the camera wrote; empty where it wrote nothing. */
export function takenIn(bytes: Uint8Array, type: string): Taken {
  const tiff = tagsOf(bytes, type);
  if (!tiff) return {};
  const read = reader(tiff);
  const first = read.directory(read.long(4));
  const detail = first.has(0x8769) ? read.directory(first.get(0x8769)?.value ?? 0) : new Map<number, Entry>();
  const gps = first.has(0x8825) ? read.directory(first.get(0x8825)?.value ?? 0) : new Map<number, Entry>();
  const said = read.text(detail.get(0x9003) ?? first.get(0x0132));
  const at = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(said);
  const latitude = read.degrees(gps.get(2), read.text(gps.get(1)) === 'S');
  const longitude = read.degrees(gps.get(4), read.text(gps.get(3)) === 'W');
  const placed = latitude !== undefined && longitude !== undefined && (latitude !== 0 || longitude !== 0);
  return {
    ...(at && { at: `${at[1]}-${at[2]}-${at[3]} ${at[4]}` }),
    ...(placed && { latitude, longitude }),
  };
}

function tagsOf(bytes: Uint8Array, type: string): Uint8Array | undefined {
  if (type === 'image/png') return pngChunks(bytes).find(({ name }) => name === 'eXIf')?.body;
  if (type === 'image/webp') return tagsOfWebp(bytes);
  if (type === 'image/heic') return tagsOfHeic(bytes);
  const exif = segmentsOf(bytes).find((one) => isExif(bytes, one));
  return exif && bytes.subarray(exif.start + 10, exif.end);
}

/** The same picture without what the camera or a program wrote beside it; which way up it is stays. */
export function cleaned(bytes: Uint8Array, type: string): Uint8Array {
  if (type === 'image/png') return cleanPng(bytes);
  if (type === 'image/webp') return cleanWebp(bytes);
  if (type === 'image/heic') return cleanHeic(bytes);
  if (type !== 'image/jpeg') return bytes;
  const segments = segmentsOf(bytes);
  const last = segments.at(-1);
  if (!last) return bytes;
  const kept = segments
    .filter(({ marker }) => !beside.has(marker))
    .map(({ start, end }) => bytes.subarray(start, end));
  return joined([bytes.subarray(0, 2), ...orientation(bytes, segments), ...kept, bytes.subarray(last.end)]);
}

/** Exif and XMP, colour of Photoshop, comments. */
const beside: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

/** The marker segments of a JPEG up to its picture. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const found: Segment[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return found;
  for (let next = segmentAt(bytes, 2); next; next = segmentAt(bytes, next.end)) found.push(next);
  return found;
}

function segmentAt(bytes: Uint8Array, start: number): Segment | undefined {
  const [mark, marker = 0, high = 0, low = 0] = bytes.subarray(start, start + 4);
  const end = start + 2 + high * 256 + low;
  const over = mark !== 0xff || marker === 0xda || marker === 0xd9;
  return over || end <= start + 3 || end > bytes.length ? undefined : { marker, start, end };
}

function isExif(bytes: Uint8Array, { marker, start }: Segment): boolean {
  return marker === 0xe1 && String.fromCharCode(...bytes.subarray(start + 4, start + 8)) === 'Exif';
}

/** An Exif segment that holds nothing else. */
function orientation(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array[] {
  const exif = segments.find((one) => isExif(bytes, one));
  if (!exif) return [];
  const read = reader(bytes.subarray(exif.start + 10, exif.end));
  const turn = read.directory(read.long(4)).get(0x0112)?.short;
  if (turn === undefined || turn < 2 || turn > 8) return [];
  return [
    Uint8Array.of(
      ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
      ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0],
    ),
  ];
}

interface Entry {
  readonly count: number;
  readonly value: number;
  readonly short: number;
  /** Where its value lies, if it does not fit. */
  readonly at: number;
}

function reader(tiff: Uint8Array) {
  const little = tiff[0] === 0x49;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const fits = (at: number, size: number) => at >= 0 && at + size <= tiff.byteLength;
  const long = (at: number) => (fits(at, 4) ? view.getUint32(at, little) : 0);
  const short = (at: number) => (fits(at, 2) ? view.getUint16(at, little) : 0);
  return {
    long,
    directory(at: number): Map<number, Entry> {
      const entries = new Map<number, Entry>();
      const most = Math.min(short(at), 100);
      for (let place = 0; place < most; place += 1) {
        const start = at + 2 + place * 12;
        const [count, value] = [long(start + 4), long(start + 8)];
        entries.set(short(start), { count, value, short: short(start + 8), at: start + 8 });
      }
      return entries;
    },
    text(entry: Entry | undefined): string {
      if (!entry || entry.count > 64) return '';
      const from = entry.count <= 4 ? entry.at : entry.value;
      return String.fromCharCode(...tiff.subarray(from, from + entry.count)).replace(/\0[\s\S]*$/, '');
    },
    degrees(entry: Entry | undefined, isNegative: boolean): number | undefined {
      if (entry?.count !== 3) return undefined;
      const [degrees = 0, minutes = 0, seconds = 0] = [0, 8, 16].map(
        (step) => long(entry.value + step) / (long(entry.value + step + 4) || 1),
      );
      const whole = degrees + minutes / 60 + seconds / 3600;
      return isNegative ? -whole : whole;
    },
  };
}

const pngBeside: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function cleanPng(bytes: Uint8Array): Uint8Array {
  const kept = pngChunks(bytes).filter(({ name }) => !pngBeside.has(name));
  return joined([bytes.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
}
