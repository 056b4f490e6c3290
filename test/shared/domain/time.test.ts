import { afterEach, describe, expect, test } from 'vitest';
import {
  at,
  clockOf,
  day,
  dayFrom,
  dayOf,
  daysBetween,
  instant,
  isoOf,
  nextMinute,
  plusDays,
  useZone,
  weekdayOf,
  zonedIso,
} from '../../../shared/domain/time.ts';

afterEach(() => useZone('Asia/Shanghai'));

describe('a day is the bureau’s day, not Greenwich’s', () => {
  test.each([
    ['2026-09-30T15:59:59Z', '2026-09-30', '23:59'],
    ['2026-09-30T16:00:00Z', '2026-10-01', '00:00'],
    ['2026-10-01T00:30:00Z', '2026-10-01', '08:30'],
  ])('%s is %s %s', (iso, expectedDay, clock) => {
    expect([dayOf(instant(iso)), clockOf(instant(iso))]).toEqual([expectedDay, clock]);
  });
});

test.each(['Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'America/New_York', 'Asia/Kathmandu'])(
  'the clock of a day is found again in %s',
  (zone) => {
    useZone(zone);
    for (const clock of ['00:00', '08:30', '23:59']) {
      expect(clockOf(at(day('2026-07-01'), clock))).toBe(clock);
      expect(dayOf(at(day('2026-07-01'), clock))).toBe('2026-07-01');
    }
  },
);

test('an instant is written with the offset of the zone', () => {
  expect(zonedIso(instant('2026-10-01T00:30:00Z'))).toBe('2026-10-01T08:30:00+08:00');
  useZone('America/New_York');
  expect(zonedIso(instant('2026-10-01T00:30:00Z'))).toBe('2026-09-30T20:30:00-04:00');
});

test('midnight at the end of a day is the start of the next', () => {
  expect(isoOf(at(day('2026-10-01'), '24:00'))).toBe('2026-10-01T16:00:00.000Z');
});

test.each(['2026-02-30', '2026-13-01', '2025-02-29', '26-1-1', '2026-1-1', ''])('%s is no day', (text) => {
  expect(dayFrom(text)).toBeUndefined();
});

test('days are counted over the ends of months and years', () => {
  expect(plusDays(day('2026-02-28'), 1)).toBe('2026-03-01');
  expect(plusDays(day('2026-01-01'), -1)).toBe('2025-12-31');
  expect(daysBetween(day('2026-09-24'), day('2026-10-01'))).toBe(7);
  expect(weekdayOf(day('2026-10-01'))).toBe(4);
  expect(weekdayOf(day('2026-10-04'))).toBe(7);
});

test('a clock that ticks each minute meets an instant at the next whole minute', () => {
  expect(isoOf(nextMinute(instant('2026-10-01T00:00:00.001Z')))).toBe('2026-10-01T00:01:00.000Z');
  expect(isoOf(nextMinute(instant('2026-10-01T00:01:00.000Z')))).toBe('2026-10-01T00:01:00.000Z');
});

test('text that is no time is refused', () => {
  expect(() => instant('tomorrow')).toThrow(RangeError);
  expect(() => instant(Number.NaN)).toThrow(RangeError);
  expect(() => day('2026-02-30')).toThrow(RangeError);
});
