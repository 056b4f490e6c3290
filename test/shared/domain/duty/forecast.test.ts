import { describe, expect, test } from 'vitest';
import { forecast, type Outlook } from '../../../../shared/domain/duty/forecast.ts';
import {
  daysFrom,
  type Place,
  reckoner,
  type Shift,
  type ShiftKind,
  shiftIdOf,
} from '../../../../shared/domain/duty/shift.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, type Day, day, plusDays } from '../../../../shared/domain/time.ts';

const from = day('2026-10-01');
const person = (name: string, role: Place['role']): Place => ({ role, name, person: personId(name) });
const crew = [person('林', 'leader'), person('周', 'main'), person('吴', 'deputy')];

function watch(on: Day, kind: ShiftKind = 'whole', places: readonly Place[] = crew): Shift {
  return { id: shiftId(shiftIdOf(on, kind)), day: on, kind, places, told: [] };
}

const outlook: Outlook = {
  ...{ days: daysFrom(from, plusDays(from, 2)), times: reckoner(), always: true, leaves: [] },
  reaches: (one) => one !== '无',
};
const seen = (shifts: readonly Shift[], more: Partial<Outlook> = {}) =>
  forecast(shifts, { ...outlook, ...more }).map(
    (gap) => `${gap.day.slice(8)} ${gap.kind}${'name' in gap ? ` ${gap.name}` : ''}`,
  );

describe('the bureau is watched round the clock', () => {
  test('no roster at all is said so, and not as many empty days', () => {
    expect(seen([])).toEqual(['01 no-roster']);
  });

  test('a day in between, half a day, and where the roster ends', () => {
    expect(
      seen([watch(from, 'day'), watch(plusDays(from, 2))], { days: daysFrom(from, plusDays(from, 5)) }),
    ).toEqual([...['01 no-night', '02 empty', '04 ends']]);
  });

  test('a watch without leader, without watch, with somebody nobody can reach', () => {
    const shifts = [
      watch(from, 'whole', [person('周', 'main')]),
      watch(plusDays(from, 1), 'whole', [person('林', 'leader')]),
      watch(plusDays(from, 2), 'whole', [
        person('林', 'leader'),
        person('无', 'main'),
        { role: 'deputy', name: '生人' },
      ]),
    ];
    expect(seen(shifts)).toEqual(['01 no-leader', '02 nobody', '03 unreachable 无', '03 unreachable 生人']);
  });
});

test('who has two watches at once, has not slept or is on leave is named on the day it happens', () => {
  const shifts = [
    watch(from, 'night', [person('林', 'leader'), person('周', 'main')]),
    watch(from, 'day', [person('林', 'leader'), person('吴', 'main')]),
    watch(plusDays(from, 1), 'whole', [person('林', 'leader'), person('周', 'main'), person('吴', 'deputy')]),
    watch(plusDays(from, 1), 'night', [person('林', 'leader'), person('吴', 'main')]),
    watch(plusDays(from, 2), 'whole', [person('何', 'leader'), person('孙', 'main')]),
  ];
  const leave = {
    ...{ id: 'l', person: personId('孙'), name: '孙', from: plusDays(from, 2), until: plusDays(from, 2) },
    ...{ state: 'granted' as const, askedAt: at(from, '09:00') },
  };
  expect(new Set(seen(shifts, { leaves: [leave] }))).toEqual(
    new Set(['02 double 林', '02 double 吴', '02 unrested 周', '03 leave 孙']),
  );
});

test('a unit is only looked over on the days of its roster', () => {
  expect(seen([watch(from, 'day', [person('陈', 'main')])], { always: false })).toEqual([]);
});
