import { expect, test } from 'vitest';
import { signInOf } from '../../../bots/ears.ts';
import type { Engine } from '../../../shared/store/table.ts';
import { enters, linkOf, visit } from '../../kit/console.ts';
import { consents } from '../../kit/feishu/sign-in.ts';
import { feishuHouse } from '../../kit/feishu-house.ts';
import { world } from '../../kit/world.ts';

const origin = 'http://127.0.0.1:3000';
const hour = 3_600_000;

async function waysIn(table: Engine): Promise<string[]> {
  const found: string[] = [];
  for await (const { kind } of table.scan()) if (/^console-/.test(kind)) found.push(kind);
  return found;
}

test('a session whose time is over is thrown away, one that holds is not', async () => {
  const platform = await feishuHouse();
  const browser = visit(platform.house, origin, signInOf({ ...platform.house.config, publicUrl: origin }));
  const page = (await browser.get('/console/feishu')).headers.get('location') ?? '';
  const { pathname, search } = new URL(consents(platform.fake.state, page, 'ou_zhou'));
  await browser.get(pathname + search);
  platform.later(11 * hour);
  await platform.tick();
  expect(await waysIn(platform.table)).toEqual(['console-session']);
  expect((await browser.get('/console/wall')).status).toBe(200);
  platform.later(2 * hour);
  await platform.tick();
  expect(await waysIn(platform.table)).toEqual([]);
  await platform.close();
});

test('moving the clock ends neither a session nor a link', async () => {
  const town = await world('2026-05-06');
  const zhou = await enters(town, 'zhou');
  const link = await linkOf(town, 'wu');
  await town.passes(13 * 60);
  expect((await zhou.get('/console/wall')).status).toBe(200);
  expect((await visit(town.house).get(link)).status).toBe(200);
  await town.close();
});

test('everybody ends all of his own sessions, and nobody but an administrator those of others', async () => {
  const town = await world('2026-05-06');
  const [desk, phone] = [await enters(town, 'wu'), await enters(town, 'wu')];
  const page = await desk.get('/console/settings');
  expect(page.text).toMatch(/我的登录 2处/);
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await desk.post('/console/put-out', { form, person: 'zhou' })).status).toBe(403);
  await desk.sends(page, '结束我的全部登录');
  expect((await phone.get('/console/wall')).status).toBe(401);
  expect((await desk.get('/console/wall')).status).toBe(401);
  await town.close();
});
