import { afterEach, beforeEach, expect, test } from 'vitest';
import { weatherSources } from '../../../../shared/feeds/weather/sources.ts';
import { pollWeather } from '../../../../shared/flows/alerts/weather-poll.ts';
import { capOf } from '../../../kit/cap.ts';
import { alertOf, type WeatherServer, weatherServer } from '../../../kit/weather-server.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
let server: WeatherServer;
let wallMs: number;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
  server = await weatherServer();
  // A few hours ago, so that no order waits for a moment to come, and none is too old.
  wallMs = Date.now() - 6 * 3_600_000;
});
afterEach(async () => {
  await server.close();
  await town.close();
});

const qweather = () => ({ capFeeds: [], qweather: { base: server.url, ...server.account } });

/** Lets minutes pass, on both clocks; the sources are asked at each. */
async function passes(minutes: number, config: Parameters<typeof weatherSources>[0] = qweather()) {
  const { deps } = town.house;
  const wall = { now: () => wallMs, sleep: async () => {} };
  for (let minute = 0; minute < minutes; minute += 1) {
    await pollWeather({ ...deps, wall }, weatherSources(config), town.house.now());
    wallMs += 60_000;
    await town.passes(1);
  }
}

const warnings = async () => (await town.says('zhou', '今天有什么预警'))[0]?.text ?? '';
const room = () => town.heard('wu').concat(town.heard('tang'), town.heard('zhou'));
const toldOf = (words: string) => new Set(room().filter((text) => text.includes(words))).size;

test('QWeather’s alert is an event with its end and its source, upgraded and lifted by what supersedes it', async () => {
  server.alerts = [alertOf({ id: 'q1' })];
  await passes(1);
  expect(await warnings()).toContain(
    '雷电黄色预警：临江区气象台今天09:10发布，有效至明天09:10；来源：和风天气',
  );
  expect(await warnings()).toContain('https://developer.qweather.com/attribution.html');
  server.alerts = [
    alertOf({ id: 'q2', colour: 'orange', clock: '09:35', code: 'update', supersedes: ['q1'] }),
  ];
  await passes(11);
  expect(await warnings()).toContain('生效中的预警1条');
  expect(await warnings()).toContain('雷电橙色预警：临江区气象台今天09:35升级');
  server.alerts = [
    alertOf({ id: 'q3', colour: 'orange', clock: '09:45', code: 'cancel', supersedes: ['q2'] }),
  ];
  await passes(11);
  expect(await warnings()).toContain('已结束：\n雷电橙色预警：临江区气象台今天09:45解除');
});

test('a source is asked once an interval, and hands over nothing it has handed over', async () => {
  server.alerts = [alertOf({ id: 'q1' })];
  await passes(60);
  expect(server.asked.map(({ status }) => status)).toEqual([200, 304, 304, 304, 304, 304]);
  expect(toldOf('雷电黄色预警')).toBe(1);
});

test('of two clocks one asks', async () => {
  await Promise.all([1, 2, 3].map(() => passes(1)));
  expect(server.asked).toHaveLength(1);
});

test('a source that refuses is left alone for an hour, and the duty room knows', async () => {
  server.trouble = 403;
  await passes(59);
  expect(server.asked).toHaveLength(1);
  expect(toldOf('对方拒绝403，请检查账号和权限')).toBe(1);
  expect(room().find((text) => text.includes('对方拒绝403'))).toContain('一直没有读到数据');
  expect(await warnings()).toContain('目前不通（对方拒绝403');
});

test.each([
  [500, '对方繁忙500'],
  ['broken', '数据格式不对'],
] as const)(
  'silent or broken (%s) for half an hour: told once, and again when it is back',
  async (trouble, why) => {
    await passes(5);
    server.trouble = trouble;
    await passes(120);
    const failed = server.asked.length - 1;
    expect(failed).toBeGreaterThanOrEqual(5);
    expect(failed).toBeLessThanOrEqual(12);
    expect(toldOf(`自今天09:30起没有读到数据（${why}）`)).toBe(1);
    server.trouble = undefined;
    await passes(21);
    expect(toldOf('和风天气今天')).toBe(1);
    await passes(60);
    expect(room().filter((text) => text.includes('没有读到数据')).length).toBeLessThanOrEqual(2);
  },
);

test('a wait that a source asks for is kept', async () => {
  server.trouble = 429;
  server.retryAfter = '3000';
  await passes(49);
  expect(server.asked).toHaveLength(1);
});

test('a poller that died is a silence too: the clock tells of it', async () => {
  await passes(1);
  await town.passes(35);
  expect(toldOf('自今天09:30起没有读到数据')).toBe(1);
});

test('a source that was switched off is waited for no longer', async () => {
  await passes(1);
  await passes(1, { capFeeds: [] });
  await town.passes(90);
  expect(toldOf('没有读到数据')).toBe(0);
});

test('of a national feed only what is ours is fetched and told', async () => {
  const ours = '99010141600000_20260512091000';
  const city = '99010041600000_20260512091100';
  const others = ['37061441600000_20260512091200', '44010041600000_20260512091300'];
  const named = (office: string, hazard: string) => ({
    headline: `${office}发布${hazard}黄色预警信号`,
    description: '请做好防范。',
  });
  server.caps.set(ours, capOf({ id: ours }));
  server.caps.set(city, capOf({ id: city, code: '990100', ...named('江州市气象台', '高温') }));
  for (const id of others)
    server.caps.set(id, capOf({ id, code: id.slice(0, 6), ...named('别处区气象台', '大风') }));
  const config = { capFeeds: [`${server.url}/feed.xml`] };
  await passes(1, config);
  const text = await warnings();
  expect([text.includes('暴雨红色预警'), text.includes('江州市气象台'), text.includes('别处')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(server.asked.map(({ path }) => path)).toEqual(['/feed.xml', `/caps/${ours}`, `/caps/${city}`]);
  await passes(5, config);
  expect(server.asked.slice(3)).toEqual([{ path: '/feed.xml', status: 304 }]);
});

test('a cancelling without words in a feed ends what it names', async () => {
  const [id, end] = ['99010141600000_20260512091000', '99010141600000_20260512092000'];
  server.caps.set(id, capOf({ id }));
  const config = { capFeeds: [`${server.url}/feed.xml`] };
  await passes(1, config);
  const references = `Linjiang,${id},2026-05-12T09:10:00+08:00`;
  const sent = '2026-05-12T09:20:00+08:00';
  server.caps.set(end, capOf({ id: end, type: 'Cancel', sent, references, infos: '' }));
  await passes(5, config);
  expect(await warnings()).toContain('已结束：\n暴雨红色预警：临江区气象台今天09:20解除');
});

test('an exercise that a feed lists is told to the watch as one, once, as one that is pushed; another place’s and an old one are not', async () => {
  const ours = '99010141600000_20260512091000';
  const shy = 'urn:exercise:elsewhere';
  const old = '99010141600000_20260510091000';
  server.caps.set(ours, capOf({ id: ours, status: 'Exercise' }));
  server.caps.set(old, capOf({ id: old, status: 'Test', sent: '2026-05-10T09:10:00+08:00' }));
  server.caps.set(
    shy,
    capOf({ id: shy, status: 'Test', code: '370614', description: '蓬莱区气象台发布大风橙色预警信号。' }),
  );
  await passes(11, { capFeeds: [`${server.url}/feed.xml`] });
  const heard = room().filter((text) => text.startsWith('【演练】'));
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard).size).toBe(1);
  expect(heard[0]).toContain('不转发、不研判、不计入预警');
  expect(await warnings()).not.toContain('暴雨');
});

test('an exercise of the city’s office that names no place is told as its warnings are', async () => {
  const id = '99010041600000_20260512091000';
  const description = '江州市气象台5月12日9时10分发布暴雨红色预警信号：请做好防范。';
  const headline = '江州市气象台发布暴雨红色预警信号';
  server.caps.set(id, capOf({ id, status: 'Exercise', code: '', headline, description }));
  await passes(11, { capFeeds: [`${server.url}/feed.xml`] });
  expect(room().filter((text) => text.startsWith('【演练】')).length).toBeGreaterThan(0);
});

test('what left NMC’s list is said to have left it, never to be lifted', async () => {
  const id = '99010141600000_20260512091000';
  server.nmc = [
    {
      ...{ alertid: id, issuetime: '2026/05/12 09:10', title: '某省江州市临江区气象台发布雷电橙色预警信号' },
      ...{ url: `/publish/alarm/${id}.html`, pic: 'https://img.test/p0012002.png' },
    },
    {
      alertid: '11000041600000_20260512091000',
      issuetime: '2026/05/12 09:10',
      title: '北京市气象台发布大风黄色预警',
    },
  ];
  server.details.set(
    `${id}.html`,
    '<div id=alarmtext><p>临江区气象台12日09时10分发布雷电橙色预警信号：请防范。</p></div>',
  );
  const config = { capFeeds: [], nmc: { permission: '函1号', base: server.url } };
  await passes(1, config);
  expect(await warnings()).toContain(
    '雷电橙色预警：某省江州市临江区气象台今天09:10发布；来源：中央气象台网站',
  );
  expect(await warnings()).not.toContain('北京');
  server.nmc = [];
  await passes(11, config);
  expect(await warnings()).toContain('已不在来源的列表中，未见解除');
});
