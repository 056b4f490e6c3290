import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../../shared/domain/time.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { routesOf, walk } from '../../kit/console-walk.ts';
import { looksOf } from '../../kit/looks.ts';
import { type Town, world } from '../../kit/world.ts';

/** Pages on which nobody's number stands, and nobody but who did something: not a look at personal data. */
const plain = [
  ...['/', '/wall', '/wall/part', '/making', '/workbook', '/alerts', '/rehearsal', '/cases', '/incidents'],
  ...['/units', '/calendar', '/figures', '/settings/texts', '/settings/channels'],
  // The photos of a case come with its page, which is recorded; the difference that waits comes with the roster's.
  ...['/photo/:number/:id', '/duty/reading', '/alerts/:id/part'],
  // A file that one asked for oneself stands in the record as taken.
  '/made',
];

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('ma', '着火了 冷库二楼冒烟');
  const [preview] = await town.says('zhou', '通知 明天检查消防，18时前回复收到');
  if (preview) await town.clicks('zhou', preview, '确认发送');
  await town.passes(1);
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const looks = async () =>
  (await looksOf(town.house.deps.table, dayOf(town.host.now()))).filter(({ what }) => what === 'looked');

test('whoever opens a page with people on it stands in the record, whichever page the door has', async () => {
  let before = (await looks()).length;
  const seen = await walk(town, zhou, async ({ route, page }) => {
    const after = (await looks()).length;
    const shows = /(?<!\d)1\d{2}(?:\d{8}|\*{4}\d{4})(?!\d)/.test(page.text);
    if (shows) expect(plain, `${page.path} shows a number`).not.toContain(route);
    if (page.status === 200 && !plain.includes(route)) expect(after, page.path).toBeGreaterThan(before);
    before = after;
  });
  const walked = new Set(seen.filter(({ page }) => page.status === 200).map(({ route }) => route));
  const shown = routesOf(town)
    .filter(({ method, path }) => method === 'GET' && !plain.includes(path))
    .map(({ path }) => path)
    .filter((path) => !/^\/(?:in\/|style\.css|live\.js|icon\.svg)/.test(path));
  expect(shown.filter((path) => !walked.has(path))).toEqual([]);
  expect(seen.some(({ page }) => /199\d{8}/.test(page.text))).toBe(true);
});

test('a screen on the wall shows no number, and fetching it again writes nothing down', async () => {
  const before = (await looks()).length;
  for (const path of ['wall', 'wall/part', 'wall/part'])
    expect((await zhou.get(`/console/${path}`)).text).not.toMatch(/199\d{8}/);
  expect((await looks()).length).toBe(before);
});

test('an administrator reads whose roster was looked at, in words', async () => {
  await zhou.get('/console/duty?month=2026-05');
  const page = await zhou.get('/console/settings/audit');
  expect(page.text).toMatch(/周敏 查看 值班表/);
  expect(page.text).toMatch(/周敏 查看 联系不上的人/);
});
