import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, type Visit } from '../../kit/console.ts';
import { walk } from '../../kit/console-walk.ts';
import { dengAudits } from '../../kit/people.ts';
import { type Town, world } from '../../kit/world.ts';

/** Numbers as people write them into what they tell us. */
const typed = ['13912345678', '139 1234 5678', '139-1234-5678', '+8613912345678'];
const whole = /139[- ]?1234[- ]?5678/;

let town: Town;
let zhou: Visit;
let auditor: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await dengAudits(town.house.deps.table);
  for (const [place, number] of typed.entries())
    await town.says('chen', `隐患 ${place + 1}楼消防通道堆货，联系人李四${number}`);
  await town.says('ma', `着火了 北苑冷库二楼冒烟 打我电话${typed[0]}`);
  [zhou, auditor] = [await enters(town, 'zhou'), await enters(town, 'deng')];
});
afterAll(() => town.close());

test('who sees no mobile numbers sees none that somebody typed either, on no page and in no part or workbook of one', async () => {
  const seen = await walk(town, auditor);
  expect(seen.some(({ page }) => page.text.includes('联系人李四139****5678'))).toBe(true);
  expect(seen.some(({ page }) => page.text.includes('打我电话139****5678'))).toBe(true);
  for (const { page } of seen) expect(page.html, page.path).not.toMatch(whole);
  const book = read(await auditor.bytes('/console/workbook?page=%2Fconsole%2Fcases'));
  const cells = book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join();
  expect(cells).toContain('139****5678');
  expect(cells).not.toMatch(whole);
});

test('an officer reads a typed number where his look is written down, not on the wall or in a list', async () => {
  for (const path of ['wall', 'wall/part', 'cases', 'incidents', 'units/wanhui']) {
    const { text } = await zhou.get(`/console/${path}`);
    expect(text, path).not.toMatch(whole);
  }
  const { html } = await zhou.get('/console/incidents');
  const incident = /href="(\/console\/incidents\/[^"]+)"/.exec(html)?.[1] ?? '';
  for (const path of ['/console/cases/YH-2026-0001', incident])
    expect((await zhou.get(path)).text, path).toMatch(whole);
});
