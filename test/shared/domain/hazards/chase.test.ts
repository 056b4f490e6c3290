import { expect, test } from 'vitest';
import { type Case, register } from '../../../../shared/domain/hazards/case.ts';
import { nextChase } from '../../../../shared/domain/hazards/chase.ts';
import { handOver } from '../../../../shared/domain/hazards/hand-over.ts';
import { look } from '../../../../shared/domain/hazards/schedule.ts';
import { caseNumber, personId } from '../../../../shared/domain/ids.ts';
import { at, DAY_MS, day } from '../../../../shared/domain/time.ts';

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

test('the officer is to ask the department after 7, 15 and 30 days and each month after that, as long as nothing is answered', () => {
  const said = {
    mode: 'clue',
    to: '消防救援机构',
    by: personId('sun'),
    feedbackBy: day('2026-05-21'),
  } as const;
  const given = handOver(base, said, start);
  if (!given.ok) throw new Error(given.why);
  const days: number[] = [];
  let one: Case = given.next;
  for (let due = nextChase(one); due !== undefined && days.length < 5; due = nextChase(one)) {
    days.push((due - start) / DAY_MS);
    one = look(one, due).next;
  }
  expect(days).toEqual([7, 15, 30, 60, 90]);
});
