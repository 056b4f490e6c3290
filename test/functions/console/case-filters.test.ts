import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyCase } from '../../../infra/bench/many-cases.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { readSheets } from '../../../shared/papers/sheets.ts';
import { directoryChanged, loadUnit, putUnit } from '../../../shared/store/directory.ts';
import type { Engine, Table } from '../../../shared/store/table.ts';
import { enters, type Page, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
  await town.says('zhou', '登记专项行动 燃气安全专项整治 5月1日至5月31日 依据江商发〔2026〕5号');
  await town.says('chen', '隐患 万汇广场三楼消防通道堆货');
  await town.says('he', '隐患 万汇广场后厨燃气软管老化');
  await town.says('guest', '隐患 江湾农贸市场东门电线裸露');
  await town.says('gao', '隐患 灭火器过期');
  await town.says('he', '1属实 重大 三天内整改');
  await town.says('he', '2属实 一般 三天内整改');
  await town.says('wu', '1挂牌督办 处级 文号：临商督〔2026〕3号');
  await town.says('he', '2抄告市场监管局，文号：临商抄〔2026〕2号，5月20日前反馈');
});
afterAll(() => town.close());

const numbersOn = ({ html }: Page) =>
  [...html.matchAll(/href="\/console\/cases\/(YH-2026-\d{4})"/g)].map(([, number = '']) => number.slice(-1));
const narrowed = (asked: Record<string, string>) => `/console/cases?${new URLSearchParams(asked)}`;

test.each<[string, Record<string, string>, string[]]>([
  ['a category', { categories: 'gas' }, ['2']],
  ['all that is fire safety', { categories: 'fire_exit,fire_equipment,fire_shutter' }, ['4', '1']],
  ['a grade', { grade: 'major' }, ['1']],
  ['who brought it up', { source: 'public' }, ['3']],
  ['a campaign', { campaign: '燃气安全专项整治' }, ['4', '3', '2', '1']],
  ['a kind of enterprise', { kind: 'elv' }, ['4']],
  ['the days they were registered', { from: '2026-05-07' }, []],
  ['the days they were registered', { until: '2026-05-06' }, ['4', '3', '2', '1']],
  ['listed supervision', { book: 'plate' }, ['1']],
  ['the two reports of what is major', { book: 'double', street: '江湾街道' }, ['1']],
  ['what was handed over', { book: 'handed-over', state: 'all' }, ['2']],
  ['what was handed over, of a grade', { book: 'handed-over', grade: 'major' }, []],
  ['a grade of a source', { grade: 'general', source: 'inspection' }, ['2']],
  ['a street, a category, a grade', { street: '江湾街道', categories: 'gas', grade: 'general' }, ['2']],
  ['what nothing is', { grade: 'major', source: 'public' }, []],
])('the list is narrowed by its address to %s, and says how many there are', async (_, asked, numbers) => {
  const page = await zhou.get(narrowed(asked));
  expect(numbersOn(page)).toEqual(numbers);
  if (numbers.length > 0) expect(page.text).toContain(`共${numbers.length}条`);
  else expect(page.text).toContain('没有符合条件的隐患');
});

test('what a list was narrowed to stands in its form, above its rows and as the name of its workbook', async () => {
  const page = await zhou.get(narrowed({ grade: 'major', categories: 'fire_exit', state: 'all' }));
  expect(page.html).toMatch(/<option value="major" selected="">重大隐患/);
  expect(page.text).toContain('隐患清单（疏散通道、安全出口、消防车通道、重大隐患）');
  const path = /href="(\/console\/workbook[^"]+)"/.exec(page.html)?.[1] ?? '';
  const bytes = await zhou.bytes(path.replaceAll('&amp;', '&'));
  const read = readSheets(bytes, 'x.xlsx');
  const rows = read.ok ? read.sheets[0]?.rows : [];
  expect(rows?.length).toBe(2);
});

test('the ledger of the same narrowing comes into the chat as a workbook', async () => {
  const page = await zhou.get(narrowed({ source: 'public', state: 'all' }));
  const sent = await zhou.sends(page, '导出这份台账（发到对话）');
  expect(sent.text).toContain('台账正在生成');
  await town.passes(2);
  const lines = town.host.chat.lines({ talks: [{ person: 'zhou' }] });
  const file = lines.flatMap(({ card }) => card.file ?? []).at(-1);
  expect(file?.name).toMatch(/^隐患台账（群众反映）/);
  const bytes = (await town.house.deps.photos.get(file?.key ?? ''))?.bytes ?? new Uint8Array();
  const read = readSheets(bytes, file?.name ?? '');
  const cells = read.ok ? read.sheets[0]?.rows.flatMap((row) => row.cells.map((cell) => cell?.text)) : [];
  expect(cells?.filter((cell) => cell?.startsWith('YH-'))).toEqual(['YH-2026-0003']);
});

test('what is owed of a unit that has shut down stands under its kind, on the list and in chat as in the workbook', async () => {
  const { table } = town.house.deps;
  const shut = async (active: boolean) => {
    const stored = await loadUnit(table, unitId('shunda'));
    if (stored)
      await table.transact([...putUnit({ ...stored.value, active }, stored.version), directoryChanged()]);
  };
  await shut(false);
  expect(numbersOn(await zhou.get(narrowed({ kind: 'elv' })))).toEqual(['4']);
  expect((await town.says('zhou', '隐患台账 报废车拆解企业')).at(-1)?.text).toContain('YH-2026-0004');
  await shut(true);
});

test('an empty list teaches the sentence that asks the same in chat, and the chat answers it so', async () => {
  const page = await zhou.get(narrowed({ street: '北苑街道', grade: 'major', state: 'overdue' }));
  const sentence = /在对话里发送：<q>隐患台账 (.*?)<\/q>/.exec(page.html)?.[1];
  expect(sentence).toBe('北苑街道 重大隐患 超期');
  const [answer] = await town.says('zhou', `隐患台账 ${sentence}`);
  expect(answer?.text).toContain('北苑街道、重大隐患、超期未整改');
  expect((await zhou.get(narrowed({ state: 'reinspection' }))).text).toContain('没有符合条件的隐患');
});

test('a street narrows its own street only, whatever its address says', async () => {
  const sun = await enters(town, 'sun');
  expect(numbersOn(await sun.get(narrowed({ state: 'all' })))).toEqual(['3', '2', '1']);
  const other = await sun.get(narrowed({ street: '北苑街道', state: 'all' }));
  expect(numbersOn(other)).toEqual(['3', '2', '1']);
  expect(other.text).not.toContain('（北苑街道');
  expect(numbersOn(await sun.get(narrowed({ kind: 'elv' })))).toEqual([]);
});

test('what an address says wrongly narrows nothing', async () => {
  const page = await zhou.get(
    narrowed({ grade: 'huge', source: 'x', from: '2026-02-30', categories: 'none' }),
  );
  expect(numbersOn(page)).toEqual(['4', '3', '2', '1']);
});

test('among very many cases a look ends, says how far it came, and goes on from there', async () => {
  const { table } = town.house.deps;
  if (!isEngine(table)) throw new Error('nothing to fill');
  await copyCase(table, 2_700, true);
  const first = await zhou.get(narrowed({ categories: 'gas', state: 'all' }));
  expect(first.text).toContain('这次看了1500条，其中0条符合，后面的还没有看。');
  expect(first.text).not.toContain('没有符合条件的隐患');
  const next = /<p class="pages"><a class="button" href="([^"]+)">继续往后找/.exec(first.html)?.[1] ?? '';
  expect(numbersOn(await zhou.get(next.replaceAll('&amp;', '&')))).toEqual(['2']);
  const path = /href="(\/console\/workbook[^"]+)"/.exec(first.html)?.[1] ?? '';
  const read = readSheets(await zhou.bytes(path.replaceAll('&amp;', '&')), 'x.xlsx');
  expect(read.ok && read.sheets[0]?.rows.map(({ cells }) => cells[0]?.text)).toEqual([
    '编号',
    'YH-2026-0002',
  ]);
});

test('what the counters know is counted without reading it', async () => {
  const page = await zhou.get(narrowed({ grade: 'major' }));
  expect(page.text).toContain('共2700条。');
  expect(page.text).toContain('下一页');
});

function isEngine(table: Table): table is Engine {
  return 'fill' in table;
}
