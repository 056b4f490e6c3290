import { expect, test } from 'vitest';
import { caution, freeAt, type Spoken } from '../../../bots/wechat/pace.ts';

const morning = Date.parse('2026-05-12T08:00:00+08:00');
const at = (text: string) => Date.parse(text);
const next = { room: 'r', lane: 'blue' } as const;

/** How long one account takes to say something in so many rooms. */
function span(rooms: number, lane: 'red' | 'blue'): number {
  let spoken: Spoken[] = [];
  let now = morning;
  for (let room = 0; room < rooms; room += 1) {
    now = freeAt(spoken, { room: String(room), lane }, { now, chance: 0.5, rules: caution });
    spoken = [...spoken, { atMs: now, room: String(room) }].slice(-400);
  }
  return now - morning;
}

test('1,300 groups by one account are hours for red, and days for all else: the plan says so', () => {
  const hours = { red: span(1_300, 'red') / 3_600_000, blue: span(1_300, 'blue') / 3_600_000 };
  console.log(`1300 groups over one account: red ${hours.red.toFixed(1)} h, blue ${hours.blue.toFixed(1)} h`);
  expect(hours.red).toBeGreaterThan(2);
  expect(hours.red).toBeLessThan(2.5);
  expect(hours.blue).toBeGreaterThan(4 * 24);
});

test.each([
  ['2026-05-12T23:30:00+08:00', 'blue', '2026-05-13T07:00:00+08:00'],
  ['2026-05-12T03:00:00+08:00', 'blue', '2026-05-12T07:00:00+08:00'],
  ['2026-05-12T03:00:00+08:00', 'answer', '2026-05-12T03:00:00+08:00'],
  ['2026-05-12T03:00:00+08:00', 'red', '2026-05-12T03:00:00+08:00'],
  ['2026-05-12T12:00:00+08:00', 'blue', '2026-05-12T12:00:00+08:00'],
] as const)('at %s %s is said at %s', (now, lane, expected) => {
  expect(freeAt([], { room: 'r', lane }, { now: at(now), chance: 0, rules: caution })).toBe(at(expected));
});

test('the day’s messages are counted, and red is not held back by them', () => {
  const spoken = Array.from({ length: caution.perDay }, (_, place) => ({
    atMs: morning + place * 60_000,
    room: `${place}`,
  }));
  const now = morning + 6 * 3_600_000;
  expect(freeAt(spoken, next, { now, chance: 0, rules: caution })).toBeGreaterThanOrEqual(
    morning + 86_400_000,
  );
  expect(freeAt(spoken, { ...next, lane: 'red' }, { now, chance: 0, rules: caution })).toBeLessThan(
    now + 60_000,
  );
});
