import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { loadCase } from '../../../../shared/store/hazards.ts';
import { dengAudits } from '../../../kit/people.ts';
import { answerTo, morning, type Town } from './kit.ts';
import { acts } from './model.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
  await dengAudits(town.house.deps.table);
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
});
afterEach(() => town.close());

test('an auditor reads the ledger, the statistics and the evidence', async () => {
  expect(await answerTo(town, 'deng', '隐患台账')).toContain('YH-2026-0001');
  expect(await answerTo(town, 'deng', '本月隐患统计')).toContain('登记隐患1条');
  for (const said of ['导出台账', '证据包 1']) {
    const heard = [...(await town.says('deng', said)), ...(await town.passes(1))];
    expect(heard.some(({ file, to }) => file && 'person' in to && to.person === 'deng')).toBe(true);
  }
});

test('whatever an auditor tries, nothing changes', async () => {
  const kept = async () => (await loadCase(town.house.deps.table, caseNumber('YH-2026-0001')))?.version;
  await town.says('he', '1属实 一般 三天内整改');
  const before = await kept();
  for (const act of acts) await town.says('deng', act('1'));
  expect(await kept()).toBe(before);
  expect(await answerTo(town, 'deng', '通知 今晚有大风，请加固广告牌')).not.toContain('确认发送');
});
