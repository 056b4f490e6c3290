import { expect, test } from 'vitest';
import { type Period, type PeriodInputs, periodsOf } from '../../../../shared/domain/alerts/periods.ts';
import { day } from '../../../../shared/domain/time.ts';
import { calendarAround } from '../../../../shared/feeds/calendar/holidays.ts';
import { recurringIn, reportedLianghui } from '../../../../shared/feeds/calendar/periods.ts';

function inputs(year: number, more: Partial<PeriodInputs> = {}): PeriodInputs {
  return {
    calendar: calendarAround(year),
    lianghui: reportedLianghui,
    recurring: recurringIn(['north']),
    own: [],
    ...more,
  };
}

function shown({ name, start, end, status, endStatus }: Period): string {
  return [name, start.slice(5), end, status, endStatus].join(' ');
}

test('2026 has exactly these periods in the north', () => {
  expect(periodsOf(2026, inputs(2026)).map(shown)).toEqual([
    'new-year 01-01 2026-01-03 confirmed confirmed',
    'annual-report 01-30 2026-01-30 confirmed confirmed',
    'spring-festival 02-15 2026-02-23 confirmed confirmed',
    'lianghui 03-04 2026-03-12 tentative tentative',
    'qingming 04-04 2026-04-06 confirmed confirmed',
    'security-day 04-15 2026-04-15 confirmed confirmed',
    'labour-day 05-01 2026-05-05 confirmed confirmed',
    'disaster-day 05-12 2026-05-12 confirmed confirmed',
    'flood-north 06-01 2026-09-30 confirmed confirmed',
    'heat 06-01 2026-09-30 confirmed confirmed',
    'safety-month 06-01 2026-06-30 confirmed confirmed',
    'consultation-day 06-16 2026-06-16 tentative tentative',
    'dragon-boat 06-19 2026-06-21 confirmed confirmed',
    'mid-autumn 09-25 2026-09-27 confirmed confirmed',
    'national-day 10-01 2026-10-07 confirmed confirmed',
    'winter-fire 11-01 2027-03-15 confirmed tentative',
    'fire-month 11-01 2026-11-30 confirmed confirmed',
    'fire-day 11-09 2026-11-09 confirmed confirmed',
    'cold 11-15 2027-03-15 confirmed confirmed',
    'safety-law-week 12-01 2026-12-07 confirmed confirmed',
  ]);
});

test('the holidays and the sessions of 2027 are tentative, and no make-up day is named', () => {
  const found = periodsOf(2027, inputs(2027)).filter(({ kind }) => kind === 'holiday' || kind === 'lianghui');
  expect(found.map(shown)).toEqual([
    'new-year 01-01 2027-01-01 tentative tentative',
    'spring-festival 02-05 2027-02-08 tentative tentative',
    'lianghui 03-01 2027-03-15 tentative tentative',
    'qingming 04-05 2027-04-05 tentative tentative',
    'labour-day 05-01 2027-05-02 tentative tentative',
    'dragon-boat 06-09 2027-06-09 tentative tentative',
    'mid-autumn 09-15 2027-09-15 tentative tentative',
    'national-day 10-01 2027-10-03 tentative tentative',
  ]);
  expect(found.filter(({ makeUp }) => makeUp)).toEqual([]);
});

test('a holiday names the weekend days that are worked for it', () => {
  const national = periodsOf(2026, inputs(2026)).find(({ id }) => id === 'holiday-2026-national-day');
  expect(national?.makeUp).toEqual(['2026-09-20', '2026-10-10']);
});

test('once a person confirmed the sessions, they and the end of the winter fire season are sure', () => {
  const confirmed = {
    opens: day('2027-03-04'),
    closes: day('2027-03-11'),
    confirmed: true,
    source: 'officer',
  };
  const lianghui = [...reportedLianghui, { year: 2027, ...confirmed }];
  const winterFire = periodsOf(2026, inputs(2026, { lianghui })).find(({ name }) => name === 'winter-fire');
  const sessions = periodsOf(2027, inputs(2027, { lianghui })).find(({ kind }) => kind === 'lianghui');
  expect(winterFire && shown(winterFire)).toBe('winter-fire 11-01 2027-03-11 confirmed confirmed');
  expect(sessions && shown(sessions)).toBe('lianghui 03-04 2027-03-11 confirmed confirmed');
});

test('the south has its floods earlier, the coast has typhoons', () => {
  const names = periodsOf(2026, inputs(2026, { recurring: recurringIn(['south', 'coast']) })).map(
    ({ name }) => name,
  );
  expect(names).toContain('flood-south');
  expect(names).toContain('typhoon');
  expect(names).not.toContain('flood-north');
});

test('a period the bureau entered itself is one of its year, and takes the place of the one it names', () => {
  const own: Period = {
    ...{ id: 'season-2026-heat', kind: 'own', name: '高温季', source: 'officer' },
    ...{ start: day('2026-06-20'), end: day('2026-08-31'), status: 'confirmed', endStatus: 'confirmed' },
  };
  const found = periodsOf(2026, inputs(2026, { own: [own] })).filter(({ id }) => id === own.id);
  expect(found).toEqual([own]);
});
