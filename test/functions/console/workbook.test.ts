import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

async function bookOf(visit: Visit, page: string) {
  const bytes = await visit.bytes(`/console/workbook?page=${encodeURIComponent(page)}`);
  const { Sheets, SheetNames } = read(bytes);
  return SheetNames.map((name) => ({
    name,
    rows: utils.sheet_to_json<string[]>(Sheets[name] ?? {}, { header: 1 }),
  }));
}

test('every table leaves as a workbook, filtered as it is looked at', async () => {
  const [units] = await bookOf(
    zhou,
    '/console/units?street=江湾街道&words=&kind='.replace('江湾街道', encodeURIComponent('江湾街道')),
  );
  expect(units?.rows[0]).toEqual(['单位', '类别', '街道', '风险', '联络员']);
  expect(units?.rows.length).toBe(7);
  expect(new Set(units?.rows.slice(1).map((row) => row[2]))).toEqual(new Set(['江湾街道']));
});

test('a page of several tables becomes a sheet for each, and figures are numbers', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  const [cases] = await bookOf(zhou, '/console/figures');
  expect(cases?.name).toBe('隐患按街道和状态');
  expect(typeof cases?.rows.at(-1)?.at(-1)).toBe('number');
});

test('what is written as a formula stays words', async () => {
  await town.says('chen', '隐患 三楼 =HYPERLINK("http://x") 通道堆货');
  const [cases] = await bookOf(zhou, '/console/cases?state=all');
  expect(JSON.stringify(cases?.rows)).toContain('=HYPERLINK');
  const bytes = await zhou.bytes('/console/workbook?page=%2Fconsole%2Fcases%3Fstate%3Dall');
  const sheet = Object.values(read(bytes).Sheets)[0] ?? {};
  expect(Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toBe(
    false,
  );
});

test('nobody gets more in a workbook than on the page', async () => {
  const sun = await enters(town, 'sun');
  const [units] = await bookOf(sun, '/console/units');
  expect(JSON.stringify(units)).not.toContain('顺达');
  for (const page of [
    'https://evil.example/console/units',
    '/console/../healthz',
    '/console/workbook?page=x',
    '',
  ])
    expect((await sun.get(`/console/workbook?page=${encodeURIComponent(page)}`)).status, page).toBe(404);
});

test('every page with a table offers it, one without does not, and the record names who took one', async () => {
  for (const name of ['cases', 'duty', 'units', 'calendar', 'figures', 'settings'])
    expect((await zhou.get(`/console/${name}`)).text, name).toContain('表格导出为工作簿');
  expect((await zhou.get('/console/running')).text).not.toContain('表格导出为工作簿');
  expect((await zhou.get('/console/settings')).text).toMatch(/周敏 .*导出工作簿/);
});
