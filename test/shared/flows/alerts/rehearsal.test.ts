import { expect, test } from 'vitest';
import { day, instant } from '../../../../shared/domain/time.ts';
import { loadPlan } from '../../../../shared/flows/alerts/periods.ts';
import { linesOf } from '../../../../shared/flows/alerts/rehearsal.ts';
import { periodsAround } from '../../../../shared/flows/alerts/year.ts';
import { type Town, world } from '../../../kit/world.ts';
import { district } from './district.ts';
import { first } from './sending.ts';

let town: Town;

test('推演 tells everything that would be sent, when, to whom, in which words and how long it takes, and sends nothing', async () => {
  town = await world('2026-09-20', '10:00');
  const heard = await town.says('zhou', '推演 国庆');
  expect(heard).toHaveLength(1);
  const { text } = first(heard);
  expect(text).toMatch(/^10月1日至10月7日，共\d+次。.*没有发出任何消息/);
  expect(text).toMatch(
    /9月24日09:00 → 12家单位（3个群），约1秒发完\n.*国庆节（10月1日（周四）至10月7日（周三）.*还有7天/,
  );
  expect(text).toMatch(/10月1日16:00 → 12家单位.*\n.*零报告：平安请回复.*共7天/);
  expect(text).toMatch(/16:30、17:00催未报的，17:30汇总/);
  expect(text).toMatch(/10月8日09:00 → 工作人员/);
  expect(town.heardIn('g-all')).toEqual([]);
  await town.comes('2026-09-24', '12:00');
  const [after] = await town.says('lin', '推演 国庆');
  expect(after?.text).toContain('9月24日09:00（已发）');
  const [said] = town.heardIn('g-all').filter((line) => line.startsWith('国庆节'));
  const words = said?.split('\n')[0] ?? 'nothing';
  expect(text).toContain(words);
  await town.close();
});

test('a period of one day is called by its day', async () => {
  town = await world('2026-11-27', '10:00');
  expect(first(await town.says('zhou', '推演 元旦')).text).toMatch(/^1月1日，共/);
  await town.close();
});

test('only the bureau rehearses, and a period nobody knows is said so', async () => {
  town = await world('2026-09-20', '10:00');
  expect(first(await town.says('zhou', '推演 泼水节')).text).toContain('没有找到这个节点');
  await town.says('chen', '推演 国庆');
  expect(town.heard('chen').join()).not.toContain('推演：');
  await town.close();
});

test('a district of two thousand units is rehearsed in seconds', async () => {
  const deps = await district(2_000);
  const now = instant('2026-09-20T10:00:00+08:00');
  const plan = (await loadPlan(deps.table, now)).value;
  const period = periodsAround(day('2026-09-20'), plan).find(({ name }) => name.includes('national-day'));
  if (!period) throw new Error('there is one each year');
  const beganMs = performance.now();
  const lines = await linesOf(deps, period, { plan, now });
  const tookMs = performance.now() - beganMs;
  console.log(`rehearsed in ${Math.round(tookMs)} ms`);
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.some(({ to }) => to.includes('2000家单位'))).toBe(true);
  expect(tookMs).toBeLessThan(5_000);
  await deps.table.close();
});

test('after a period officers read its sum from what is stored, and what is not stored is said to be missing', async () => {
  town = await world('2026-09-30', '10:00');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.comes('2026-10-02', '10:00');
  await town.says('chen', '隐患 二楼灭火器过期');
  await town.says('chen', '平安');
  const early = first(await town.says('zhou', '小结 国庆'));
  expect(early.text).toMatch(
    /国庆节（10月1日至10月7日）.*查岗\d次.*出动检查人次和家数未记录.*隐患1条整改0处、预警0条、事故0起、零报告1家次/,
  );
  await town.comes('2026-10-08', '09:01');
  expect(
    town.heard('zhou').filter((text) => text.includes('国庆节（10月1日至10月7日）已结束，期间值班')),
  ).toHaveLength(1);
  await town.close();
});

test('what officers will be told of a holiday is rehearsed as well: that rosters be collected, and each word to units', async () => {
  town = await world('2026-09-20', '10:00');
  const { text } = first(await town.says('zhou', '推演 国庆'));
  const proposed = /9月24日08:00 → 工作人员3人\n　收集值班表：(.*)/.exec(text)?.[1];
  expect(proposed).toContain('值班表：请12家单位在');
  expect(text).toContain('发出后同样的话告知工作人员3人');
  await town.comes('2026-09-24', '12:00');
  const told = town.heard('he').join('\n');
  expect(told).toContain(proposed);
  expect(told).toMatch(/已向各单位发出国庆节/);
  await town.close();
});
