import { afterEach, beforeEach, expect, test } from 'vitest';
import { enters } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
  await town.says('chen', '国庆值班表\n10月1日 带班 陈思远 值班 张三\n10月2日 带班 陈思远 值班 张三');
  await town.says('chen', '以此为准');
  await town.says('li', '国庆值班表\n10月1日 值班 李建国\n10月2日 值班 李建国');
  await town.says('li', '以此为准');
  await town.passes(1);
});
afterEach(() => town.close());

test('the gaps of all rosters stand on one page, each with what to do, and can be sifted by its address', async () => {
  const zhou = await enters(town, 'zhou');
  expect((await zhou.get('/console/duty')).html).toContain('href="/console/duty/gaps"');
  const all = await zhou.get('/console/duty/gaps');
  expect(all.text).toMatch(/本局.*10月1日（周四）起还没有排班.*自动续排/s);
  expect(all.text).toMatch(/万汇广场.*10月1日（周四）24小时班张三联系不上.*补进人员名单/s);
  expect(all.text).toMatch(/北街加油站10月2日（周五）24小时班李建国前一个班后休息不足.*换人/s);
  const some = await zhou.get('/console/duty/gaps?kind=unrested');
  expect(some.text).toMatch(/休息不足/);
  expect(some.text).not.toMatch(/张三|起还没有排班/);
  expect((await zhou.get('/console/duty/gaps?post=bureau')).text).not.toMatch(/张三联系不上/);
});

test('a gap leads to the day where it can be mended', async () => {
  const zhou = await enters(town, 'zhou');
  const page = await zhou.get('/console/duty/gaps?kind=unreachable');
  const to = /href="(\/console\/duty\/2026-10-01\?post=unit[^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await zhou.get(to)).text).toMatch(/10月1日（周四） 万汇广场值班/);
});

test('a street sees those of its own units, and their rosters', async () => {
  const sun = await enters(town, 'sun');
  const page = await sun.get('/console/duty/gaps');
  expect(page.text).toMatch(/张三联系不上/);
  expect(page.text).not.toMatch(/北街加油站|本局.*排班.*还没有/);
  expect((await sun.get('/console/duty')).text).toMatch(/万汇广场/);
});
