import { expect, test } from 'vitest';
import {
  calendarOf,
  isCertain,
  isRestDay,
  lastWorkdayBefore,
  makeUpDays,
  nextWorkday,
  workingHoursAfter,
} from '../../../../shared/domain/alerts/calendar.ts';
import { statutoryYear } from '../../../../shared/domain/alerts/statutory.ts';
import { day, instant, zonedIso } from '../../../../shared/domain/time.ts';
import { calendarAround } from '../../../../shared/feeds/calendar/holidays.ts';
import { anchorsOf } from '../../../../shared/feeds/calendar/lunar.ts';

const of2026 = calendarAround(2026);
const of2027 = calendarAround(2027);

test.each([
  ['2026-10-01', true, 'a holiday on a Thursday'],
  ['2026-10-10', false, 'a Saturday that is worked'],
  ['2026-09-20', false, 'a Sunday that is worked before the holiday'],
  ['2026-02-14', false, 'a Saturday that is worked before the Spring Festival'],
  ['2026-02-16', true, 'the eve of the Spring Festival'],
  ['2026-11-21', true, 'a plain Saturday'],
  ['2026-11-23', false, 'a plain Monday'],
])('%s is a rest day: %s (%s)', (on, rests) => {
  expect(isRestDay(of2026, day(on))).toBe(rests);
});

test('nobody is told of make-up days before they are announced', () => {
  expect(makeUpDays(of2027, 2027)).toEqual({ ok: false, why: 'not-announced' });
  expect(makeUpDays(calendarOf([]), 2026)).toEqual({ ok: false, why: 'not-announced' });
  expect(makeUpDays(of2026, 2026)).toEqual({
    ok: true,
    days: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  });
});

test('a year nobody announced has its statutory days only, and is not certain', () => {
  expect(statutoryYear(2027, anchorsOf(2027)).holidays.flatMap(({ off }) => off)).toEqual([
    '2027-01-01',
    ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
    '2027-04-05',
    ...['2027-05-01', '2027-05-02'],
    '2027-06-09',
    '2027-09-15',
    ...['2027-10-01', '2027-10-02', '2027-10-03'],
  ]);
  expect(isCertain(of2027, day('2027-06-09'))).toBe(false);
  expect(isCertain(of2027, day('2026-12-31'))).toBe(true);
  expect(isRestDay(of2027, day('2027-06-09'))).toBe(true);
});

test('a year that the bureau read in by itself takes the place of the guess', () => {
  const learned = {
    ...statutoryYear(2027, anchorsOf(2027)),
    announced: true,
    source: 'notice',
    holidays: [],
  };
  const calendar = calendarAround(2027, [learned]);
  expect(isCertain(calendar, day('2027-10-01'))).toBe(true);
  expect(isRestDay(calendar, day('2027-10-01'))).toBe(false);
});

test.each([
  ['2026-10-01', '2026-09-30'],
  ['2026-10-08', '2026-09-30'],
  ['2026-02-15', '2026-02-14'],
  ['2026-02-24', '2026-02-14'],
  ['2026-11-23', '2026-11-20'],
  ['2026-01-01', '2025-12-31'],
])('the last working day before %s is %s', (on, before) => {
  expect(lastWorkdayBefore(of2026, day(on))).toBe(before);
});

test('the first working day after the National Day holiday is the 8th of October', () => {
  expect(nextWorkday(of2026, day('2026-10-01'))).toBe('2026-10-08');
});

test.each([
  ['2026-11-23T09:00:00+08:00', 2, '2026-11-23T11:00:00+08:00', 'within the morning'],
  ['2026-11-23T11:00:00+08:00', 4, '2026-11-23T17:00:00+08:00', 'over lunch'],
  ['2026-11-23T16:00:00+08:00', 4, '2026-11-24T11:00:00+08:00', 'over night'],
  ['2026-11-20T16:30:00+08:00', 4, '2026-11-23T11:30:00+08:00', 'over a weekend'],
  ['2026-09-30T17:00:00+08:00', 4, '2026-10-08T12:00:00+08:00', 'over a holiday'],
  ['2026-11-21T10:00:00+08:00', 0, '2026-11-23T08:30:00+08:00', 'from a rest day'],
])('from %s, %i working hours end at %s (%s)', (from, hours, until) => {
  expect(zonedIso(workingHoursAfter(of2026, instant(from), hours))).toBe(until);
});
