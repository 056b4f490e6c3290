import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { looksAlike } from '../../../../shared/domain/hazards/likeness.ts';
import { lookOf } from '../../../../shared/domain/hazards/look.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/looks/${name}`, import.meta.url)));
const inflate = (packed: Uint8Array, most: number) => {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
};
const small = () => lookOf(fixture('shelf.jpg'), 'image/jpeg', inflate) ?? '';
const large = () => lookOf(fixture('shelf.png'), 'image/png', inflate) ?? '';

test('one picture is known again, whatever its size and kind', () => {
  expect(small()).toMatch(/^[0-9a-f]{16}$/);
  expect(looksAlike([small()], [large()])).toBeGreaterThan(0);
  expect(looksAlike([small()], [small()])).toBe(4);
});

test('another picture is another', () => {
  const other = [...large()].map((letter) => (15 - Number.parseInt(letter, 16)).toString(16)).join('');
  expect(looksAlike([small()], [other])).toBe(0);
  expect(looksAlike([], [small()])).toBe(0);
});

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.subarray(0, 300)],
  ['of nothing', () => new Uint8Array()],
  ['of a head alone', (bytes: Uint8Array) => bytes.subarray(0, 24)],
])('a picture %s has no look, and harms nobody', (_what, spoil) => {
  expect(lookOf(spoil(fixture('shelf.png')), 'image/png', inflate)).toBeUndefined();
  expect(() => lookOf(spoil(fixture('shelf.jpg')), 'image/jpeg', inflate)).not.toThrow();
});

test('whatever bytes a picture is made of, its look is found or not, and soon', () => {
  const bytes = fixture('shelf.jpg');
  for (let seed = 1; seed < 400; seed += 1) {
    const broken = bytes.slice();
    for (let nth = 0; nth < 6; nth += 1)
      broken[(seed * 7919 + nth * 104_729) % broken.length] = (seed * 31 + nth) & 255;
    expect(() => lookOf(broken, 'image/jpeg', inflate)).not.toThrow();
  }
});
