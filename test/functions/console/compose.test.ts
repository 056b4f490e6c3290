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

test('the words of a draft are changed on its preview, with the hour they ask for, and an official text is not', async () => {
  const list = await zhou.get('/console/alerts');
  const preview = await zhou.sends(list, '看预览', { 'f.text': '江湾街道 今晚停电检修，20时前回复收到' });
  expect(preview.html).toMatch(/<textarea name="f.text"[^>]*>今晚停电检修，20时前回复收到<\/textarea>/);
  const changed = await zhou.sends(preview, '改正文', { 'f.text': '今晚停水检修，21时前回复收到' });
  expect(changed.text).toMatch(/今晚停水检修.*江湾街道，共6家/);
  const sent = await zhou.sends(changed, '确认发送');
  expect(sent.text).toContain('已发6家');
  await town.passes(1);
  expect(town.heardIn('g-jiangwan').join()).toContain('今晚停水检修');
  expect(town.heardIn('g-jiangwan').join()).not.toContain('今晚停电检修');
  const [, link = ''] = /href="(\/console\/alerts\/al_[^"]+)"[^>]*>[^<]*停水检修/.exec(sent.html) ?? [];
  expect((await zhou.get(link)).text).toMatch(/21:00前.*改正文 周敏 网页后台/);
  const again = await zhou.sends(await zhou.get('/console/alerts'), '看预览', {
    'f.text': '今晚有雷雨，请检查排水口',
  });
  const invented = await zhou.sends(again, '改正文', { 'f.text': '发布暴雨红色预警，请立即撤离' });
  expect(invented.text).toContain('官方');
  const relay = '临江区气象台发布暴雨橙色预警信号：预计未来3小时我区将出现50毫米以上降雨。';
  const [official] = await town.says('zhou', `转发预警 ${relay}`);
  expect(official?.actions?.map(({ label }) => label)).not.toContain('改正文');
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
