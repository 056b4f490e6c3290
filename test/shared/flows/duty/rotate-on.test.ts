import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personId } from '../../../../shared/domain/ids.ts';
import { day, dayOf, plusDays } from '../../../../shared/domain/time.ts';
import { loadPerson, putPerson } from '../../../../shared/store/directory.ts';
import { shiftsOf, shiftsWithin } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function mains(from: string, until: string): Promise<string[]> {
  const stored = await shiftsWithin(town.house.deps.table, { from: day(from), until: day(until) }, undefined);
  return stored.map(({ value }) => value.places.find(({ role }) => role === 'main')?.name ?? '');
}

async function lastDay(): Promise<string> {
  const ahead = { from: day('2026-09-20'), until: day('2027-12-31') };
  return (await shiftsWithin(town.house.deps.table, ahead, undefined)).at(-1)?.value.day ?? '';
}

async function turns(said = '轮班 周敏、吴海涛、何静 每天一班 从10月1日起'): Promise<string> {
  const shown = texts(await town.says('zhou', said));
  await town.says('zhou', '以此为准');
  return shown;
}

describe('turns without an end', () => {
  test('say that they go on, and are always made further ahead than the forecast looks', async () => {
    expect(await turns()).toMatch(/没有写到哪天为止：确认后自动往后续排/);
    expect(await lastDay()).toBe('2026-12-29');
    await town.comes('2026-11-20', '10:00');
    expect((await lastDay()) > plusDays(dayOf(town.house.now()), 90)).toBe(true);
    expect(await mains('2026-12-27', '2027-01-02')).toEqual([
      ...['周敏', '吴海涛', '何静'],
      ...['周敏', '吴海涛', '何静'],
      '周敏',
    ]);
    expect(texts(await town.says('zhou', '预测'))).not.toMatch(/起还没有排班/);
  });

  test('leave alone what somebody has put down himself', async () => {
    await turns();
    await town.says('zhou', '2027年1月2日 带班林国栋 值班何静');
    await town.says('zhou', '以此为准');
    await town.comes('2026-11-20', '10:00');
    const [stored] = await shiftsOf(town.house.deps.table, day('2027-01-02'));
    expect(stored?.value.places.map(({ name }) => name)).toEqual(['林国栋', '何静']);
    expect(await mains('2027-01-03', '2027-01-03')).toHaveLength(1);
  });

  test('by weeks go on with the week that is not over', async () => {
    await turns('轮班 周敏、吴海涛、何静 每周一换 从10月1日起');
    await town.comes('2026-11-20', '10:00');
    const weeks = await mains('2026-12-21', '2027-01-17');
    const byWeek = [0, 7, 14, 21].map((from) => new Set(weeks.slice(from, from + 7)));
    expect(byWeek.map(({ size }) => size)).toEqual([1, 1, 1, 1]);
    expect(new Set(weeks).size).toBe(3);
  });

  test('end when somebody says so, and what is made stays', async () => {
    await turns();
    expect(texts(await town.says('zhou', '停止轮班'))).toMatch(/已停止自动续排。已排到12月29日/);
    await town.comes('2026-11-20', '10:00');
    expect(await lastDay()).toBe('2026-12-29');
    expect(texts(await town.says('zhou', '停止轮班'))).toMatch(/现在没有自动续排的轮班/);
  });

  test('do not go on with somebody who is gone, and say so', async () => {
    await turns();
    const stored = await loadPerson(town.house.deps.table, personId('he'));
    if (stored)
      await town.house.deps.table.transact(putPerson({ ...stored.value, active: false }, stored.version));
    const heard = await town.comes('2026-09-24', '10:00');
    const told = heard.filter(({ title }) => title === '轮班没有续排');
    expect(told.map(({ to }) => to)).toEqual([{ person: 'zhou' }]);
    expect(told[0]?.text).toMatch(/轮班只排到12月29日（周二）：何静已不在名录里/);
  });

  test('with an end are no rule', async () => {
    expect(await turns('轮班 周敏、吴海涛、何静 每天一班 10月1日至10月31日')).not.toMatch(/自动往后续排/);
    await town.comes('2026-11-20', '10:00');
    expect(await lastDay()).toBe('2026-10-31');
  });
});
