import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { birthOfCounts } from '../../../shared/store/counting.ts';
import { keys } from '../../../shared/store/keys.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { dengAudits } from '../../kit/people.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('xu', '隐患 仓库灭火器过期');
  await town.says('gao', '隐患 拆解车间地面有油');
  await town.says('sun', '2属实 一般 三天内整改');
  await town.comes('2026-06-10', '10:00');
  await town.says('chen', '隐患 地下车库积水');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const figuresOf = (visit: Visit, query = '') => visit.get(`/console/figures${query}`);
const heads = '街道 待核实 已核实，待派单 整改中 待复查 已销号 不属实 重复 已撤销 已移交待反馈';

test('the figures say what they count: all, to this day, and how many of them are overdue', async () => {
  const { text } = await figuresOf(zhou);
  expect(text).toContain(`隐患按街道和状态（全部，截至2026-06-10） ${heads} 其中超期未改 合计`);
  expect(text).toMatch(
    /北苑街道 1 0 0 0 0 0 0 0 0 0 1 江湾街道 2 0 1 0 0 0 0 0 0 1 3 合计 3 0 1 0 0 0 0 0 0 1 4/,
  );
});

test('those of some days are counted as the chat counts them, and a workbook says of which days', async () => {
  const query = '?from=2026-05-01&until=2026-05-31';
  const { text, html } = await figuresOf(zhou, query);
  expect(text).toContain(`隐患按街道和状态（登记于2026-05-01至2026-05-31） ${heads} 合计`);
  expect(text).toMatch(/合计 2 0 1 0 0 0 0 0 0 3/);
  expect(html).toContain('aria-label="各街道隐患数：北苑街道1；江湾街道2"');
  const [said] = await town.says('zhou', '5月隐患统计');
  expect(said?.text).toMatch(/登记隐患3条.*整改中1条.*待核实2条/s);
  const { Sheets, SheetNames } = read(
    await zhou.bytes(`/console/workbook?page=${encodeURIComponent(`/console/figures${query}`)}`),
  );
  expect(SheetNames[0]).toBe('隐患按街道和状态');
  const rows = utils.sheet_to_json<(string | number)[]>(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
  expect(rows[0]).toEqual(['隐患按街道和状态（登记于2026-05-01至2026-05-31）']);
  expect(rows.at(-1)).toEqual(['合计', 2, 0, 1, 0, 0, 0, 0, 0, 0, 3]);
});

test('days in the middle of a month, one year back and days that make no sense', async () => {
  expect((await figuresOf(zhou, '?from=2026-06-10')).text).toMatch(/合计 1 0 0 0 0 0 0 0 0 1/);
  expect((await figuresOf(zhou, '?until=2026-05-05')).text).toContain('这段时间没有登记的隐患');
  const untilMay = (await figuresOf(zhou, '?until=2026-05-31')).text;
  expect(untilMay).toContain('隐患按街道和状态（登记于2026-05-31及以前）');
  expect((await figuresOf(zhou, '?from=2025-05-01&until=2025-05-31')).text).toContain(
    '这段时间没有登记的隐患',
  );
  const { text } = await figuresOf(zhou, '?from=2026-06-10&until=2026-05-01');
  expect(text).toContain('“登记至”2026-05-01早于“登记自”2026-06-10，没有统计');
  expect(text).not.toContain('合计');
  expect((await figuresOf(zhou, '?from=2026-13-45')).text).toContain('全部，截至2026-06-10');
});

test('a street sees its own, whatever days are asked', async () => {
  const sun = await enters(town, 'sun');
  for (const query of ['', '?from=2026-01-01']) {
    const { text } = await figuresOf(sun, query);
    expect(text).toContain('江湾街道 2');
    expect(text).not.toContain('北苑街道');
  }
});

test('every ledger there is in chat is asked for here, and answered', async () => {
  const files = ['隐患台账', '挂牌督办台账', '双报告台账', '移交、函送、抄告台账', '研判台账'].concat([
    '签到查岗台账',
    '交接班日志',
    '值守履职表',
  ]);
  for (const label of files)
    expect((await zhou.sends(await figuresOf(zhou), label)).text, label).toContain('正在生成');
  const answers = {
    本年隐患统计: '全区隐患统计',
    本月日周月排查: '排查完成情况',
    事故台账: '没有正在处置的事件',
  };
  for (const [label, words] of Object.entries(answers))
    expect((await zhou.sends(await figuresOf(zhou), label)).text, label).toContain(words);
  expect((await figuresOf(await enters(town, 'sun'))).html).not.toContain('研判台账');
});

test('an auditor reads the ledgers of all watches, not of none', async () => {
  await dengAudits(town.house.deps.table);
  const [ofOfficer] = await town.says('zhou', '签到台账 5月');
  const [ofAuditor] = await town.says('deng', '签到台账 5月');
  expect(ofOfficer?.text).toContain('未签到');
  expect(ofAuditor?.text).toContain('未签到');
});

test('while an older table is being counted its figures say that they are not all', async () => {
  const { table } = town.house.deps;
  await table.transact(birthOfCounts().slice(1));
  expect((await figuresOf(zhou)).text).toContain('还在清点');
  await table.transact([{ kind: 'delete', key: keys.step('hazards', 'count-cases'), seen: 1 }]);
});
