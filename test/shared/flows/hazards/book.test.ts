import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSheets } from '../../../../shared/papers/sheets.ts';
import { answerTo, dot, morning, numberIn, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

/** The rows of the workbook somebody got when he asked for it so, its head first. */
async function asked(person: string, said: string, sheet = 0): Promise<string[][]> {
  const heard = [...(await town.says(person, said)), ...(await town.passes(1))];
  const file = heard.find(({ to, file: found }) => found && 'person' in to && to.person === person)?.file;
  if (!file) throw new Error(`no file for ${person}: ${toldTo(person, heard)}`);
  expect(file.name).toMatch(/^隐患台账(?:（.+）)?\d{8}\.xlsx$/);
  const bytes = (await town.house.deps.photos.get(file.key))?.bytes ?? new Uint8Array();
  const read = readSheets(bytes, file.name);
  if (!read.ok) throw new Error(read.why);
  return (
    read.sheets[sheet]?.rows
      .map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
      .filter(([first]) => first !== '') ?? []
  );
}

const numbers = (rows: readonly string[][]) =>
  rows.map((row) => row[1] ?? '').filter((cell) => cell.startsWith('YH-'));

async function three(): Promise<void> {
  await town.says('zhou', '登记专项行动 燃气安全专项整治 5月1日至6月30日 依据江商发〔2026〕5号');
  await town.says('chen', '隐患 万汇广场三楼消防通道堆货', { images: [dot] });
  await town.says('xu', '隐患 惠家超市江湾店配电箱门坏了');
  await town.says('ma', '隐患 灭火器过期');
  await town.passes(1);
  await town.says('he', '1属实 重大 三天内整改');
}

test('an officer gets every case as a row, in the columns of the trade, with its photo', async () => {
  await three();
  const rows = await asked('he', '导出隐患台账');
  const head = rows.find((row) => row[0] === '序号') ?? [];
  for (const title of [
    '检查时间',
    '检查单位',
    '检查人',
    '部位',
    '隐患问题描述',
    '类型',
    '等级',
    '整改要求',
    '整改期限',
    '责任单位',
    '责任人',
    '完成日期',
    '销号情况',
    '来源',
    '整改前照片',
    '整改后照片',
    '整改措施',
    '资金',
    '复查人',
    '备注',
  ])
    expect(head).toContain(title);
  expect(numbers(rows)).toEqual(['YH-2026-0001', 'YH-2026-0002', 'YH-2026-0003']);
  const first = rows.find((row) => row[1] === 'YH-2026-0001') ?? [];
  expect(first[head.indexOf('等级')]).toBe('重大隐患');
  expect(first[head.indexOf('整改前照片')]).toBe('1张');
  expect(first[head.indexOf('核实人')]).toBe('何静');
});

test.each<[string, string[]]>([
  ['导出万汇广场隐患台账', ['YH-2026-0001']],
  ['导出重大隐患台账', ['YH-2026-0001']],
  ['导出江湾街道本月隐患台账', ['YH-2026-0001', 'YH-2026-0002']],
  ['导出超市隐患台账', ['YH-2026-0002']],
  ['导出用电隐患台账', ['YH-2026-0002']],
  ['导出上月隐患台账', []],
  ['导出自查隐患台账', ['YH-2026-0001', 'YH-2026-0002']],
  ['导出已销号隐患台账', []],
  ['导出燃气安全专项整治隐患台账', ['YH-2026-0001', 'YH-2026-0002', 'YH-2026-0003']],
  ['导出冬春火灾防控隐患台账', []],
])('only what was asked for stands in it: %s', async (said, wanted) => {
  await three();
  expect(numbers(await asked('he', said))).toEqual(wanted);
});

test.each<[string, string[]]>([
  ['万汇广场隐患台账', ['YH-2026-0001']],
  ['江湾街道隐患台账', ['YH-2026-0001', 'YH-2026-0002']],
  ['超市隐患台账', ['YH-2026-0002']],
  ['用电隐患台账', ['YH-2026-0002']],
  ['重大隐患台账', ['YH-2026-0001']],
  ['群众反映隐患台账', ['YH-2026-0003']],
  ['自查隐患台账', ['YH-2026-0001', 'YH-2026-0002']],
  ['燃气安全专项整治隐患台账', ['YH-2026-0001', 'YH-2026-0002', 'YH-2026-0003']],
  ['冬春火灾防控隐患台账', []],
  ['江湾街道燃气安全专项整治隐患台账', ['YH-2026-0001', 'YH-2026-0002']],
  ['重大隐患燃气安全专项整治台账', ['YH-2026-0001']],
  ['5月燃气安全专项整治隐患台账', ['YH-2026-0001', 'YH-2026-0002', 'YH-2026-0003']],
  ['4月燃气安全专项整治隐患台账', []],
  ['上月的燃气安全专项整治隐患台账', []],
  ['超期的燃气安全专项整治隐患台账', []],
  ['超市燃气安全专项整治隐患台账', ['YH-2026-0002']],
  ['本周隐患台账', ['YH-2026-0001', 'YH-2026-0002', 'YH-2026-0003']],
  ['上月隐患台账', []],
])('the ledger in the chat names only what was asked for: %s', async (said, wanted) => {
  await three();
  const told = await answerTo(town, 'he', said);
  expect(told.match(/YH-\d{4}-\d{4}/g) ?? []).toEqual(wanted);
});

test('beside the cases stands what each unit made of its own checks', async () => {
  await town.says('chen', '班组日排查，未发现隐患');
  const rows = await asked('he', '导出台账', 1);
  const wanhui = rows.find((row) => row[1] === '万汇广场') ?? [];
  expect(rows.find((row) => row[0] === '序号')).toContain('班组日排查应做');
  expect(wanhui.slice(2)).toEqual(['江湾街道', '1', '1', '100%', '1', '0', '0%', '1', '0', '0%']);
});

test('a unit gets its own, a street its own, a guest none', async () => {
  await three();
  expect(numbers(await asked('xu', '导出台账'))).toEqual(['YH-2026-0002']);
  expect(numbers(await asked('sun', '导出台账'))).toEqual(['YH-2026-0001', 'YH-2026-0002']);
  expect(await answerTo(town, 'guest', '导出隐患台账')).not.toContain('稍后');
});

test('who reported in confidence stands in nobody’s ledger, nor his words in the unit’s', async () => {
  const number = numberIn(await town.says('ma', '举报 万汇广场地下室住人，别说是我说的'));
  await town.passes(1);
  await town.says('he', `${number}属实 一般 三天内整改`);
  const official = await asked('he', '导出台账');
  expect(numbers(official)).toEqual([number]);
  expect(JSON.stringify(official)).not.toContain('马俊');
  const unit = JSON.stringify(await asked('chen', '导出台账'));
  expect(unit).toContain(number);
  expect(unit).not.toMatch(/马俊|别说是我/);
});

test.each<[string, string]>([
  ['万汇广场隐患台账', '隐患台账（万汇广场）'],
  ['江湾街道重大隐患台账', '隐患台账（江湾街道、重大隐患）'],
  ['超市自查隐患台账', '隐患台账（超市、单位自查）'],
  ['超期的燃气安全专项整治隐患台账', '隐患台账（燃气安全专项整治、超期未整改）'],
  ['4月隐患台账', '隐患台账（2026-04-01至2026-04-30登记）'],
])('what a list and a workbook were narrowed to stands in their titles: %s', async (said, title) => {
  await three();
  const [list] = (await town.says('he', said)).filter(({ to }) => 'person' in to && to.person === 'he');
  const head = list?.title ?? list?.text ?? '';
  expect(head).toContain(title);
  expect(head).not.toContain('全区');
  const heard = [...(await town.says('he', `导出${said}`)), ...(await town.passes(1))];
  const file = heard.find(({ file: found }) => found)?.file;
  expect(file?.name).toBe(`${title}20260506.xlsx`);
  const bytes = (await town.house.deps.photos.get(file?.key ?? ''))?.bytes ?? new Uint8Array();
  const read = readSheets(bytes, file?.name ?? '');
  expect(read.ok && read.sheets[0]?.rows[0]?.cells[0]?.text).toContain(title);
});
