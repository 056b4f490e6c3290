import { expect, test } from 'vitest';
import { isWorkday } from '../../../../shared/domain/alerts/calendar.ts';
import { type Period, periodsOf } from '../../../../shared/domain/alerts/periods.ts';
import { pushesOf } from '../../../../shared/domain/alerts/pushes.ts';
import { clockOf, dayOf, instant, zonedIso } from '../../../../shared/domain/time.ts';
import { calendarAround } from '../../../../shared/feeds/calendar/holidays.ts';
import { recurringIn, reportedLianghui } from '../../../../shared/feeds/calendar/periods.ts';

const everywhere = recurringIn(['south', 'north', 'coast', 'yellow-river']);

function periods(year: number): Period[] {
  return periodsOf(year, {
    calendar: calendarAround(year),
    lianghui: reportedLianghui,
    recurring: everywhere,
    own: [],
  });
}

function pushes(id: string): string[] {
  const year = Number(id.split('-')[1]);
  const found = periods(year).filter((period) => period.id === id);
  return found
    .flatMap((period) => pushesOf(period, calendarAround(year)))
    .map(
      ({ at, steps, tentative }) => `${zonedIso(at).slice(0, 16)} ${steps.join('+')}${tentative ? ' ?' : ''}`,
    );
}

test.each([
  [
    'holiday-2026-national-day',
    [
      '2026-09-24T09:00 t-7',
      '2026-09-28T09:00 t-3',
      '2026-09-30T09:00 t-1+start',
      '2026-10-08T09:00 summary',
    ],
  ],
  [
    // The 14th of February is a Saturday that is worked.
    'holiday-2026-spring-festival',
    [
      '2026-02-06T15:00 t-7',
      '2026-02-12T09:00 t-3',
      '2026-02-14T09:00 t-1+start',
      '2026-02-24T09:00 summary',
    ],
  ],
  [
    // Its first three days are rest days, and so is the 31st of October; the last day may still move.
    'season-2026-winter-fire',
    [
      '2026-10-23T15:00 t-7',
      '2026-10-29T09:00 t-3',
      '2026-10-30T15:00 t-1+start',
      '2027-03-16T09:00 summary ?',
    ],
  ],
  [
    'campaign-2026-fire-day',
    [
      '2026-11-02T09:00 t-7',
      '2026-11-06T09:00 t-3+t-1',
      '2026-11-09T09:00 start',
      '2026-11-10T09:00 summary',
    ],
  ],
  [
    'lianghui-2027-national',
    [
      '2027-02-01T09:00 verify ?',
      '2027-02-22T09:00 t-7 ?',
      '2027-02-26T09:00 t-3+t-1 ?',
      '2027-03-01T09:00 start ?',
      '2027-03-16T09:00 summary ?',
    ],
  ],
  [
    'holiday-2027-dragon-boat',
    [
      '2027-05-12T09:00 verify ?',
      '2027-06-02T09:00 t-7 ?',
      '2027-06-04T15:00 t-3 ?',
      '2027-06-08T09:00 t-1+start ?',
      '2027-06-10T09:00 summary ?',
    ],
  ],
  [
    'report-2026-annual-report',
    [
      '2026-01-05T09:00 t-25',
      '2026-01-15T09:00 t-15',
      '2026-01-23T15:00 t-5',
      '2026-01-29T09:00 t-1',
      '2026-01-30T09:00 start',
    ],
  ],
])('%s is spoken of at these times', (id, expected) => {
  expect(pushes(id)).toEqual(expected);
});

test('no push of three years goes out on a rest day, and a moved one goes out before 16:00', () => {
  for (const year of [2025, 2026, 2027]) {
    const calendar = calendarAround(year);
    for (const push of periods(year).flatMap((period) => pushesOf(period, calendar))) {
      expect(isWorkday(calendar, dayOf(push.at)), push.ids[0]).toBe(true);
      expect(['09:00', '15:00']).toContain(clockOf(push.at));
      expect(push.notAfter).toBeGreaterThan(push.at);
    }
  }
});

test('each step of a year has a name of its own, and keeps it when its date moves', () => {
  const idsOf = (year: number) =>
    periods(year).flatMap((period) => pushesOf(period, calendarAround(year)).flatMap(({ ids }) => ids));
  const ids = [2025, 2026, 2027].flatMap(idsOf);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('period#holiday-2027-national-day#t-7');
});

test('a season of seven months is looked after each day until its last', () => {
  const [season] = periods(2026).filter(({ id }) => id === 'season-2026-flood-south');
  if (!season) throw new Error('no such season');
  const all = pushesOf(season, calendarAround(2026), { daily: true, checks: true, watch: true });
  for (const audience of ['units', 'checks', 'watch'] as const)
    expect(dayOf(all.findLast((push) => push.audience === audience)?.at ?? instant(0))).toBe('2026-10-31');
});
