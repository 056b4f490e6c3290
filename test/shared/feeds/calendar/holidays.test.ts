import { LegalHoliday, LunarDay, SolarTerm } from 'tyme4ts';
import { expect, test } from 'vitest';
import { isRestDay } from '../../../../shared/domain/alerts/calendar.ts';
import { day, plusDays, weekdayOf } from '../../../../shared/domain/time.ts';
import { announcedYears, calendarAround } from '../../../../shared/feeds/calendar/holidays.ts';
import { anchorsOf, solarTermDay } from '../../../../shared/feeds/calendar/lunar.ts';

test.each([2024, 2025, 2026])('our table of %i agrees with an independent one, day by day', (year) => {
  const calendar = calendarAround(year);
  const differences: string[] = [];
  for (let on = day(`${year}-01-01`); on.startsWith(`${year}`); on = plusDays(on, 1)) {
    const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
    const legal = LegalHoliday.fromYmd(y, m, d);
    const rests = legal ? !legal.isWork() : weekdayOf(on) > 5;
    if (isRestDay(calendar, on) !== rests) differences.push(on);
  }
  expect(differences).toEqual([]);
});

test('every make-up day that comes with the house is a weekend day, and no day is both', () => {
  const holidays = announcedYears.flatMap((year) => year.holidays);
  const off = new Set(holidays.flatMap((holiday) => holiday.off));
  for (const worked of holidays.flatMap(({ makeUp }) => makeUp)) {
    expect(weekdayOf(worked)).toBeGreaterThan(5);
    expect(off.has(worked)).toBe(false);
  }
});

test.each([
  [2025, '2025-01-29', '2025-04-04', '2025-05-31', '2025-10-06'],
  [2026, '2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25'],
  [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
])('the days of %i that follow moon and sun are known', (year, ...days) => {
  expect(Object.values(anchorsOf(year))).toEqual(days);
});

test('the winter solstice is that of the year asked for, not the one before', () => {
  expect(solarTermDay(2026, '冬至')).toBe('2026-12-22');
  expect(SolarTerm.fromName(2026, '冬至').getJulianDay().getSolarDay().getYear()).toBe(2025);
  expect(LunarDay.fromYmd(2026, 1, 1).getSolarDay().getYear()).toBe(2026);
});
