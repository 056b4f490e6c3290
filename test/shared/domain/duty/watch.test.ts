import { describe, expect, test } from 'vitest';
import { checkIn, checkInAfterwards, checkInFor } from '../../../../shared/domain/duty/check-in.ts';
import type { Shift } from '../../../../shared/domain/duty/shift.ts';
import { look, missing, nextLook, scheduled } from '../../../../shared/domain/duty/watch.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, clockOf, day, plusDays } from '../../../../shared/domain/time.ts';

const on = day('2026-10-01');
const lin = personId('lin');
const zhou = personId('zhou');
const shift: Shift = {
  id: shiftId('2026-10-01-day'),
  day: on,
  kind: 'day',
  places: [
    { role: 'leader', name: '林', person: lin },
    { role: 'main', name: '周', person: zhou },
  ],
  told: [],
};
const clock = (time: string, days = 0) => at(plusDays(on, days), time);

describe('checking in', () => {
  test.each([
    ['06:29', 'too-early'],
    ['06:30', 'self'],
    ['08:15', 'self'],
    ['08:16', 'late'],
    ['19:59', 'late'],
    ['20:00', 'over'],
  ])('at %s it is %s', (time, expected) => {
    const decided = checkIn(shift, lin, clock(time));
    expect(decided.ok ? decided.place.arrival?.how : decided.why).toBe(expected);
  });

  test('the real time of an early arrival is kept', () => {
    const decided = checkIn(shift, lin, clock('07:02'));
    expect(decided.ok && clockOf(decided.place.arrival?.at ?? clock('00:00'))).toBe('07:02');
  });

  test('nobody arrives twice, and nobody who is not on the roster', () => {
    const once = checkIn(shift, lin, clock('08:00'));
    expect(once.ok && checkIn(once.next, lin, clock('08:01'))).toEqual({ ok: false, why: 'already-here' });
    expect(checkIn(shift, personId('chen'), clock('08:00'))).toEqual({ ok: false, why: 'not-on-roster' });
  });

  test('what another says is kept as said by him, and what is written up later as such', () => {
    const proxy = checkInFor(shift, lin, { by: zhou, now: clock('08:00') });
    expect(proxy.ok && proxy.place.arrival).toMatchObject({ how: 'for', by: zhou });
    expect(checkInAfterwards(shift, lin, { by: zhou, now: clock('12:00') })).toEqual({
      ok: false,
      why: 'not-over',
    });
    const later = checkInAfterwards(shift, lin, { by: zhou, now: clock('09:00', 1) });
    expect(later.ok && later.place.arrival?.how).toBe('afterwards');
  });
});

describe('what a watch owes', () => {
  test('minute by minute each step comes once', () => {
    const done: string[] = [];
    let now = scheduled(shift, clock('12:00', -1));
    for (let next = nextLook(now); next !== undefined; next = nextLook(now)) {
      const seen = look(now, next);
      done.push(...seen.does.map((step) => `${clockOf(next ?? clock('00:00'))} ${step}`));
      expect(look(seen.next, next).does).toEqual([]);
      now = seen.next;
    }
    expect(done).toEqual([
      '18:00 evening',
      '07:30 before',
      '08:15 absent-15',
      '08:30 absent-30',
      '09:00 absent-60',
      '19:50 handover',
      '20:00 end',
      '20:20 handover-20',
      '20:30 handover-30',
    ]);
  });

  test('after a gap only the highest rung is climbed, and what is past its use is told as missed', () => {
    const seen = look(scheduled(shift, clock('12:00', -1)), clock('09:10'));
    expect(seen.does).toEqual(['absent-60']);
    expect(seen.missed).toEqual(['evening', 'before']);
  });

  test('a watch put on the roster today owes nothing from yesterday', () => {
    const fresh = scheduled(shift, clock('08:20'));
    expect(look(fresh, clock('08:20'))).toMatchObject({ does: [], missed: [] });
    expect(nextLook(fresh)).toBe(clock('08:30'));
  });

  test('only those who have not arrived are missing', () => {
    const arrived = checkIn(shift, lin, clock('08:00'));
    expect(arrived.ok && missing(arrived.next).map(({ name }) => name)).toEqual(['周']);
  });
});
