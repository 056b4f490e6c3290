import { expect, test } from 'vitest';
import type { Lane } from '../../../../shared/domain/decision.ts';
import {
  freeAt,
  givenBack,
  meterOf,
  packed,
  remembered,
  spanMs,
  started,
  unpacked,
} from '../../../../shared/domain/delivery/windows.ts';
import { limitsOf } from '../../../../shared/domain/delivery.ts';

const feishu = limitsOf('feishu').perCall;

/** Starts as early as the windows allow, one after another. */
function walk(lane: Lane, count: number, slackMs: number): number {
  let meter = meterOf(feishu, slackMs);
  let wallMs = 1_000_000;
  for (let nth = 0; nth < count; nth += 1) {
    wallMs = Math.max(wallMs, freeAt(meter, lane));
    meter = started(meter, { lane, wallMs });
  }
  return wallMs - 1_000_000;
}

test.each([
  ['red', 1_300, 65_000],
  ['red', 2_000, 79_000],
  ['red', 5_000, 259_000],
  ['blue', 600, 23_000],
  ['blue', 5_000, 487_000],
] as const)(
  'the finishing time told for a %s broadcast to %i is what the windows allow',
  (lane, count, ms) => {
    expect(spanMs({ windows: feishu, slackMs: 0 }, lane, count)).toBe(ms);
    expect(walk(lane, count, 0)).toBe(ms);
    expect(walk(lane, count, 200)).toBe(spanMs({ windows: feishu, slackMs: 200 }, lane, count));
  },
);

test('twenty thousand groups take nineteen minutes and nineteen seconds', () => {
  expect(spanMs({ windows: feishu, slackMs: 0 }, 'red', 20_000)).toBe(1_159_000);
});

test('a lane that is full leaves the others free', () => {
  let meter = meterOf(feishu, 0);
  for (let nth = 0; nth < 25; nth += 1) meter = started(meter, { lane: 'blue', wallMs: 100 });
  expect(freeAt(meter, 'blue')).toBe(1_100);
  expect(freeAt(meter, 'answer')).toBe(0);
  for (let nth = 0; nth < 20; nth += 1) meter = started(meter, { lane: 'answer', wallMs: 200 });
  expect(freeAt(meter, 'answer')).toBe(1_100);
  expect(freeAt(meter, 'red')).toBe(0);
});

test('who takes over knows what was started in the last minute, and nothing older', () => {
  const starts = [
    { lane: 'red', wallMs: 1_000 },
    { lane: 'blue', wallMs: 50_000 },
    { lane: 'answer', wallMs: 50_000 },
    { lane: 'blue', wallMs: 61_500 },
  ] as const;
  const meter = meterOf(feishu, 0, starts);
  expect(unpacked(packed(remembered(meter, 61_600)))).toEqual(starts.slice(1));
  expect(unpacked('')).toEqual([]);
});

test('a robot of one group stays below its twenty a minute', () => {
  const { perAddress, slackMs } = limitsOf('wecom');
  expect(spanMs({ windows: perAddress, slackMs }, 'blue', 19)).toBeGreaterThanOrEqual(60_000);
  expect(spanMs({ windows: limitsOf('sandbox').perCall, slackMs: 0 }, 'blue', 5_000)).toBe(0);
});

test('what the platform turned away at its gate leaves its place to the next', () => {
  let meter = meterOf(feishu, 0);
  for (let nth = 0; nth < 50; nth += 1) meter = started(meter, { lane: 'red', wallMs: 100 });
  expect(freeAt(meter, 'red')).toBe(1_100);
  const freed = givenBack(meter, { lane: 'red', wallMs: 100 });
  expect(freeAt(freed, 'red')).toBe(0);
  expect(freeAt(started(freed, { lane: 'red', wallMs: 150 }), 'red')).toBe(1_100);
  expect(givenBack(meter, { lane: 'blue', wallMs: 100 })).toBe(meter);
});
