import { expect, test } from 'vitest';
import { anchorsOf } from '../../../../shared/feeds/calendar/anchors.ts';
import * as lunar from '../../../../shared/feeds/calendar/lunar.ts';

const century = Array.from({ length: 101 }, (_, place) => 2000 + place);

test('the table of this century holds what moon and sun say', () => {
  expect(century.map(anchorsOf)).toEqual(century.map(lunar.anchorsOf));
});

test('a year outside the table is refused, not guessed', () => {
  expect(() => anchorsOf(2101)).toThrow('2101');
});
