import { expect, test } from 'vitest';
import { isRestDay } from '../../../../shared/domain/alerts/calendar.ts';
import { dueIn } from '../../../../shared/domain/hazards/working-days.ts';
import { type Day, day } from '../../../../shared/domain/time.ts';
import { calendarAround } from '../../../../shared/feeds/calendar/holidays.ts';

const calendar = calendarAround(2026);
const isRest = (on: Day) => isRestDay(calendar, on);

test.each<[string, string, [number, boolean], string]>([
  ['three days before a long holiday end after it', '2026-04-30', [3, false], '2026-05-08'],
  ['a worked Saturday counts', '2026-05-06', [3, false], '2026-05-09'],
  ['a week is a week', '2026-05-11', [7, false], '2026-05-18'],
  ['a month that ends on a Sunday ends on the Monday', '2026-05-15', [30, false], '2026-06-15'],
  ['ten working days in so many words', '2026-05-11', [10, true], '2026-05-25'],
  ['the same day', '2026-05-11', [0, false], '2026-05-11'],
])('%s', (_what, from, [days, working], expected) => {
  expect(dueIn(day(from), days, { isRest, working })).toBe(expected);
});
