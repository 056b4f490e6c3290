import { afterEach, beforeEach, expect, test } from 'vitest';
import { dot, type PagesHouse, pagesHouse } from './kit.ts';

let house: PagesHouse;
beforeEach(async () => {
  house = await pagesHouse();
});
afterEach(() => house.close());

test('收到 on the page counts once, for the unit whose link it is', async () => {
  const { 收到: url = '' } = await house.notice();
  const page = await house.get(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await page.text();
  expect(html).toContain('请检查疏散通道');
  expect(html).toContain('收到</button>');
  expect(html).toMatch(/请在[^<]*前点下方按钮确认/);
  const done = await (await house.post(url)).text();
  expect(done).toMatch(/已记：.*万汇广场.* 收到/);
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).not.toContain('万汇');
  expect(await (await house.get(url)).text()).toContain('这个链接已经用过');
  expect(await (await house.post(url)).text()).not.toContain('</form>');
});

test('a link names nobody, and one that was touched anywhere is good for nothing', async () => {
  const { 收到: url = '' } = await house.notice();
  expect(url).not.toMatch(/chen|wanhui|alert|万汇/);
  const token = url.split('/p/')[1] ?? '';
  for (const place of [0, 3, 10, token.length - 2]) {
    const changed = token[place] === 'A' ? 'B' : 'A';
    const touched = `${token.slice(0, place)}${changed}${token.slice(place + 1)}`;
    expect((await house.get(url.replace(token, touched))).status).toBe(404);
  }
  // Letters too many may stand for the same bytes: that is another link all the same.
  for (const more of ['A', 'AA', 'AAAA', '=', '%20'])
    expect((await house.get(`${url}${more}`)).status, more).toBe(404);
  const last = token.at(-1) ?? '';
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    if (letter !== last) expect((await house.get(url.slice(0, -1) + letter)).status, letter).toBe(404);
});

test('after some days a link is over, for looking and for acting', async () => {
  const { 收到: url = '' } = await house.notice();
  await house.passes(3 * 24 * 3_600_000 - 120_000);
  expect((await house.get(url)).status).toBe(200);
  await house.passes(10 * 60_000);
  expect((await house.get(url)).status).toBe(410);
  expect((await house.post(url)).status).toBe(410);
});

test('a hazard is reported with its photo, and its number comes on the page', async () => {
  const { 报隐患: url = '' } = await house.notice();
  expect(await (await house.get(url)).text()).toContain('type="file"');
  const photo = new Blob([dot], { type: 'image/png' });
  const done = await (await house.post(url, { place: '三层东侧', text: '消防通道被货物堵住', photo })).text();
  expect(done).toMatch(/YH-?\d{4}/);
  await house.passes(60_000);
  await house.says('zhou', '隐患台账');
  expect(house.fake.shown().at(-1)?.text).toMatch(/消防通道|三层/);
});

test('a small photo that the page’s script made is the photo, and one that is too large is said to be', async () => {
  const { 报隐患: url = '' } = await house.notice();
  const large = new Blob([Buffer.concat([dot, Buffer.alloc(3_000_000)])]);
  const refused = await house.post(url, { place: '三层', text: '堵住了', photo: large });
  expect(refused.status).toBe(413);
  const small = `data:image/png;base64,${dot.toString('base64')}`;
  expect(await (await house.post(url, { place: '三层', text: '通道堵住了', small })).text()).toMatch(
    /YH-?\d{4}/,
  );
});

const photo = () => new Blob([dot], { type: 'image/png' });

test('a unit whose people cannot be written to reads of its hazard in its own group, and answers there with measures and a photo', async () => {
  await house.says('zhou', '隐患 万汇广场 三楼消防通道堆货');
  await house.says('zhou', '1属实 一般 三天内整改');
  const told = (at: string) => house.fake.shown().findLast((one) => one.at === at)?.text;
  expect(told('zhou')).toContain('整改通知已发到该单位的群');
  expect(told('robot')).toContain('完成后点下方“整改完成”链接');
  expect(told('robot')).not.toContain('回复');
  await house.passes(60_000);
  const { 整改完成: url = '' } = house.links();
  const html = await (await house.get(url)).text();
  expect(html).toMatch(/三楼消防通道[\s\S]*采取了什么措施[\s\S]*type="file"[\s\S]*整改完成<\/button>/);
  const done = await (await house.post(url, { text: '货物已清走，专人巡查', photo: photo() })).text();
  expect(done).toContain('整改情况已收到');
  expect(await (await house.get(url)).text()).toContain('这个链接已经用过');
  await house.passes(60_000);
  await house.says('zhou', 'YH-2026-0001');
  expect(house.fake.shown().at(-1)?.text).toMatch(/待复查|复查/);
  expect(JSON.stringify(house.fake.shown().at(-1)?.raw)).toMatch(/整改后|货物已清走/);
});

test('a check-in that comes too early does not use its link up: later the same link does it, once', async () => {
  const { 签到: url = '' } = await house.watchCard(24);
  const early = await (await house.post(url)).text();
  expect(early).toContain('还没到签到时间');
  expect(early).toContain('签到</button>');
  expect(early).not.toContain('已提交');
  await house.passes(21.6 * 3_600_000);
  expect(await (await house.post(url)).text()).toMatch(/已提交[\s\S]*已签到/);
  expect(await (await house.get(url)).text()).toMatch(/这个链接已经用过/);
  expect(await (await house.post(url)).text()).not.toContain('</form>');
});

test('where a rule asks for a photo with the check-in, the page takes it, and says so while it is missing', async () => {
  await house.says('zhou', '签到要求 照片 平时也要');
  const { 签到: url = '' } = await house.watchCard(0);
  const without = await (await house.post(url)).text();
  expect(without).toContain('照片');
  expect(without).toContain('签到</button>');
  expect(await (await house.post(url, { photo: photo() })).text()).toMatch(/已提交[\s\S]*已签到/);
  await house.passes(60_000);
  const shift = await house.ownShift();
  expect(shift?.places[0]?.arrival?.proof?.photo).toBeDefined();
});

test('each month the pages are sealed with a new key; a link opens under the old one until its days are over', async () => {
  const { 收到: old = '' } = await house.notice();
  await house.passes(30 * 24 * 3_600_000 - 3_600_000);
  const { 收到: last = '' } = await house.notice();
  const keyIn = (url: string) => /\/p\/(.{4})/.exec(url)?.[1];
  expect(keyIn(last)).toBe(keyIn(old));
  await house.passes(2 * 3_600_000);
  const { 收到: fresh = '' } = await house.notice();
  expect(keyIn(fresh)).not.toBe(keyIn(last));
  expect((await house.get(last)).status).toBe(200);
  expect(await (await house.post(last)).text()).toMatch(/已记|已提交/);
  expect((await house.get(fresh)).status).toBe(200);
  expect((await house.get(old)).status).toBe(410);
  // Nobody puts the new key's name before what the old one sealed.
  expect((await house.get(last.replace(`/p/${keyIn(last)}`, `/p/${keyIn(fresh)}`))).status).toBe(404);
});

test('a key that was retired opens nothing any more, not even to say that the link is over', async () => {
  const { 收到: old = '' } = await house.notice();
  for (let month = 0; month < 3; month += 1) {
    expect((await house.get(old)).status).toBe(month === 0 ? 200 : 410);
    await house.passes(31 * 24 * 3_600_000);
    await house.notice();
  }
  expect((await house.get(old)).status).toBe(404);
});
