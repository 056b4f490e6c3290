import { afterAll, beforeAll, expect, test } from 'vitest';
import { clockOf } from '../../../shared/domain/time.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

test.each([
  ['/console/nothing'],
  ['/console/cases/YH-2026-9999'],
  ['/console/units/nobody'],
  ['/console/alerts/al_nothing'],
])('%s is not there, and a page says so and leads back', async (path) => {
  const page = await zhou.get(path);
  expect(page.status).toBe(404);
  expect(page.text).toContain('没有这一页，或您无权查看');
  expect(page.html).toContain('href="/console"');
});

test('a form of a session that is over is refused in words, with the way back', async () => {
  const page = await zhou.post('/console/act', { form: 'old', back: '/console/wall', nonce: 'n_12345678' });
  expect(page.status).toBe(403);
  expect(page.text).toMatch(/没有办理.*刷新/);
});

test('what is too large is refused in words', async () => {
  const page = await zhou.post('/console/act', { form: 'old', text: 'x'.repeat(70_000) });
  expect(page.status).toBe(413);
  expect(page.text).toContain('太大');
});

test('what is pasted as the notice of holidays is read as one or refused, and never taken for a sentence', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  const page = await zhou.get('/console/calendar');
  const unread = await zhou.sends(page, '读取并核对', { 'f.text': '隐患 二楼漏水' });
  expect(unread.text).toMatch(/未导入/);
  expect((await zhou.get('/console/cases?state=all')).text).not.toContain('二楼漏水');
});

test('a number of days that cannot be is pointed out, and nothing is decided', async () => {
  await town.says('gao', '隐患 拆解车间地面有油');
  const list = await zhou.get('/console/cases?words=拆解车间');
  const page = await zhou.get(/href="(\/console\/cases\/YH[^"]+)"/.exec(list.html)?.[1] ?? '');
  const refused = await zhou.sends(page, '属实，一般', { 'f.days': '-3' });
  expect(refused.text).toContain('没有这个天数');
  expect(refused.text).toContain('待核实');
});

test('a mended trouble says what was done', async () => {
  const page = await zhou.get('/console/running');
  expect((await zhou.sends(page, '叫醒发送')).text).toContain('已叫醒发送');
});

test('the wall says the minute of its data, and what the house does by itself is nobody’s talk', async () => {
  await town.passes(1);
  const preview = await zhou.sends(await zhou.get('/console/alerts'), '看预览', { 'f.text': '明天检查' });
  await zhou.sends(preview, '确认发送');
  await town.passes(2);
  const list = await zhou.get('/console/alerts');
  const page = await zhou.get(/href="(\/console\/alerts\/al[^"]+)"/.exec(list.html)?.[1] ?? '');
  expect(page.text).toMatch(/全部送出 系统 到点自动/);
  const clock = /数据截至 (\d\d:\d\d)/.exec((await zhou.get('/console/wall')).text)?.[1];
  expect(clock).toBe(clockOf(town.house.now()));
});

test('a colour word stands only where an office gave it', async () => {
  await town.says('ma', '着火了 冷库二楼冒烟');
  const wall = await zhou.get('/console/wall');
  const path = /href="(\/console\/incidents\/[^"]+)"/.exec(wall.html)?.[1] ?? '';
  expect((await zhou.get(path)).text).not.toContain('红色');
  const preview = await zhou.sends(await zhou.get('/console/alerts'), '看预览', { 'f.text': '南门封闭' });
  expect(preview.text).not.toContain('蓝色');
  expect(preview.text).not.toContain('0/10家');
});

test('a red warning stays on the wall, however many notices come after it', async () => {
  const own = await world('2026-05-06');
  const he = await enters(own, 'he');
  const text = '临江区气象台发布暴雨红色预警信号：预计未来3小时我区将出现100毫米以上降雨，请做好防范。';
  const [draft] = await own.says('wu', `转发预警 ${text}`);
  const asked = draft ? (await own.clicks('wu', draft, '确认发送')).heard : [];
  const second = asked.find(({ to, actions }) => 'person' in to && to.person === 'zhou' && actions?.length);
  if (second) await own.clicks('zhou', second, '确认发送');
  for (let nth = 1; nth <= 7; nth += 1) {
    const [notice] = await own.says('he', `通知 第${nth}组今天检查`);
    if (notice) await own.clicks('he', notice, '确认发送');
    await own.passes(1);
  }
  const wall = (await he.get('/console/wall')).text;
  expect(wall).toContain('暴雨红色预警');
  expect(wall).toContain('另有2项正在确认');
  await own.close();
});

test('a street sees its own notice on the wall, however many went to other streets after it', async () => {
  const own = await world('2026-05-06');
  const sends = async (text: string): Promise<void> => {
    const [notice] = await own.says('he', text);
    if (notice) await own.clicks('he', notice, '确认发送');
    await own.passes(1);
  };
  await sends('通知 江湾街道 今晚停电检修，20时前回复收到');
  for (let nth = 1; nth <= 7; nth += 1) await sends(`通知 北苑街道 第${nth}组今天检查，20时前回复收到`);
  const wall = (await (await enters(own, 'sun')).get('/console/wall')).text;
  expect(wall).toContain('今晚停电检修');
  expect(wall).not.toMatch(/第\d组|另有\d项/);
  await own.close();
});
