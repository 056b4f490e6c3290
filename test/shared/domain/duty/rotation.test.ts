import { describe, expect, test } from 'vitest';
import type { DayKinds } from '../../../../shared/domain/duty/fairness.ts';
import { carriedBy } from '../../../../shared/domain/duty/fairness.ts';
import { isOnLeave, type Leave } from '../../../../shared/domain/duty/leave.ts';
import { clashOf, heldBy } from '../../../../shared/domain/duty/rest.ts';
import {
  type Rotation,
  rotate,
  type Surroundings,
  type Turned,
} from '../../../../shared/domain/duty/rotation.ts';
import {
  daysFrom,
  isRunning,
  type Shift,
  type ShiftKind,
  shiftIdOf,
} from '../../../../shared/domain/duty/shift.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, day, HOUR_MS, later, plusDays, weekdayOf } from '../../../../shared/domain/time.ts';
import { chances } from '../../../kit/platform.ts';

const from = day('2026-09-25');
const hand = (name: string) => ({ name, person: personId(name) });
const team = ['赵', '孙', '周', '吴', '郑', '何'].map(hand);
const holidays = ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'].map(day);
const makeUp = day('2026-09-27');
const on: DayKinds = (one) => {
  if (holidays.includes(one)) return 'holiday';
  return weekdayOf(one) > 5 && one !== makeUp ? 'rest' : 'work';
};
const alone: Surroundings = { on, leaves: [], shifts: [], carried: new Map() };
const plain: Rotation = {
  ...{ from, until: plusDays(from, 13), kinds: ['whole'], turn: 'watch', fair: false, skips: [], fixed: [] },
  lists: [{ role: 'main', on: 'all', people: team.slice(0, 3), paired: false }],
};

const namesOf = (turned: readonly Turned[]) => turned.map(({ who }) => who?.name ?? '空').join('');
const away = (name: string, first: string, last = first): Leave => ({
  ...{ id: `${name}${first}`, person: personId(name), name, from: day(first), until: day(last) },
  ...{ state: 'granted', askedAt: at(from, '08:00') },
});

describe('turns', () => {
  test.each<[string, Partial<Rotation>, Partial<Surroundings>, string]>([
    ['one after the other, a watch each', {}, {}, '赵孙周赵孙周赵孙周赵孙周赵孙'],
    ['change on Mondays', { turn: 'week' }, {}, '赵赵赵孙孙孙孙孙孙孙周周周周'],
    ['of three days each', { turn: 3 }, {}, '赵赵赵孙孙孙周周周赵赵赵孙孙'],
    [
      'who is on leave stays first in turn',
      {},
      { leaves: [away('赵', '2026-09-25', '2026-09-27')] },
      '孙周孙赵周孙赵周孙赵周孙赵周',
    ],
    [
      'a day away within a week is another’s, and the week stays his',
      { turn: 'week' },
      { leaves: [away('孙', '2026-09-30')] },
      '赵赵赵孙孙周孙孙孙孙周周周周',
    ],
    [
      'a day that is somebody’s is his, and nobody stands twice in a row',
      { fixed: [{ day: day('2026-09-26'), role: 'main', who: hand('赵') }] },
      {},
      '孙赵周赵孙周赵孙周赵孙周赵孙',
    ],
    ['holidays that are arranged otherwise stay out', { skips: ['holiday'] }, {}, '赵孙周赵孙周赵孙周'],
    [
      'holidays have a list of their own, a make-up day is a working day',
      {
        lists: [
          { role: 'main', on: 'all', people: team.slice(0, 3), paired: false },
          { role: 'main', on: 'holiday', people: team.slice(3), paired: false },
        ],
      },
      {},
      '吴赵孙周赵孙郑何吴郑周赵孙周',
    ],
    [
      'nobody free is a hole, not a person who has not slept',
      {
        until: plusDays(from, 3),
        lists: [{ role: 'main', on: 'all', people: team.slice(0, 1), paired: false }],
      },
      {},
      '赵空赵空',
    ],
  ])('%s', (_title, rotation, around, expected) => {
    expect(namesOf(rotate({ ...plain, ...rotation }, { ...alone, ...around }))).toBe(expected);
  });

  test('the next in turn is deputy', () => {
    const [list] = plain.lists;
    const paired = { ...plain, until: plusDays(from, 2), lists: list ? [{ ...list, paired: true }] : [] };
    expect(namesOf(rotate(paired, alone))).toBe('赵孙孙周周赵');
  });

  test('by weight whoever carried least is next, and holidays are spread', () => {
    const fair = {
      ...plain,
      until: plusDays(from, 60),
      fair: true,
      lists: plain.lists.map((list) => ({ ...list, people: team })),
    };
    const turned = rotate(fair, { ...alone, carried: new Map([['赵', 12]]) });
    expect(namesOf(turned).slice(0, 5)).not.toContain('赵');
    const carried = [...carriedBy(shiftsOf(turned), on)].map(
      ([who, weight]) => weight + (who === '赵' ? 12 : 0),
    );
    expect(Math.max(...carried) - Math.min(...carried)).toBeLessThanOrEqual(5);
  });
});

function shiftsOf(turned: readonly Turned[]): Shift[] {
  const found = new Map<string, Shift>();
  for (const { day: one, kind, role, who } of turned) {
    const id = shiftId(shiftIdOf(one, kind));
    const before = found.get(id) ?? { id, day: one, kind, places: [], told: [] };
    found.set(id, who ? { ...before, places: [...before.places, { role, ...who }] } : before);
  }
  return [...found.values()];
}

describe.each(Array.from({ length: 16 }, (_, seed) => seed))('any rules, any leave %i', (seed) => {
  const random = chances(seed);
  const pick = <T>(all: readonly T[]): T => {
    const found = all[Math.floor(random() * all.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const kinds = pick<readonly ShiftKind[]>([['whole'], ['day', 'night']]);
  const until = plusDays(from, 40);
  const leaves = Array.from({ length: 4 }, (): Leave => {
    const first = plusDays(from, Math.floor(random() * 38));
    return away(pick(team).name, first, plusDays(first, Math.floor(random() * 3)));
  });
  const fixed = [1, 2, 3].map((nth) => ({
    ...{ day: plusDays(from, nth * 9), role: 'main' as const, who: pick(team) },
  }));
  const rotation: Rotation = {
    ...{
      from,
      until,
      kinds,
      turn: pick(['watch', 'week', 2] as const),
      fair: random() < 0.3,
      skips: [],
      fixed,
    },
    lists: [{ role: 'main', on: 'all', people: team, paired: random() < 0.5 }],
  };
  const turned = rotate(rotation, { ...alone, leaves });
  const shifts = shiftsOf(turned);

  test('every instant has exactly one main watch, and the days that are somebody’s are his', () => {
    for (let now = at(from, '08:00'); now < at(plusDays(until, 1), '08:00'); now = later(now, 4 * HOUR_MS)) {
      const running = shifts.filter((shift) => isRunning(shift, now));
      expect(running).toHaveLength(1);
      const mains = running.flatMap(({ places }) => places.filter(({ role }) => role === 'main'));
      expect(mains).toHaveLength(1);
    }
    for (const { day: one, who } of fixed)
      for (const { places } of shifts.filter((shift) => shift.day === one))
        expect(places.find(({ role }) => role === 'main')?.person).toBe(who.person);
  });

  test('nobody is put down on his leave, twice at once, or unrested where a turn is one watch', () => {
    const turns = shifts.filter((shift) => !fixed.some((one) => one.day === shift.day));
    const held = turns.flatMap((shift) =>
      shift.places.flatMap(({ person, role }) => (person ? [{ person, role, shift }] : [])),
    );
    const wrong = held.filter(({ person, role, shift }) => {
      const isAway = leaves.some((leave) => isOnLeave(leave, person, shift.day));
      const clash = clashOf(
        heldBy(
          person,
          shifts.filter((other) => other !== shift),
        ),
        { shift, role },
      );
      return isAway || (rotation.turn === 'watch' ? clash !== undefined : clash === 'double');
    });
    expect(wrong).toEqual([]);
  });

  test('in whatever order leave and days were told', () => {
    const turnedAgain = rotate(
      { ...rotation, fixed: [...fixed].reverse() },
      { ...alone, leaves: [...leaves].reverse() },
    );
    expect(turnedAgain.map((one) => JSON.stringify(one)).sort()).toEqual(
      turned.map((one) => JSON.stringify(one)).sort(),
    );
    expect(daysFrom(from, until).every((one) => shifts.some((shift) => shift.day === one))).toBe(true);
  });
});
