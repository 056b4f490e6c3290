import { describe, expect, test } from 'vitest';
import { type Broadcast, draft } from '../../../../shared/domain/alerts/broadcast.ts';
import { cannotChase, ladderOf, outOfNight, rungFromFirst } from '../../../../shared/domain/alerts/ladder.ts';
import { confirm, type Roll, undo } from '../../../../shared/domain/alerts/roll.ts';
import type { Colour } from '../../../../shared/domain/alerts/warning.ts';
import { alertId, personId, unitId } from '../../../../shared/domain/ids.ts';
import { HOUR_MS, instant, later, MINUTE_MS, zonedIso } from '../../../../shared/domain/time.ts';

const at = (clock: string) => instant(`2026-05-12T${clock}:00+08:00`);
const audience = { streets: [], kinds: [], units: [] };

function sent(clock: string, ackBy: string | undefined, colour?: Colour): Broadcast {
  const warning = colour && { issuer: 'i', verb: 'v', hazard: 'h', colour, lifted: false };
  const base = draft(
    { id: alertId('al_1'), kind: 'notice', text: 't', audience, ...(warning && { warning }) },
    at(clock),
  );
  return {
    ...base,
    state: 'sent',
    sentAt: at(clock),
    asks: ackBy !== undefined,
    ...(ackBy !== undefined && { ackBy: at(ackBy) }),
  };
}

describe('what is done about silence, and when', () => {
  test.each<[string, Broadcast, readonly string[]]>([
    [
      'an ordinary notice',
      sent('09:00', '13:00'),
      [
        'look-at-delivery 09:05',
        ...['chase 13:00', 'liaison 14:00', 'backup 15:00', 'roll-up 17:00', 'close 13:00'],
      ],
    ],
    [
      'a red warning',
      sent('09:00', '09:30', 'red'),
      [
        'look-at-delivery 09:05',
        ...['chase 09:30', 'liaison 09:40', 'backup 09:50', 'urge 09:55', 'roll-up 10:00'],
        ...['digest 10:30', 'close 09:30'],
      ],
    ],
    [
      'a red warning at night',
      sent('23:00', '23:30', 'red'),
      [
        'look-at-delivery 23:05',
        ...['chase 23:30', 'liaison 23:40', 'backup 23:50', 'urge 23:55', 'roll-up 00:00'],
        ...['digest 00:30', 'close 23:30'],
      ],
    ],
    [
      'an orange one at night',
      sent('23:00', '23:30', 'orange'),
      [
        'look-at-delivery 23:05',
        ...['chase 07:00', 'liaison 07:10', 'backup 07:20', 'urge 07:25', 'roll-up 07:30'],
        ...['digest 08:00', 'close 23:30'],
      ],
    ],
    ['one that asks nothing', sent('09:00', undefined), ['look-at-delivery 09:05', 'close 09:00']],
  ])('%s', (_, broadcast, expected) => {
    expect(
      ladderOf(broadcast).map(({ rung, at: when }) => `${rung} ${zonedIso(when).slice(11, 16)}`),
    ).toEqual(expected);
  });
});

test.each<[string, Broadcast, readonly [number, string][]]>([
  [
    'a notice',
    sent('09:00', '13:00'),
    [
      [0, 'look-at-delivery'],
      [1, 'chase'],
      [2, 'roll-up'],
      [3, 'close'],
    ],
  ],
  [
    'a red warning',
    sent('09:00', '09:30', 'red'),
    [
      [1, 'chase'],
      [2, 'roll-up'],
      [3, 'digest'],
      [4, 'close'],
    ],
  ],
  [
    'one that asks nothing',
    sent('09:00', undefined),
    [
      [0, 'look-at-delivery'],
      [1, 'close'],
      [2, 'over'],
    ],
  ],
])('%s on its way in a table of the first edition goes on where it was', (_, broadcast, rungs) => {
  for (const [before, expected] of rungs)
    expect(ladderOf(broadcast)[rungFromFirst(before, broadcast)]?.rung ?? 'over').toBe(expected);
});

test.each([
  ['21:59', '05-12T21:59'],
  ['22:00', '05-13T07:00'],
  ['06:59', '05-12T07:00'],
  ['07:00', '05-12T07:00'],
])('what would wake people at %s waits until %s', (clock, expected) => {
  expect(zonedIso(outOfNight(at(clock))).slice(5, 16)).toBe(expected);
});

test.each<[string, Broadcast, string, string | undefined]>([
  ['a notice', sent('09:00', '13:00'), '10:00', undefined],
  ['a notice just chased', { ...sent('09:00', '13:00'), chasedAt: at('09:58') }, '10:00', 'just-chased'],
  ['a notice at night', sent('20:00', '21:00'), '22:30', 'night'],
  ['a red warning at night', sent('20:00', '21:00', 'red'), '22:30', undefined],
  ['what asks nothing', sent('09:00', undefined), '10:00', 'asks-nothing'],
  ['what was recalled', { ...sent('09:00', '13:00'), state: 'recalled' }, '10:00', 'not-out'],
])('%s can be chased at that hour, or not', (_, broadcast, clock, why) => {
  expect(cannotChase(broadcast, at(clock))).toBe(why);
});

describe('a unit on the roll', () => {
  const [ann, bob] = [personId('ann'), personId('bob')];
  const roll: Roll = { unit: unitId('u'), name: 'U', street: 's', home: { kind: 'nobody' }, cards: [] };
  const said = { at: at('10:00'), by: ann, how: 'self', through: 'm1' } as const;
  const confirmed = confirm(roll, said, at('09:59'));

  test('the first confirmation counts, and after the deadline as late', () => {
    expect(confirmed.ok && confirmed.next.confirmed?.late).toBe(true);
    expect(confirmed.ok && confirm(confirmed.next, said, undefined)).toEqual({ ok: false, why: 'already' });
    const intime = confirm(roll, said, at('10:00'));
    expect(intime.ok && intime.next.confirmed?.late).toBe(false);
  });

  test('a call in time counts as in time, whenever it is written down', () => {
    const call = confirm(
      roll,
      { ...said, at: later(at('10:00'), HOUR_MS), how: 'phone', calledAt: at('09:50') },
      at('10:00'),
    );
    expect(call.ok && call.next.confirmed?.late).toBe(false);
  });

  test('only who confirmed takes it back, and only for half an hour', () => {
    if (!confirmed.ok) throw new Error('it was confirmed');
    expect(undo(confirmed.next, bob, at('10:01')).ok).toBe(false);
    expect(undo(confirmed.next, ann, later(at('10:00'), 31 * MINUTE_MS)).ok).toBe(false);
    expect(undo(confirmed.next, ann, at('10:30'))).toEqual({ ok: true, next: roll });
    expect(undo(roll, ann, at('10:30')).ok).toBe(false);
  });
});
