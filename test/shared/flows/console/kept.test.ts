import { expect, test } from 'vitest';
import { keeping } from '../../../../shared/flows/console/kept.ts';
import { world } from '../../../kit/world.ts';

/** A count that takes so many ms of a wall clock that is moved by hand. */
async function counting(tookMs: number, asked: { readonly sameMs?: number } = {}) {
  const town = await world('2026-05-06');
  let [nowMs, counts] = [0, 0];
  const deps = { ...town.house.deps, wall: { ...town.house.deps.wall, now: () => nowMs } };
  const kept = keeping({ keyOf: (key: string) => key, ...asked }, async () => {
    counts += 1;
    nowMs += tookMs;
    return counts;
  });
  return {
    town,
    look: async (key = 'all', anew = false) => (await kept(deps, key, anew)).value,
    passes: (ms: number) => {
      nowMs += ms;
    },
  };
}

test('what is quickly counted is counted anew for everybody', async () => {
  const { look, town } = await counting(5);
  expect([await look(), await look()]).toEqual([1, 2]);
  await town.close();
});

test('a long count is shared for some seconds, then done beside whoever looks, and never shown when it is old', async () => {
  const { look, passes, town } = await counting(500);
  expect([await look(), await look(), await look('other')]).toEqual([1, 1, 2]);
  passes(6_000);
  expect(await look()).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await look()).toBe(3);
  passes(60_000);
  expect(await look()).toBe(4);
  await town.close();
});

test('whoever changed what is counted sees it counted anew, however long it takes', async () => {
  const { look, town } = await counting(500);
  expect([await look(), await look('all', true), await look()]).toEqual([1, 2, 2]);
  await town.close();
});

test('what many look at within a moment is counted once for them, and anew for whoever comes later', async () => {
  const { look, passes, town } = await counting(5, { sameMs: 2_000 });
  expect([await look(), await look()]).toEqual([1, 1]);
  passes(1_990);
  expect(await look()).toBe(1);
  passes(10);
  expect(await look()).toBe(2);
  await town.close();
});
