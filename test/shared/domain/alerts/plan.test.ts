import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../../shared/domain/alerts/broadcast.ts';
import type { Group, Unit } from '../../../../shared/domain/alerts/cover.ts';
import { keyOf, planOf } from '../../../../shared/domain/alerts/plan.ts';
import { groupId, personId, unitId } from '../../../../shared/domain/ids.ts';

const unit = (id: string, street: string, kind: string, people: readonly string[] = [id]): Unit => ({
  ...{ id: unitId(id), street, kind, active: true },
  ...(people[0] && { liaison: personId(`p-${people[0]}`) }),
  ...(people[1] && { backup: personId(`p-${people[1]}`) }),
});
const group = (id: string, covers: Group['covers'], active = true): Group => ({
  id: groupId(id),
  covers,
  active,
});
const units = [
  unit('a', 'n', 'mall'),
  unit('b', 'n', 'fuel'),
  unit('c', 's', 'mall'),
  unit('d', 's', 'fuel', ['d', 'e']),
];
const everyone: Audience = { streets: [], kinds: [], units: [] };
const north: Group['covers'] = { kind: 'street', street: 'n' };
const all = group('g-all', { kind: 'all' });

function told(audience: Audience, groups: readonly Group[], deaf: readonly string[] = []) {
  const plan = planOf(audience, { units, groups }, (person) => !deaf.includes(person));
  const sent = plan.targets
    .filter(({ first }) => first)
    .map(({ to }) => keyOf(to).replace(/^(group|person)#/, ''));
  return { sent: sent.sort(), lost: plan.unreachable.map(({ id }) => id), reached: plan.reached };
}

describe('who is told where', () => {
  test.each<[string, Audience, readonly Group[], readonly string[], readonly string[], readonly string[]]>([
    [
      'every group all of whose units are meant gets it once',
      everyone,
      [all, group('g-n', north)],
      [],
      ['g-all', 'g-n'],
      [],
    ],
    [
      'a group with others in it does not, and people are told themselves',
      { ...everyone, kinds: ['fuel'] },
      [all, group('g-n', north)],
      [],
      ['p-b', 'p-d', 'p-e'],
      [],
    ],
    [
      'a street’s notice stays in the street',
      { ...everyone, streets: ['n'] },
      [all, group('g-n', north)],
      [],
      ['g-n'],
      [],
    ],
    [
      'a dead group is none',
      { ...everyone, streets: ['n'] },
      [group('g-n', north, false)],
      [],
      ['p-a', 'p-b'],
      [],
    ],
    [
      'the backup is told beside the liaison, or instead',
      { ...everyone, streets: ['s'] },
      [],
      ['p-d'],
      ['p-c', 'p-e'],
      [],
    ],
    [
      'failing its people, a unit is told in the smallest group it is in',
      { ...everyone, kinds: ['fuel'] },
      [all, group('g-n', north)],
      ['p-b'],
      ['g-n', 'p-d', 'p-e'],
      [],
    ],
    ['failing that too, it cannot be reached', { ...everyone, streets: ['n'] }, [], ['p-b'], ['p-a'], ['b']],
    ['units can be named', { ...everyone, units: [unitId('c')] }, [all], [], ['p-c'], []],
    [
      'a group of its own comes first',
      { ...everyone, units: [unitId('c')] },
      [all, group('g-c', { kind: 'units', units: [unitId('c')] })],
      [],
      ['g-c'],
      [],
    ],
    [
      'a group bound to nothing gets nothing',
      everyone,
      [group('g-x', { kind: 'unbound' }), all],
      [],
      ['g-all'],
      [],
    ],
  ])('%s', (...[, audience, groups, deaf, sent, lost]) => {
    expect(told(audience, groups, deaf)).toMatchObject({ sent, lost });
  });
});

test('each unit is on the roll once, in shares that fit a transaction, and the card knows how many it is about', () => {
  const many = Array.from({ length: 100 }, (_, place) => unit(`u${place}`, 'n', 'mall'));
  const { targets } = planOf(everyone, { units: many, groups: [all, group('g-n', north)] }, () => true);
  const rolled = targets.flatMap((target) => target.units);
  expect([rolled.length, new Set(rolled).size]).toEqual([100, 100]);
  expect(Math.max(...targets.map((target) => target.units.length))).toBeLessThanOrEqual(30);
  expect(targets.filter(({ first }) => first).map(({ size }) => size)).toEqual([100, 100]);
  expect(targets.find(({ units: share }) => share.length > 0)?.cards).toEqual(['g-n', 'g-all']);
});

test('one who stands for two units is told once', () => {
  const both = [unit('x', 'n', 'mall', ['x', 'y']), unit('y', 'n', 'mall', ['x'])];
  const { targets, reached } = planOf(everyone, { units: both, groups: [] }, () => true);
  expect(targets.filter(({ first }) => first).map(({ to, units: own }) => [keyOf(to), own])).toEqual([
    ['person#p-x', ['x', 'y']],
    ['person#p-y', []],
  ]);
  expect(reached).toEqual({ units: 2, groups: 0, people: 2, unreachable: 0 });
});
