import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsWithin } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function lastDay(): Promise<string> {
  const ahead = { from: day('2026-09-20'), until: day('2027-12-31') };
  return (await shiftsWithin(town.house.deps.table, ahead, undefined)).at(-1)?.value.day ?? '';
}

async function turns(said: string): Promise<void> {
  await town.says('zhou', said);
  await town.says('zhou', '以此为准');
}

describe('turns that have gone on once', () => {
  beforeEach(async () => {
    await turns('轮班 周敏、吴海涛、何静 每天一班 从10月1日起');
    await town.comes('2026-09-24', '10:00');
    expect(await lastDay()).toBe('2027-01-12');
  });

  test('go on after others took their place', async () => {
    await turns('轮班 何静、周敏、吴海涛 每天一班 从10月15日起');
    await town.comes('2026-10-08', '10:00');
    expect(await lastDay()).toBe('2027-01-26');
  });

  test('go on when they are begun anew after somebody had stopped them', async () => {
    await town.says('zhou', '停止轮班');
    await turns('轮班 何静、周敏、吴海涛 每天一班 从10月15日起');
    await town.comes('2026-10-08', '10:00');
    expect(await lastDay()).toBe('2027-01-26');
  });
});

test('turns that the roster follows already become a rule all the same', async () => {
  await turns('轮班 周敏、吴海涛、何静 每天一班 从10月1日起');
  await town.says('zhou', '停止轮班');
  await turns('轮班 周敏、吴海涛、何静 每天一班 从10月1日起');
  expect(texts(await town.says('zhou', '停止轮班'))).toMatch(/已停止自动续排。已排到12月29日/);
});
