import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
});
afterEach(() => town.close());

test.each(['2月30日谁值班', '13月1日谁值班', '6月31日值班表'])(
  '%s: that there is no such day is said',
  async (said) => {
    const [answer] = await town.says('zhou', said);
    expect(answer?.text).toMatch(/没有.*这一天/);
  },
);
