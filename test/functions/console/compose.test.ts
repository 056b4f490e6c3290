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

test('whoever drafts sees at once how each platform will show it, buttons here and numbers there', async () => {
  const list = await zhou.get('/console/alerts');
  const preview = await zhou.sends(list, '看预览', { 'f.text': '今晚有大风，请加固广告牌，20时前回复收到' });
  const faces = preview.text.slice(preview.text.indexOf('各平台看到的样子'));
  expect(faces).toMatch(/群里 飞书.*今晚有大风.*收到/);
  expect(faces).toMatch(/企业微信.*今晚有大风.*前私信我回复“收到”确认/);
  expect(faces).toMatch(/微信 .*今晚有大风.*回复 1 收到/);
  expect(faces).toMatch(/单独通知联络员.*企业微信 不能主动私发/);
  const [, link = ''] = /href="(\/console\/alerts\/al_[^"]+)"/.exec(preview.html) ?? [];
  expect((await zhou.get(link)).html).toContain('<details class="faces" open="">');
});

test('a period is rehearsed day by day, and nothing is sent by looking', async () => {
  const before = (await town.says('zhou', '推演 端午')).at(-1)?.text ?? '';
  const page = await zhou.get('/console/rehearsal?period=none');
  expect(page.text).toContain('没有发出任何消息');
  const [, id = ''] = /<option value="([^"]+)"[^>]*>端午/.exec(page.html) ?? [];
  const found = await zhou.get(`/console/rehearsal?period=${encodeURIComponent(id)}`);
  expect(found.text).toMatch(/推演：端午.*共\d+次/);
  const times = [...before.matchAll(/日(\d\d:\d\d)（?/g)].map(([, clock]) => clock);
  for (const clock of times) expect(found.text).toContain(clock);
  await town.passes(1);
  expect(town.heardIn('g-all').join()).not.toContain('端午');
});

test('a street officer neither drafts nor rehearses', async () => {
  const sun = await enters(town, 'sun');
  expect((await sun.get('/console/alerts')).text).not.toContain('各平台看到的样子');
  expect((await sun.get('/console/rehearsal')).status).toBe(404);
});
