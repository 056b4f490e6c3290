import { afterEach, beforeEach, expect, test } from 'vitest';
import { weatherSources } from '../../../../shared/feeds/weather/sources.ts';
import { pollWeather } from '../../../../shared/flows/alerts/weather-poll.ts';
import { capOf } from '../../../kit/cap.ts';
import { nmcList, nmcView } from '../../../kit/typhoons.ts';
import { alertOf, type WeatherServer, weatherServer } from '../../../kit/weather-server.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
let server: WeatherServer;
let wallMs: number;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
  server = await weatherServer();
  wallMs = Date.now() - 6 * 3_600_000;
});
afterEach(async () => {
  await server.close();
  await town.close();
});

async function passes(minutes: number, more: Partial<Parameters<typeof weatherSources>[0]> = {}) {
  const { deps } = town.house;
  const wall = { now: () => wallMs, sleep: async () => {} };
  const config = { capFeeds: [], qweather: { base: server.url, ...server.account }, ...more };
  for (let minute = 0; minute < minutes; minute += 1) {
    await pollWeather({ ...deps, wall }, weatherSources(config), town.house.now());
    wallMs += 60_000;
    await town.passes(1);
  }
}

const heard = () => [...new Set(['zhou', 'wu', 'tang'].flatMap((who) => town.heard(who)))];
const cards = (words: string) => heard().filter((text) => text.includes(words));

test('an alert that nobody can read is told to the watch once, in its own words, and the others are taken', async () => {
  const odd = { id: 'q9', headline: '临江区发布寒潮预警', description: '请注意防寒。' };
  server.alerts = [alertOf({ id: 'q1' }), odd];
  await passes(25);
  expect(cards('没能识别').concat(cards('没有读出发布单位'))[0]).toContain(
    '临江区发布寒潮预警\n请注意防寒。',
  );
  expect(cards('没有读出发布单位')).toHaveLength(1);
  expect(cards('雷电黄色预警')).toHaveLength(1);
  server.alerts = [alertOf({ id: 'q1' }), odd, { ...odd, id: 'q10', headline: '临江区发布霜冻预警' }];
  await passes(12);
  expect(cards('没有读出发布单位').map((text) => text.includes('霜冻'))).toEqual([false, true]);
});

test('of a national feed only what is ours is told as unread', async () => {
  const [ours, other] = ['99010141600000_20260512091000', '37061441600000_20260512091200'];
  const dry = { headline: '临江区气象台发布干旱预警', description: '请节约用水。' };
  server.caps.set(ours, capOf({ id: ours, ...dry }));
  server.caps.set('urn:far', capOf({ id: 'urn:far', headline: '远处区发布干旱预警', description: '' }));
  server.caps.set(other, capOf({ id: other, ...dry }));
  await passes(7, { capFeeds: [`${server.url}/feed.xml`] });
  expect(cards('没有读出发布单位')).toHaveLength(1);
  expect(cards('干旱')[0]).not.toContain('远处区');
});

test('sources that fall silent together are one card, and one when they are back', async () => {
  const more = { capFeeds: [`${server.url}/feed.xml`], openMeteo: server.url };
  server.trouble = 500;
  await passes(40, more);
  expect(cards('没有读到数据')).toHaveLength(1);
  const [card] = cards('没有读到数据');
  for (const name of ['和风天气', '预警订阅源1', '天气预报数据'])
    expect(card).toContain(`${name}一直没有读到数据`);
  server.trouble = undefined;
  server.pages.set('/v1/forecast', JSON.stringify({ daily: { time: ['2026-05-13'] } }));
  await passes(25, more);
  const back = cards('恢复').filter((text) => !text.includes('恢复后会告知'));
  expect(back.length).toBeGreaterThan(0);
  for (const name of ['和风天气', '预警订阅源1', '天气预报数据'])
    expect(back.filter((text) => text.includes(`${name}今天`))).toHaveLength(1);
});

test('of two storms one that cannot be had hides not the other, and the watch knows', async () => {
  server.pages.set('/weatherservice/typhoon/jsons/list_default', nmcList.replaceAll('"stop"', '"start"'));
  server.pages.set('/weatherservice/typhoon/jsons/view_1', nmcView);
  const nmc = { permission: '函1号', base: server.url, typhoons: server.url };
  await passes(2, { nmc });
  expect((await town.says('zhou', '台风到哪了'))[0]?.text).toContain('台风“试风”');
  expect(cards('没有读出发布单位')[0]).toContain('停风');
});
