import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, type Visit } from '../../kit/console.ts';
import { walk } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
/** A house that has just been opened: nobody has written anything, and there are no groups yet, no units and no watches. */
beforeAll(async () => {
  town = await world('2026-05-06');
  const { table } = town.house.deps;
  const clear = async (pk: string) => {
    for await (const row of table.query({ pk }))
      await table.transact([{ kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version }]);
  };
  await clear('units');
  await clear('groups');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const emptyTables = (html: string) =>
  [...html.matchAll(/<table[\s\S]*?<\/table>/g)].filter(([table]) => !/<tbody>\s*<tr/.test(table)).length;
const empties = (html: string) =>
  [...html.matchAll(/<p class="empty">([\s\S]*?)<\/p>/g)].map(([, words = '']) => words);
/** What is set on the machine is taught where it is set, not in chat. */
const byMachine = /密钥|天气来源/;

test('wherever nothing is yet, the page teaches the sentence to type', async () => {
  const seen = await walk(town, zhou);
  for (const { page } of seen) {
    expect(emptyTables(page.html), page.path).toBe(0);
    for (const words of empties(page.html).filter((one) => !byMachine.test(one)))
      expect(words, page.path).toMatch(/<q>.+<\/q>/);
  }
  const taught = (name: string) => seen.find(({ page }) => page.path === `/console/${name}`)?.page.text;
  expect(taught('units')).toContain('在对话里发送： 导入名录');
  expect(taught('settings')).toContain('在对话里发送： 绑定群');
  for (const name of ['wall', 'alerts', 'cases', 'incidents', 'calendar', 'figures'])
    expect(taught(name), name).toMatch(/在对话里发送/);
});

test('each sentence that is taught is one the house knows', async () => {
  const seen = await walk(town, zhou);
  const said = new Set(
    seen.flatMap(({ page }) =>
      [...page.html.matchAll(/在对话里发送：<q>([^<]+)<\/q>/g)].map(([, q = '']) => q),
    ),
  );
  expect(said.size).toBeGreaterThan(5);
  for (const sentence of said) {
    const answers = await town.says('zhou', sentence);
    expect(answers.at(-1)?.text, sentence).not.toMatch(/没有听懂|没听懂|没有看懂|没看懂/);
    expect(answers.length, sentence).toBeGreaterThan(0);
  }
});

test('a search that finds nothing says so, on every page that can be searched', async () => {
  let tried = 0;
  for (const { page } of await walk(town, zhou))
    for (const [, to = '', body = ''] of page.html.matchAll(
      /<form[^>]*method="get"[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g,
    ))
      for (const [, type = '', name = ''] of body.matchAll(/<input type="(search|date)" name="([^"]+)"/g)) {
        const found = await zhou.get(`${to}?${name}=${nothingFits(type, name)}`);
        expect(emptyTables(found.html), found.path).toBe(0);
        expect(found.html, found.path).toMatch(/<p class="empty">|<p class="late" role="alert">/);
        tried += 1;
      }
  expect(tried).toBeGreaterThan(3);
});

function nothingFits(type: string, name: string): string {
  if (type !== 'date') return '%E6%9F%A5%E6%97%A0';
  return name === 'from' ? '2090-01-01' : '2020-01-01';
}
