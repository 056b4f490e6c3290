import { describe, expect, test } from 'vitest';
import { settleLeave } from '../../../../shared/domain/duty/leave.ts';
import { clashOf, freeOn, type Held, heldBy } from '../../../../shared/domain/duty/rest.ts';
import {
  type Role,
  type Shift,
  type ShiftKind,
  shiftFromId,
  shiftIdOf,
} from '../../../../shared/domain/duty/shift.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, day } from '../../../../shared/domain/time.ts';

const zhou = personId('zhou');
const he = personId('he');

function watch(on: string, kind: ShiftKind, role: Role, person = zhou): Shift {
  const id = shiftId(shiftIdOf(day(on), kind));
  return { id, day: day(on), kind, places: [{ role, name: `${person}`, person }], told: [] };
}

const held = (on: string, kind: ShiftKind, role: Role = 'main'): Held => ({
  shift: watch(on, kind, role),
  role,
});

describe('whether somebody can have one more watch', () => {
  test.each([
    [
      'a day watch right after a night watch',
      held('2026-10-01', 'night'),
      held('2026-10-02', 'day'),
      'unrested',
    ],
    ['a night watch after a day off', held('2026-10-01', 'night'), held('2026-10-02', 'night'), undefined],
    ['two whole days in a row', held('2026-10-01', 'whole'), held('2026-10-02', 'whole'), 'unrested'],
    ['a whole day after a day of rest', held('2026-10-01', 'whole'), held('2026-10-03', 'whole'), undefined],
    ['the night of a whole day', held('2026-10-01', 'whole'), held('2026-10-01', 'night'), 'double'],
    [
      'the morning a night watch still runs',
      held('2026-10-01', 'night'),
      held('2026-10-02', 'whole'),
      'unrested',
    ],
    [
      'leading two days in a row',
      held('2026-10-01', 'whole', 'leader'),
      held('2026-10-02', 'whole', 'leader'),
      undefined,
    ],
    [
      'being at call while on watch',
      held('2026-10-01', 'whole', 'standby'),
      held('2026-10-01', 'day'),
      undefined,
    ],
    [
      'a watch before one he already has',
      held('2026-10-02', 'whole'),
      held('2026-10-01', 'night'),
      'unrested',
    ],
  ])('%s', (_, has, wanted, expected) => {
    expect(clashOf([has], wanted)).toBe(expected);
  });

  test('whoever is on leave is not free, and whoever has the night before has not slept', () => {
    const shifts = [watch('2026-10-01', 'night', 'main')];
    const wanted = held('2026-10-02', 'day');
    const leave = {
      ...{ id: 'l', person: he, name: '何静', from: day('2026-10-02'), until: day('2026-10-03') },
      ...{ state: 'granted' as const, askedAt: at(day('2026-09-30'), '09:00') },
    };
    expect(freeOn([zhou, he], wanted, { shifts, leaves: [] })).toEqual([he]);
    expect(freeOn([zhou, he], wanted, { shifts, leaves: [leave] })).toEqual([]);
    expect(heldBy(zhou, shifts)).toHaveLength(1);
  });
});

test('nobody grants his own leave, and nobody grants it twice', () => {
  const asked = {
    ...{ id: 'l', person: he, name: '何静', from: day('2026-10-02'), until: day('2026-10-02') },
    ...{ state: 'asked' as const, askedAt: at(day('2026-09-30'), '09:00') },
  };
  const today = day('2026-10-01');
  expect(settleLeave(asked, { by: he, yes: true, today })).toEqual({ ok: false, why: 'own-leave' });
  const granted = settleLeave(asked, { by: zhou, yes: true, today });
  expect(granted.ok && granted.next.state).toBe('granted');
  expect(granted.ok && settleLeave(granted.next, { by: zhou, yes: false, today })).toEqual({
    ok: false,
    why: 'settled',
  });
});

test('the id of a watch says which it is, of whichever post', () => {
  expect(shiftFromId(shiftIdOf(day('2026-10-01'), 'night', 'unit:u_1'))).toEqual({
    ...{ day: '2026-10-01', kind: 'night', post: 'unit:u_1' },
  });
  expect(shiftFromId('2026-10-01-whole')).toMatchObject({ post: '' });
  expect(shiftFromId('al_1')).toBeUndefined();
});
