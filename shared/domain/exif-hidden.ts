/** Where the tags of a camera lie in files that are no JPEG, and the same files without them. */

/** The chunks of a WebP, from one start to the next. */
function chunksOf(
  bytes: Uint8Array,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const view = viewOf(bytes);
  const found: { name: string; start: number; end: number }[] = [];
  for (let start = 12; start + 8 <= bytes.length; ) {
    const size = view.getUint32(start + 4, true);
    const end = Math.min(start + 8 + size + (size % 2), bytes.length);
    found.push({ name: letters(bytes, start, 4), start, end });
    start = end;
  }
  return found;
}

/** The tags of a WebP; undefined where it has none. */
export function tagsOfWebp(bytes: Uint8Array): Uint8Array | undefined {
  const exif = chunksOf(bytes).find(({ name }) => name === 'EXIF');
  if (!exif) return undefined;
  const start = letters(bytes, exif.start + 8, 4) === 'Exif' ? exif.start + 14 : exif.start + 8;
  return bytes.subarray(start, exif.end);
}

/** Says in the head of an extended WebP that there are such chunks. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const kept = chunksOf(bytes).filter(({ name }) => name !== 'EXIF' && name !== 'XMP ');
  const size = kept.reduce((sum, { start, end }) => sum + end - start, 12);
  const clean = new Uint8Array(size);
  clean.set(bytes.subarray(0, 12));
  let at = 12;
  for (const { name, start, end } of kept) {
    clean.set(bytes.subarray(start, end), at);
    if (name === 'VP8X') clean[at + 8] = (clean[at + 8] ?? 0) & ~(exifFlag | xmpFlag);
    at += end - start;
  }
  viewOf(clean).setUint32(4, size - 8, true);
  return clean;
}

/** How a directory of tags begins, and what may stand before it: its old name, or that no byte is to be skipped. */
const heads = ['II*\0', 'MM\0*'].map(bytesOf);
const leads = ['Exif\0\0', '\0\0\0\0'].map(bytesOf);

/** No camera writes so many: what lies behind them is blanked unread. */
const mostBlocks = 16;

/** The tags of a HEIC: they lie somewhere in the file, behind their name or behind how far they are away. */
export function tagsOfHeic(bytes: Uint8Array): Uint8Array | undefined {
  const at = nextTags(bytes, 0);
  return at === undefined ? undefined : bytes.subarray(at, at + lengthOf(bytes.subarray(at)));
}

/** What lies in the file stays where it is; only the tags are blank. Whatever the file, it is read onward only. */
export function cleanHeic(bytes: Uint8Array): Uint8Array {
  const clean = bytes.slice();
  blankTags(clean);
  blankXmp(clean);
  return clean;
}

function blankTags(bytes: Uint8Array): void {
  let at = nextTags(bytes, 0);
  for (let nth = 0; at !== undefined; nth += 1) {
    const end = nth < mostBlocks ? at + lengthOf(bytes.subarray(at)) : bytes.length;
    bytes.fill(0, at, end);
    at = nextTags(bytes, end);
  }
}

function blankXmp(bytes: Uint8Array): void {
  let end = 0;
  for (let at = find(bytes, '<x:xmpmeta'); at >= 0; at = find(bytes, '<x:xmpmeta', at + 10)) {
    // Where one has no end, none behind it has.
    if (end >= 0) end = find(bytes, '</x:xmpmeta>', at);
    bytes.fill(0x20, at, end < 0 ? at + 10 : end + 12);
  }
}

function nextTags(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] !== 0x49 && bytes[at] !== 0x4d) continue;
    const isLed = () => leads.some((lead) => isAt(bytes, lead, at - lead.length));
    if (heads.some((head) => isAt(bytes, head, at)) && isLed()) return at;
  }
  return undefined;
}

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Tags that say where more tags lie. */
const directories: ReadonlySet<number> = new Set([0x8769, 0x8825, 0xa005]);
/** Where a small picture lies, and how long it is. */
const small = { at: 0x0201, length: 0x0202 };
const mostDirectories = 8;
const mostTags = 200;

interface Tag {
  readonly tag: number;
  readonly value: number;
  readonly size: number;
}

/** How far the tags reach, with all they point at. */
function lengthOf(tiff: Uint8Array): number {
  const read = directoriesOf(tiff);
  const open = [read.first];
  let length = 8;
  for (let nth = 0; nth < open.length && nth < mostDirectories; nth += 1) {
    const { tags, end, next } = read.at(open[nth] ?? 0);
    open.push(...tags.filter(({ tag }) => directories.has(tag)).map(({ value }) => value));
    if (next > 0) open.push(next);
    length = Math.max(
      length,
      end,
      ...tags.map(({ value, size }) => (size > 4 ? value + size : 0)),
      picture(tags),
    );
  }
  return Math.min(length, tiff.byteLength);
}

function picture(tags: readonly Tag[]): number {
  const said = (wanted: number) => tags.find(({ tag }) => tag === wanted)?.value ?? 0;
  return said(small.at) + said(small.length);
}

function directoriesOf(tiff: Uint8Array) {
  const view = viewOf(tiff);
  const little = tiff[0] === 0x49;
  const fits = (at: number, size: number) => at >= 0 && at + size <= tiff.byteLength;
  const short = (at: number) => (fits(at, 2) ? view.getUint16(at, little) : 0);
  const long = (at: number) => (fits(at, 4) ? view.getUint32(at, little) : 0);
  return {
    first: long(4),
    at(start: number): { tags: readonly Tag[]; end: number; next: number } {
      const count = Math.min(short(start), mostTags);
      const tags = Array.from({ length: count }, (_, nth) => {
        const at = start + 2 + nth * 12;
        const size = (sizes[short(at + 2)] ?? 1) * long(at + 4);
        return { tag: short(at), value: long(at + 8), size };
      });
      const last = start + 2 + count * 12;
      return { tags, end: last + 4, next: long(last) };
    },
  };
}

function find(bytes: Uint8Array, text: string, from = 0): number {
  const wanted = bytesOf(text);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (isAt(bytes, wanted, at)) return at;
  return -1;
}

function isAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  return wanted.every((byte, place) => bytes[at + place] === byte);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function letters(bytes: Uint8Array, from: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + count));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
