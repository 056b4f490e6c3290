import type { Point } from './region.ts';

const radians = Math.PI / 180;
const meanRadiusKm = 6371.0088;

/** In km along a great circle; within half a percent of the ellipsoid's, less than any fix is sure to. */
export function distanceOf(from: Point, to: Point): number {
  const [phi1, phi2] = [from.latitude * radians, to.latitude * radians];
  const half =
    Math.sin((phi2 - phi1) / 2) ** 2 +
    Math.cos(phi1) * Math.cos(phi2) * Math.sin(((to.longitude - from.longitude) * radians) / 2) ** 2;
  return 2 * meanRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
}

export const metresBetween = (from: Point, to: Point): number => Math.round(distanceOf(from, to) * 1000);

/** Of the ellipsoid of Krasovsky, by which maps of China are shifted. */
const axis = 6_378_245;
const eccentricity2 = 0.006_693_421_622_965_943;

/** Where a place of a Chinese map or telephone (GCJ-02) is on WGS-84, to less than a metre; outside of China nothing is shifted. */
export function wgsOf(gcj: Point): Point {
  let guess = gcj;
  for (let round = 0; round < 3; round += 1) {
    const there = gcjOf(guess);
    guess = {
      latitude: guess.latitude + gcj.latitude - there.latitude,
      longitude: guess.longitude + gcj.longitude - there.longitude,
    };
  }
  return guess;
}

/** Where a place on WGS-84 is drawn on a Chinese map. */
export function gcjOf(wgs: Point): Point {
  const { latitude, longitude } = wgs;
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return wgs;
  const [x, y] = [longitude - 105, latitude - 35];
  const phi = latitude * radians;
  const magic = 1 - eccentricity2 * Math.sin(phi) ** 2;
  const north =
    (northShift(x, y) * 180) / (((axis * (1 - eccentricity2)) / (magic * Math.sqrt(magic))) * Math.PI);
  const east = (eastShift(x, y) * 180) / ((axis / Math.sqrt(magic)) * Math.cos(phi) * Math.PI);
  return { latitude: latitude + north, longitude: longitude + east };
}

const wave = (of: number, parts: readonly (readonly [number, number])[]): number =>
  (parts.reduce((sum, [height, times]) => sum + height * Math.sin(of * times * Math.PI), 0) * 2) / 3;

function northShift(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return (
    plain +
    wave(x, [
      [20, 6],
      [20, 2],
    ]) +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
      [160, 1 / 12],
      [320, 1 / 30],
    ])
  );
}

function eastShift(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return (
    plain +
    wave(x, [
      [20, 6],
      [20, 2],
    ]) +
    wave(x, [
      [20, 1],
      [40, 1 / 3],
      [150, 1 / 12],
      [300, 1 / 30],
    ])
  );
}
