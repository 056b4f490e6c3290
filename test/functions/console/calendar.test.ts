import { afterAll, beforeAll, expect, test } from 'vitest';
import { later, MINUTE_MS } from '../../../shared/domain/time.ts';
import { takeCap } from '../../../shared/flows/alerts/weather-take.ts';
import { sourcesShown } from '../../../shared/flows/console/sources.ts';
import { putFeed } from '../../../shared/store/weather-feeds.ts';
import { capOf } from '../../kit/cap.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

const of2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-01-20');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const yearOf = (year: number | string) => zhou.get(`/console/calendar?year=${year}`);

test('a winter that began the year before stands in both years, runs in January and is on the band', async () => {
  const page = await yearOf(2026);
  expect(page.text).toMatch(/低温雨雪冰冻期 季节 2025年11月15日至次年3月15日 正在进行/);
  expect(page.text).toMatch(/低温雨雪冰冻期 季节 2026年11月15日至次年3月15日/);
  expect(page.html).toMatch(/aria-label="2026年重点时段：[^"]*低温雨雪冰冻期2025年11月15日至次年3月15日/);
  expect((await zhou.get('/console/wall')).text.match(/低温雨雪冰冻期/g)).toHaveLength(1);
  const [said] = await town.says('zhou', '今年重点时段');
  expect(said?.text).toMatch(/^2025年11月1日至次年3月12日 冬春火灾防控/);
});

test('a year nobody announced says so until its notice is adopted; then its days worked stand there', async () => {
  const open = await yearOf(2027);
  expect(open.text).toContain('2027年放假安排尚未公布');
  expect(open.text).not.toContain('竖线为今天');
  const read = await zhou.sends(open, '读取并核对', { 'f.text': of2027 });
  const adopted = await zhou.sends(read, '核对无误，采用');
  expect(adopted.text).not.toContain('尚未公布');
  expect(adopted.text).toMatch(/春节 节假日 2月5日至2月11日 1月31日、2月14日上班/);
  expect((await yearOf(2026)).text).toContain('竖线为今天');
});

test('a year there is no calendar of is not asked for twice: the page shows this year, the chat says so', async () => {
  for (const year of [1999, 2000, 2099, 9999, 'x'])
    expect((await yearOf(year)).text, `${year}`).toContain('2026年重点时段');
  expect((await yearOf(2098)).html).not.toContain('year=2099');
  expect((await zhou.get('/console/duty?month=1999-01')).status).toBe(200);
  const [said] = await town.says('zhou', '2000年重要节点');
  expect(said?.text).toContain('没有2000年的日历');
});

test('a notice of a year that cannot be is refused in words', async () => {
  const old = of2027.replaceAll('2027', '1999').replaceAll(/（[^）]*）/g, '');
  const page = await zhou.sends(await yearOf(2026), '读取并核对', { 'f.text': old });
  expect(page.text).toContain('标题里的年份不对');
});

test('warnings in force stand first and say so, how their colour went, until when, their source and no code of a place', async () => {
  const relays = [
    '临江区气象台2026年1月20日8时发布暴雨黄色预警信号：预计未来6小时我区将出现50毫米以上降雨。',
    '临江区气象台2026年1月20日8时20分将暴雨黄色预警信号升级为暴雨橙色预警信号：预计未来3小时我区将出现50毫米以上降雨。',
    '临江区气象台2026年1月20日8时30分发布大风蓝色预警信号：预计今天我区将出现6级以上大风。',
    '临江区气象台2026年1月20日8时40分解除大风蓝色预警信号。',
  ];
  for (const text of relays) {
    const [preview] = await town.says('zhou', `转发预警 ${text}`);
    if (preview) await town.clicks('zhou', preview, '确认发送');
  }
  const description = '临江区气象台2026年01月20日08时50分发布寒潮红色预警信号：请防范。';
  const times = { sent: '2026-01-20T08:50:00+08:00', expires: '2026-01-21T08:50:00+08:00' };
  const taken = await takeCap(town.house.deps, capOf({ ...times, description }), town.house.now());
  expect(taken).toMatchObject({ ok: true });
  const { text } = await yearOf(2026);
  expect(text).toContain('有效至明天08:50；来源：预警发布接口');
  expect(text).not.toContain('990101');
  expect(text).toMatch(/气象预警 生效中 寒潮红色预警 .*生效中 暴雨橙色预警 .*已解除 大风蓝色预警/);
  expect(text).toContain('级别变化：黄色→橙色；来源：工作人员录入原文');
});

test('a period that is for one street says so', async () => {
  await town.says('zhou', '登记重点时段 江湾街道灯会 2月20日至2月22日');
  expect((await yearOf(2026)).text).toMatch(/灯会 本局 2月20日至2月22日 限江湾街道/);
});

test('a response of a headquarters stands beside the warnings, as in chat', async () => {
  await town.says('zhou', '应急响应 临江区防指启动防汛Ⅳ级应急响应 临汛〔2026〕8号');
  expect((await yearOf(2026)).text).toContain('应急响应 防汛应急响应Ⅳ级：临江区防指');
});

test('each source that is on stands there: never asked, not answered yet, failing, silent, well, with what its terms ask', async () => {
  const { deps } = town.house;
  const now = town.house.now();
  const feed = {
    ...{ since: now, nextWallMs: 0, failures: 0, seen: [], attributions: [], silentTold: false },
    silentMs: 30 * MINUTE_MS,
  };
  const feeds = [
    { ...feed, name: 'cap-1' },
    { ...feed, name: 'cap-2', failures: 4, code: 'later 503' },
    { ...feed, name: 'cap-3', goodAt: later(now, -31 * MINUTE_MS) },
    { ...feed, name: 'qweather', goodAt: now, attributions: ['数据来自和风天气'] },
  ];
  await deps.table.transact(feeds.map((one) => putFeed(one, 0)));
  const shown = await sourcesShown({ ...deps, feeds: ['qweather', 'nmc'] }, now);
  expect(Object.fromEntries(shown.map(({ name, state }) => [name, state]))).toEqual({
    预警订阅源1: '正在等它第一次应答',
    预警订阅源2: '对方繁忙503，连续4次，已放慢再问',
    预警订阅源3: '没有应答',
    和风天气: '正常',
    中央气象台网站: '尚未查询',
  });
  const { text } = await yearOf(2026);
  expect(text).toContain('数据来自和风天气');
});
