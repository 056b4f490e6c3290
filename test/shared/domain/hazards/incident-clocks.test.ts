import { expect, test } from 'vitest';
import type { Incident } from '../../../../shared/domain/hazards/incident.ts';
import {
  clocksOf,
  nextReminder,
  remind,
  statutory,
} from '../../../../shared/domain/hazards/incident-clocks.ts';
import { closed, judged, reportedUp } from '../../../../shared/domain/hazards/incident-judged.ts';
import { personId } from '../../../../shared/domain/ids.ts';
import { at, day, type Instant, later, MINUTE_MS } from '../../../../shared/domain/time.ts';

const ten = at(day('2026-05-06'), '10:00');
const one: Incident = {
  ...{ id: 'SG_1', number: 'SG-2026-0001', openedAt: ten, text: '', where: '', kind: 'incident' },
  ...{ state: 'running', alerted: [], seenBy: [], rounds: 1, told: [], limits: statutory },
};
const min = (minutes: number): Instant => later(ten, minutes * MINUTE_MS);

test.each<[string, Partial<Incident>, string, Instant]>([
  ['the unit has an hour from when we heard, while nobody says when its head knew', {}, 'unit', min(60)],
  ['the unit has an hour from when its head knew', { noticedAt: min(-8) }, 'unit', min(52)],
  ['the bureau has two hours from when it heard', { noticedAt: min(-8) }, 'level', min(120)],
  ['a place may be stricter', { limits: { unit: 30, level: 60 } }, 'unit', min(30)],
  ['changed casualties are reported for thirty days', {}, 'casualties', at(day('2026-06-05'), '10:00')],
  [
    'of a fire for seven days from its beginning',
    { nature: 'fire', occurredAt: min(-10) },
    'casualties',
    at(day('2026-05-13'), '09:50'),
  ],
  [
    'once a report went up, the next is due within a day',
    { bureauReportedAt: min(50) },
    'follow',
    later(min(50), 1440 * MINUTE_MS),
  ],
])('%s', (_title, more, name, until) => {
  expect(clocksOf({ ...one, ...more }).find((clock) => clock.name === name)?.until).toBe(until);
});

test('no clock runs on a drill, nor on what was opened before there were clocks', () => {
  const { limits: _limits, ...old } = one;
  expect([clocksOf({ ...one, kind: 'drill' }), clocksOf(old), nextReminder(old)]).toEqual([
    [],
    [],
    undefined,
  ]);
});

test('what is unknown is asked after after a quarter and three quarters of an hour, a time is called before it ends and when it does', () => {
  const heard: unknown[] = [];
  let next = one;
  for (let due = nextReminder(next); due !== undefined && due <= min(120); due = nextReminder(next)) {
    const found = remind(next, due);
    heard.push([
      (due - ten) / MINUTE_MS,
      ...found.reminders.map((of) => ('clock' in of ? `${of.clock.name} ${of.kind}` : of.kind)),
    ]);
    next = found.next;
  }
  expect(heard).toEqual([
    [15, 'chase'],
    [40, 'unit before'],
    [45, 'chase'],
    [60, 'unit over'],
    [80, 'level before'],
    [120, 'level over'],
  ]);
});

test('a time that is kept is not called', () => {
  const done = reportedUp(reported(one, 'unit'), 'bureau', { at: min(30), now: min(30) });
  const found = remind(done.ok ? done.next : one, min(200));
  expect(found.reminders).toEqual([{ kind: 'chase' }]);
});

test('a time that is corrected is called anew', () => {
  const told = remind(one, min(46)).next;
  expect(nextReminder({ ...told, noticedAt: min(5) })).toBe(min(45));
});

test('nobody has reported in the future, a closed one is not closed again, and what may be a drill is judged first', () => {
  expect(reportedUp(one, 'unit', { at: min(1), now: ten })).toEqual({ ok: false, why: 'in-future' });
  expect(closed({ ...one, state: 'closed' }, personId('he'), ten)).toEqual({ ok: false, why: 'closed' });
  expect(closed({ ...one, kind: 'doubtful' }, personId('he'), ten)).toEqual({
    ok: false,
    why: 'judge-first',
  });
  expect(judged({ ...one, kind: 'doubtful' }, 'drill')).toMatchObject({
    next: { kind: 'drill', state: 'closed' },
  });
  expect(judged(one, 'drill')).toEqual({ ok: false, why: 'not-doubtful' });
});

function reported(of: Incident, by: 'unit' | 'bureau'): Incident {
  const done = reportedUp(of, by, { at: ten, now: ten });
  return done.ok ? done.next : of;
}
