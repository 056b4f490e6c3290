import { expect, test } from 'vitest';
import { type Case, register } from '../../../../shared/domain/hazards/case.ts';
import { type Incident, nextRound, ring, seen } from '../../../../shared/domain/hazards/incident.ts';
import { look, morningAfter, nextLook, scheduled } from '../../../../shared/domain/hazards/schedule.ts';
import { caseNumber, personId } from '../../../../shared/domain/ids.ts';
import { at, day, later, MINUTE_MS } from '../../../../shared/domain/time.ts';

const start = at(day('2026-05-06'), '10:00');
const base = register(
  {
    number: caseNumber('YH-2026-0001'),
    description: '',
    source: 'public',
    protected: false,
    majorHint: false,
  },
  start,
);
const daily = { isRest: () => false };
const open: Case = scheduled({ ...base, state: 'rectifying', deadline: day('2026-05-09') }, start, daily);

test('a deadline is called to mind before it, that day, and one, three and seven days after, each once', () => {
  const heard: unknown[] = [];
  let one = open;
  for (let due = nextLook(one); due !== undefined; due = nextLook(one)) {
    const found = look(one, due);
    heard.push(found.does);
    one = found.next;
  }
  expect(heard).toEqual(['before', 'today', 'overdue', 'overdue-3', 'overdue-7']);
});

test('after days without a look only the last reminder is told, and the others are known to be missed', () => {
  const found = look(open, at(day('2026-05-20'), '12:00'));
  expect(found).toMatchObject({
    does: 'overdue-7',
    missed: ['before', 'today', 'overdue', 'overdue-3'],
  });
  expect(look(found.next, at(day('2026-05-20'), '12:01')).does).toBeUndefined();
});

test('a deadline a week ahead is called to mind three days before', () => {
  const far = scheduled({ ...open, deadline: day('2026-05-20') }, start, daily);
  expect(look(far, at(day('2026-05-17'), '09:00')).does).toBe('ahead');
});

test('a case of before the third step knew of it is not told late of what was told already', () => {
  const old = { ...open, told: ['before', 'today'] } as const;
  expect(look(old, at(day('2026-05-10'), '09:00'))).toMatchObject({ does: 'overdue', missed: [] });
});

test('what nobody judged in time is asked for again, once', () => {
  const waits = { ...base, verifyBy: later(start, 30 * MINUTE_MS) };
  const found = look(waits, later(start, 30 * MINUTE_MS));
  expect(found.asksAgain).toBe(true);
  expect(nextLook(found.next)).toBeUndefined();
});

test('a deadline of today owes no reminder of yesterday', () => {
  const today = scheduled({ ...open, deadline: day('2026-05-06') }, start, daily);
  expect(look(today, at(day('2026-05-06'), '23:00')).does).toBeUndefined();
  expect(look(today, at(day('2026-05-07'), '09:00')).does).toBe('overdue');
});

test('nothing is owed of what is being re-inspected', () => {
  expect(nextLook({ ...open, state: 'reinspection' })).toBeUndefined();
});

test('who is not on duty hears of a night case in the morning', () => {
  expect(morningAfter(at(day('2026-05-06'), '23:10'))).toBe(at(day('2026-05-07'), '07:00'));
  expect(morningAfter(at(day('2026-05-06'), '03:00'))).toBe(at(day('2026-05-06'), '07:00'));
  expect(morningAfter(start)).toBeUndefined();
  const waits = { ...base, streetAt: at(day('2026-05-07'), '07:00') };
  const found = look(waits, at(day('2026-05-07'), '07:00'));
  expect(found.tellsStreet).toBe(true);
  expect(nextLook(found.next)).toBeUndefined();
});

const fire: Incident = {
  ...{ id: 'SG_1', openedAt: start, text: '着火了', where: '', kind: 'incident', state: 'running' },
  ...{ alerted: [], seenBy: [], rounds: 1, told: [] },
};

test('an alarm nobody answers is given again after three and after ten minutes', () => {
  expect(nextRound(fire)).toBe(later(start, 3 * MINUTE_MS));
  const second = ring(fire, later(start, 3 * MINUTE_MS), []);
  expect(nextRound(second)).toBe(later(start, 10 * MINUTE_MS));
  expect(nextRound(ring(second, later(start, 10 * MINUTE_MS), []))).toBeUndefined();
});

test('rounds that fell due while nobody looked are one', () => {
  expect(nextRound(ring(fire, later(start, 60 * MINUTE_MS), []))).toBeUndefined();
});

test('once somebody knows, or when it is a drill, it rings no more', () => {
  expect(nextRound(seen(fire, personId('lin')))).toBeUndefined();
  expect(nextRound({ ...fire, kind: 'drill' })).toBeUndefined();
});
