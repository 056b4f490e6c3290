import { expect, test } from 'vitest';
import { cleaned, takenIn } from '../../../shared/domain/exif.ts';

const text = (value: string) => [...value].map((letter) => letter.charCodeAt(0));
const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const entry = (tag: number, [type, count]: [number, number], value: number[]) => [
  ...[tag >> 8, tag & 255, 0, type],
  ...long(count),
  ...[...value, 0, 0, 0, 0].slice(0, 4),
];
const ratio = (value: number, of = 1) => [...long(value), ...long(of)];

/** As a telephone writes it: 30°15'36" N, 120°9'18" E, held upright, with its clock. */
function photo(): Uint8Array {
  const first = [0, 4, ...entry(0x0112, [3, 1], [0, 6]), ...entry(0x0132, [2, 20], long(200))];
  const more = [...entry(0x8825, [4, 1], long(100)), ...entry(0x010f, [2, 8], long(220)), ...long(0)];
  const gps = [0, 4, ...entry(1, [2, 2], text('N\0')), ...entry(2, [5, 3], long(240))];
  const rest = [...entry(3, [2, 2], text('E\0')), ...entry(4, [5, 3], long(264)), ...long(0)];
  const tiff = new Array<number>(300).fill(0);
  const put = (at: number, bytes: number[]) => {
    tiff.splice(at, bytes.length, ...bytes);
  };
  put(0, [...text('MM'), 0, 42, ...long(8)]);
  put(8, [...first, ...more]);
  put(100, [...gps, ...rest]);
  put(200, text('2026:05:06 09:12:30\0'));
  put(220, text('Maker X\0'));
  put(240, [...ratio(30), ...ratio(15), ...ratio(3600, 100)]);
  put(264, [...ratio(120), ...ratio(9), ...ratio(1800, 100)]);
  const body = [...text('Exif'), 0, 0, ...tiff];
  const size = body.length + 2;
  const comment = [0xff, 0xfe, 0, 8, ...text('secret')];
  return Uint8Array.of(
    ...[0xff, 0xd8, 0xff, 0xe1, size >> 8, size & 255, ...body, ...comment],
    ...[0xff, 0xdb, 0, 4, 1, 2, 0xff, 0xda, 0, 4, 9, 9, 7, 7, 7, 0xff, 0xd9],
  );
}

test('when and where a photo was taken is read from it', () => {
  const taken = takenIn(photo(), 'image/jpeg');
  expect(taken.at).toBe('2026-05-06 09:12:30');
  expect(taken.latitude).toBeCloseTo(30.26, 6);
  expect(taken.longitude).toBeCloseTo(120.155, 6);
});

test('others see a picture that says neither, and stands as it was held', () => {
  const bytes = cleaned(photo(), 'image/jpeg');
  expect(takenIn(bytes, 'image/jpeg')).toEqual({});
  const seen = String.fromCharCode(...bytes);
  expect(seen).not.toMatch(/2026|Maker|secret/);
  expect([...bytes.slice(-11)]).toEqual([0xff, 0xda, 0, 4, 9, 9, 7, 7, 7, 0xff, 0xd9]);
  expect([...bytes.slice(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe1]);
  expect(bytes[31]).toBe(6);
});

const chunk = (name: string, body: number[]) => [...long(body.length), ...text(name), ...body, 1, 2, 3, 4];
const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test('a picture that is no photo may say when and where too, and is shown without', () => {
  const tags = [...photo().subarray(12, 312)];
  const bytes = Uint8Array.of(...start, ...chunk('IHDR', [1]), ...chunk('eXIf', tags), ...chunk('IEND', []));
  const taken = takenIn(bytes, 'image/png');
  expect(taken.at).toBe('2026-05-06 09:12:30');
  expect(taken.latitude).toBeCloseTo(30.26, 6);
  expect(takenIn(cleaned(bytes, 'image/png'), 'image/png')).toEqual({});
});

test('a picture loses its text chunks and nothing else', () => {
  const bytes = Uint8Array.of(
    ...start,
    ...chunk('IHDR', [1]),
    ...chunk('tEXt', text('who')),
    ...chunk('IEND', []),
  );
  expect([...cleaned(bytes, 'image/png')]).toEqual([...start, ...chunk('IHDR', [1]), ...chunk('IEND', [])]);
});

test.each([
  ['nothing', Uint8Array.of()],
  ['no image', Uint8Array.of(1, 2, 3)],
  ['half a head', photo().slice(0, 60)],
  ['a length that lies', Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45)],
])('%s is read without harm', (_what, bytes) => {
  expect(takenIn(bytes, 'image/jpeg').latitude).toBeUndefined();
  expect(cleaned(bytes, 'image/jpeg').length).toBeLessThanOrEqual(bytes.length);
});

/** The tags of the photo alone, as other files hold them. */
const tags = () => photo().subarray(6 + 6, 6 + 6 + 300);

test('a WebP says when and where, and others see one that says neither', () => {
  const chunk = (name: string, body: readonly number[]) => [
    ...[...text(name), ...long(body.length).reverse(), ...body],
    ...(body.length % 2 === 1 ? [0] : []),
  ];
  const body = [
    ...chunk('VP8X', [0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
    ...chunk('VP8 ', [1, 2, 3]),
    ...chunk('EXIF', [...tags()]),
    ...chunk('XMP ', text('<x:xmpmeta>secret</x:xmpmeta>')),
  ];
  const bytes = Uint8Array.of(...text('RIFF'), ...long(body.length + 4).reverse(), ...text('WEBP'), ...body);
  expect(takenIn(bytes, 'image/webp')).toMatchObject({ at: '2026-05-06 09:12:30' });
  const clean = cleaned(bytes, 'image/webp');
  expect(takenIn(clean, 'image/webp')).toEqual({});
  expect(String.fromCharCode(...clean)).not.toMatch(/2026|Maker|secret/);
  expect(clean.length).toBe(12 + 18 + 12);
  expect([...clean.subarray(4, 8)]).toEqual(long(clean.length - 8).reverse());
  expect(clean[20]).toBe(0);
});

test('a HEIC keeps its length and its picture, and says neither when nor where', () => {
  const before = [0, 0, 0, 24, ...text('ftypheic'), 1, 2, 3, 4];
  const rest = [...text('<x:xmpmeta>secret</x:xmpmeta>'), 7, 8, 9];
  const bytes = Uint8Array.of(...before, 0, 0, 0, 6, ...text('Exif'), 0, 0, ...tags(), ...rest);
  const taken = takenIn(bytes, 'image/heic');
  expect(taken.at).toBe('2026-05-06 09:12:30');
  expect(taken.latitude).toBeCloseTo(30.26, 6);
  const clean = cleaned(bytes, 'image/heic');
  expect(clean.length).toBe(bytes.length);
  expect(takenIn(clean, 'image/heic')).toEqual({});
  expect(String.fromCharCode(...clean)).not.toMatch(/2026|Maker|secret/);
  expect([...clean.slice(0, 16)]).toEqual(before);
  expect([...clean.slice(-3)]).toEqual([7, 8, 9]);
});

test('a HEIC whose tags stand bare behind how far they are away says when and where, and is shown without', () => {
  const before = [0, 0, 0, 24, ...text('ftypheic'), 1, 2, 3, 4];
  const bytes = Uint8Array.of(...before, 0, 0, 0, 0, ...tags(), 7, 8, 9);
  expect(takenIn(bytes, 'image/heic').at).toBe('2026-05-06 09:12:30');
  const clean = cleaned(bytes, 'image/heic');
  expect(String.fromCharCode(...clean)).not.toMatch(/2026|Maker/);
  expect(takenIn(clean, 'image/heic')).toEqual({});
  expect([...clean.slice(-3)]).toEqual([7, 8, 9]);
});

/** A HEIC of the greatest size that is taken from WeChat, filled with one word over and over. */
function heicOf(word: number[]): Uint8Array {
  const bytes = new Uint8Array(2_500_000);
  bytes.set([0, 0, 0, 24, ...text('ftypheic'), 1, 2, 3, 4]);
  for (let at = 16; at + word.length <= bytes.length; at += word.length) bytes.set(word, at);
  return bytes;
}

test.each([
  ['one kind of tags', [...text('Exif'), 0, 0, ...text('II*'), 0]],
  ['the other kind', [...text('Exif'), 0, 0, ...text('MM'), 0, ...text('*')]],
  ['notes without an end', text('<x:xmpmeta')],
  ['notes without words', text('<x:xmpmeta</x:xmpmeta>')],
])('a HEIC made of nothing but %s is read once, not once for each', (_what, word) => {
  const clean = cleaned(heicOf(word), 'image/heic');
  expect(takenIn(clean, 'image/heic')).toEqual({});
  expect(clean.includes('*'.charCodeAt(0), 12) || clean.includes('<'.charCodeAt(0), 12)).toBe(false);
});

test('a HEIC with more tags than any camera writes says nothing from there on', () => {
  const block = [0, 0, 0, 6, ...text('Exif'), 0, 0, ...tags()];
  const one = (count: number) =>
    Uint8Array.of(
      0,
      0,
      0,
      24,
      ...text('ftypheic'),
      ...Array.from({ length: count }, () => block).flat(),
      7,
      8,
      9,
    );
  const many = cleaned(one(17), 'image/heic');
  expect(String.fromCharCode(...many)).not.toMatch(/2026|Maker/);
  expect([...many.slice(-3)]).toEqual([0, 0, 0]);
  expect([...cleaned(one(16), 'image/heic').slice(-3)]).toEqual([7, 8, 9]);
});

test('tags that only look led once what stood before them is blank are blank too', () => {
  const bytes = Uint8Array.of(
    0,
    0,
    0,
    24,
    ...text('ftypheic'),
    ...text('Exif'),
    0,
    0,
    ...tags(),
    ...text('II*'),
    0,
    8,
  );
  expect(takenIn(cleaned(bytes, 'image/heic'), 'image/heic')).toEqual({});
  expect(String.fromCharCode(...cleaned(bytes, 'image/heic'))).not.toContain('II*');
});
