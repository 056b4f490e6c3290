import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyCase } from '../../../../infra/bench/many-cases.ts';
import { readSheets } from '../../../../shared/papers/sheets.ts';
import type { Engine, Row, Table } from '../../../../shared/store/table.ts';
import { answerTo, morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(
    ['guest', '隐患 万汇广场三楼安全出口上锁'],
    ['guest', '隐患 万汇广场后厨燃气软管老化'],
    ['guest', '隐患 北街加油站卸油区有人抽烟'],
    ['guest', '隐患 万汇广场二楼灭火器过期'],
    ['he', '1属实 重大 二十天内整改'],
    ['he', '2属实 重大 二十天内整改'],
    ['he', '3属实 一般 三天内整改'],
    ['he', '4属实 一般 三天内整改'],
    ['wu', '1挂牌督办 处级 文号：临商督〔2026〕3号'],
    ['chen', '2已报区应急局'],
    ['he', '3抄告市场监管局，文号：临商抄〔2026〕2号，5月20日前反馈'],
  );
});
afterEach(() => town.close());

const asks = async (person: string, text: string) =>
  (await town.says(person, text))
    .filter(({ to }) => 'person' in to && to.person === person)
    .map((card) => `${card.title ?? ''}\n${card.text}`)
    .join('\n');
const numbersIn = (text: string) =>
  [...new Set(text.match(/YH-\d{4}-\d{4}/g) ?? [])].map((one) => one.at(-1));

test.each<[string, string[], RegExp]>([
  ['挂牌督办台账', ['1'], /隐患台账（挂牌督办[\s\S]*处级挂牌临商督〔2026〕3号/],
  ['重大隐患挂牌督办台账', ['1'], /挂牌督办/],
  ['挂牌督办清单', ['1'], /挂牌督办/],
  ['移交清单', ['3'], /移交、函送、抄告/],
  ['隐患台账 挂牌督办 江湾街道', ['1'], /江湾街道、挂牌督办/],
  [
    '双报告台账',
    ['1', '2'],
    /双报告[\s\S]*主管部门未报告；职代会未报告[\s\S]*主管部门2026-05-06；职代会未报告/,
  ],
  ['重大隐患双报告台账', ['1', '2'], /双报告/],
  ['移交台账', ['3'], /移交、函送、抄告[\s\S]*市场监管局；临商抄〔2026〕2号；2026-05-20前反馈/],
  ['抄告台账', ['3'], /移交、函送、抄告/],
  ['函送台账', ['3'], /移交、函送、抄告/],
  ['本月移交台账', ['3'], /移交、函送、抄告/],
  ['北苑街道移交台账', ['3'], /北苑街道、移交、函送、抄告/],
  ['江湾街道移交台账', [], /江湾街道、移交、函送、抄告）：没有/],
])('%s names those cases only, and what its columns say of each', async (said, numbers, words) => {
  const told = await asks('he', said);
  expect(numbersIn(told)).toEqual(numbers);
  expect(told).toMatch(words);
});

test('what a department answered stands in the ledger of what was handed over, and after its end too', async () => {
  await answerTo(town, 'he', '3反馈：已责令停业并处罚款');
  expect(await answerTo(town, 'he', '移交台账')).toContain('反馈：已责令停业并处罚款');
  await answerTo(town, 'luo', '3整改好了，已培训员工');
  await answerTo(town, 'he', '3复查合格');
  const told = await answerTo(town, 'he', '移交台账');
  expect(numbersIn(told)).toEqual(['3']);
});

test('what was under listed supervision stays in its ledger when it is taken off and closed', async () => {
  await answerTo(town, 'chen', '1双报告已完成，应急局和职代会都报了');
  await answerTo(town, 'chen', '1整改好了，锁已拆除');
  await answerTo(town, 'wu', '1申请摘牌');
  await answerTo(town, 'he', '1同意摘牌');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
  expect(await answerTo(town, 'he', '挂牌督办台账')).toMatch(/0001[\s\S]*2026-05-06摘牌/);
});

test.each<[string, string[], string]>([
  ['导出挂牌督办台账', ['1'], '隐患台账（挂牌督办及摘牌）'],
  ['导出双报告台账', ['1', '2'], '隐患台账（双报告）'],
  ['导出移交台账', ['3'], '隐患台账（移交、函送、抄告）'],
  ['导出抄告台账', ['3'], '隐患台账（移交、函送、抄告）'],
  ['导出江湾街道移交台账', [], '隐患台账（江湾街道、移交、函送、抄告）'],
  ['挂牌督办台账导出', ['1'], '隐患台账（挂牌督办及摘牌）'],
])('the workbook holds those rows only and is called so: %s', async (said, numbers, title) => {
  const heard = [...(await town.says('he', said)), ...(await town.passes(1))];
  const file = heard.find(({ file: found }) => found)?.file;
  expect(file?.name).toBe(`${title}20260506.xlsx`);
  const bytes = (await town.house.deps.photos.get(file?.key ?? ''))?.bytes ?? new Uint8Array();
  const read = readSheets(bytes, file?.name ?? '');
  const cells = read.ok
    ? read.sheets[0]?.rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? ''))
    : [];
  expect(cells?.filter((cell) => cell.startsWith('YH-')).map((cell) => cell.at(-1))).toEqual(numbers);
  expect(cells?.[0]).toContain(title);
});

const isEngine = (table: Table): table is Engine => 'fill' in table;

/** The lists of a house of earlier days: they do not say which ledgers a case stands in. */
async function older(copies = 0): Promise<void> {
  const { table } = town.house.deps;
  if (!isEngine(table)) throw new Error('nothing to fill');
  const rows: Row[] = [];
  await copyCase(table, copies, true);
  for await (const row of table.scan())
    if (row.kind === 'case-listed' && !row.sk.endsWith('0003')) {
      const { books: _, ...data } = row.data;
      rows.push({ ...row, data });
    }
  await table.fill(rows);
}

test('cases of an older table are looked at themselves', async () => {
  await older();
  expect(numbersIn(await asks('he', '挂牌督办台账'))).toEqual(['1']);
  expect(numbersIn(await asks('he', '双报告台账'))).toEqual(['1', '2']);
});

test('no more than three thousand are looked at for an answer, which says how many were not', async () => {
  await older(3_105);
  const told = await asks('he', '移交台账');
  expect(numbersIn(told)).toEqual(['3']);
  expect(told).toContain('较早登记的106条没有逐条核对，可能有遗漏，完整内容请导出台账查看。');
}, 60_000);

test('a long ledger says of its first cases what it is about, and names all', async () => {
  await town.says('he', '1抄告市场监管局，文号：临商抄〔2026〕4号，5月20日前反馈');
  const { table } = town.house.deps;
  if (!isEngine(table)) throw new Error('nothing to fill');
  await copyCase(table, 310, true);
  const told = await asks('he', '移交台账');
  expect(told).toContain('共311条');
  expect(told).toContain('末尾11条只列办理状态，完整内容请导出台账查看。');
  expect(told.match(/临商抄〔2026〕/g)?.length).toBe(300);
}, 60_000);

test('a street and a unit read of their own only', async () => {
  expect(numbersIn(await answerTo(town, 'sun', '移交台账'))).toEqual([]);
  expect(numbersIn(await answerTo(town, 'luo', '移交台账'))).toEqual(['3']);
  expect(numbersIn(await answerTo(town, 'chen', '双报告台账'))).toEqual(['1', '2']);
});

test.each(['要求建立双报告台账', '未移交的隐患台账'])(
  'what only speaks of such a ledger is not narrowed by it: %s',
  async (said) => {
    expect(await asks('he', said)).not.toMatch(/隐患台账（/);
  },
);

test.each(['零报告台账', '导出通知台账', '演练台账'])(
  'a ledger that is none of ours is not answered with the one of hazards: %s',
  async (said) => {
    const told = await asks('he', said);
    expect(told).toContain('没有单独的');
    expect(told).not.toContain('YH-');
    expect(await answerTo(town, 'chen', said)).toMatch(/没有单独的“.+台账”。本单位的隐患/);
  },
);
