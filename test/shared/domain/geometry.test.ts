import { expect, test } from 'vitest';
import { gcjOf, metresBetween, wgsOf } from '../../../shared/domain/geometry.ts';

const places = [
  { latitude: 39.9087, longitude: 116.3975 },
  { latitude: 31.2304, longitude: 121.4737 },
  { latitude: 22.5431, longitude: 114.0579 },
  { latitude: 43.8256, longitude: 87.6168 },
];

test('a Chinese map shifts a place by a few hundred metres, and it is found again to the metre', () => {
  for (const place of places) {
    expect(metresBetween(place, gcjOf(place))).toBeGreaterThan(100);
    expect(metresBetween(place, gcjOf(place))).toBeLessThan(800);
    expect(metresBetween(place, wgsOf(gcjOf(place)))).toBeLessThanOrEqual(1);
  }
});

test('the square of Tian’anmen lies on the map where maps have it', () => {
  const shown = gcjOf({ latitude: 39.90734, longitude: 116.39108 });
  expect(shown.latitude).toBeCloseTo(39.9087, 3);
  expect(shown.longitude).toBeCloseTo(116.3973, 3);
});

test('outside of China nothing is shifted', () => {
  const tokyo = { latitude: 35.6762, longitude: 139.6503 };
  expect(wgsOf(tokyo)).toEqual(tokyo);
});
