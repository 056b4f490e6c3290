import { afterEach, beforeEach, expect, test } from 'vitest';
import { weatherSources } from '../../../../shared/feeds/weather/sources.ts';
import { pollWeather } from '../../../../shared/flows/alerts/weather-poll.ts';
import { nmcList, nmcView, zjInfo } from '../../../kit/typhoons.ts';
import { type WeatherServer, weatherServer } from '../../../kit/weather-server.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
let server: WeatherServer;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
  server = await weatherServer();
  server.pages.set('/weatherservice/typhoon/jsons/list_default', nmcList);
  server.pages.set('/weatherservice/typhoon/jsons/view_1', nmcView);
});
afterEach(async () => {
  await server.close();
  await town.close();
});

const says = async (text: string, person = 'zhou') => (await town.says(person, text))[0]?.text ?? '';
const polls = (config: Omit<Parameters<typeof weatherSources>[0], 'capFeeds'>) =>
  pollWeather(town.house.deps, weatherSources({ capFeeds: [], ...config }), town.house.now());
const nmc = () => ({ nmc: { permission: '函1号', base: server.url, typhoons: server.url } });

test('台风到哪了: officers are told place, distance, gales, source and hour; nobody a landfall', async () => {
  await polls(nmc());
  const text = await says('台风到哪了');
  expect(text).toContain(
    '台风“试风”（强热带风暴级，30米/秒）中心今天09:00位于北纬21度、东经122.5度，距我区约',
  );
  expect(text).toContain('七级风圈西北象限半径250公里，我区在圈外约');
  expect(text).toContain('来源：中央气象台台风网');
  expect(text).toContain('仅供内部研判');
  expect(text).not.toMatch(/登陆|停风/);
});

test('a storm that comes a step nearer is told to the duty room once, whoever tells it', async () => {
  server.pages.set(
    '/Api/TyphoonList/2026',
    JSON.stringify([{ tfid: '202601', name: '试风', isactive: '1' }]),
  );
  server.pages.set('/Api/TyphoonInfo/202601', JSON.stringify(zjInfo));
  await polls({ ...nmc(), zj: { permission: '函2号', base: server.url } });
  await town.passes(1);
  const told = ['zhou', 'wu', 'tang', 'lin', 'he'].map(
    (person) =>
      town.heard(person).filter((text) => text.includes('试风') && text.includes('仅供内部研判')).length,
  );
  expect(Math.max(...told)).toBe(1);
});

test('units and groups are shown the way to the station and no distance of ours', async () => {
  await polls(nmc());
  expect(await says('台风到哪了', 'chen')).not.toContain('公里');
  const [inGroup] = await town.says('zhou', '台风到哪了', { chat: 'g-all', mention: true });
  expect(inGroup?.text).not.toContain('公里');
});

test('a storm that nobody wrote about for a day is not told as if it ran', async () => {
  await polls(nmc());
  await town.comes('2026-05-13', '10:00');
  expect(await says('台风到哪了')).not.toContain('公里');
});

test('of two sources the one with the later hour is told', async () => {
  const later = { ...zjInfo.points[0], time: '2026/5/12 9:30:00', lat: '21.5' };
  server.pages.set(
    '/Api/TyphoonList/2026',
    JSON.stringify([{ tfid: '202601', name: '试风', isactive: '1' }]),
  );
  server.pages.set(
    '/Api/TyphoonInfo/202601',
    JSON.stringify([{ ...zjInfo, points: [...zjInfo.points, later] }]),
  );
  await polls({ ...nmc(), zj: { permission: '函2号', base: server.url } });
  const text = await says('台风到哪了');
  expect(text.match(/试风/g)).toHaveLength(1);
  expect(text).toContain('中心今天09:30位于北纬21.5度');
});

test('a model’s days are for officers, without a colour', async () => {
  server.pages.set(
    '/v1/forecast',
    JSON.stringify({
      daily: {
        time: ['2026-05-13'],
        temperature_2m_max: [33],
        temperature_2m_min: [26],
        precipitation_sum: [86.4],
      },
    }),
  );
  await polls({ openMeteo: server.url });
  const text = await says('明天有没有暴雨');
  expect(text).toContain('5月13日（周三）：26至33℃，降水86毫米');
  expect(text).toContain('不是预报，请勿转发');
  expect(text).not.toMatch(/[红橙黄蓝]色/);
  expect(await says('明天有没有暴雨', 'chen')).not.toContain('毫米');
});
