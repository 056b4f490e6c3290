import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../shared/domain/time.ts';
import { loadShift, putShift, shiftsOf } from '../../../shared/store/duty.ts';
import { enters, formsOf } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';
import { bookOf } from '../../shared/papers/books.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const filledIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<select name="(f\.[^"]+)">([\s\S]*?)<\/select>/g)].map(
      ([, name = '', options = '']) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    ),
  );

test('a street makes its first roster at the desk, by a day or by a workbook', async () => {
  const sun = await enters(town, 'sun');
  const month = await sun.get('/console/duty?month=2026-06');
  const post = /<option value="([^"]+)"[^>]*>江湾街道<\/option>/.exec(month.html)?.[1] ?? '';
  const own = await sun.get(`/console/duty?month=2026-06&post=${encodeURIComponent(post)}`);
  expect(own.text).toContain(
    '这个月还没有值班表。请导入值班表工作簿，或在对话里发送： 2026年6月1日 带班李强',
  );
  const page = await sun.get(`/console/duty/2026-06-01?post=${encodeURIComponent(post)}`);
  const asked = await sun.sends(page, '看改动', { 'f.whole.main.0': 'sun' });
  expect(asked.text).toContain('新增 江湾街道6月1日（周一）24小时班：值班员孙倩');
  await sun.sends(asked, '以此为准');
  await town.passes(1);
  expect((await shiftsOf(town.house.deps.table, day('2026-06-01'), post)).length).toBe(1);
  const hidden = formsOf(own.html).find(({ to }) => to === '/console/roster')?.hidden ?? {};
  const book = new File(
    [
      new Uint8Array(
        bookOf([
          ['日期', '值班员'],
          ['6月2日', '孙倩'],
        ]),
      ),
    ],
    '表.xlsx',
  );
  const sent = await sun.upload('/console/roster', hidden, book);
  await town.passes(1);
  expect((await sun.get(sent.path)).text).toContain('新增 江湾街道6月2日（周二）24小时班：值班员孙倩');
});

test('whoever may not change a roster is not told to import one', async () => {
  const lin = await enters(town, 'lin');
  const { text } = await lin.get('/console/duty?month=2028-03');
  expect(text).toContain('这个月还没有值班表。');
  expect(text).not.toContain('导入值班表');
});

test('who stays where he was keeps what stands beside him: only who was chosen anew is a change', async () => {
  const { table } = town.house.deps;
  const [before] = await shiftsOf(table, day('2026-05-20'));
  if (!before) throw new Error('no watch');
  const places = before.value.places.map(({ phone: _, ...place }) => place);
  await table.transact([putShift({ ...before.value, places }, before.version, undefined)]);
  const zhou = await enters(town, 'zhou');
  const page = await zhou.get('/console/duty/2026-05-20');
  const asked = await zhou.sends(page, '看改动', { ...filledIn(page.html), 'f.whole.leader.0': '' });
  expect(asked.text).toMatch(/改 5月20日（周三）24小时班：带班领导\S+→空缺 无误请按/);
  await zhou.sends(asked, '以此为准');
  await town.passes(1);
  const after = (await loadShift(table, before.value.id))?.value.places ?? [];
  expect(after.every(({ phone }) => phone === undefined)).toBe(true);
});

test('of a long table each change can be read at the desk before it is said to hold', async () => {
  const zhou = await enters(town, 'zhou');
  const days = Array.from({ length: 30 }, (_, nth) => `11月${nth + 1}日 带班 林国栋 值班 周敏`);
  await town.says('zhou', ['值班表', ...days].join('\n'));
  const { text } = await zhou.get('/console/duty');
  expect(text).toContain('另有10个班有变');
  expect(text).toMatch(/逐条看全部30处改动 新增 11月1日.*新增 11月30日/);
});
