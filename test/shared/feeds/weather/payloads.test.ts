import { expect, test } from 'vitest';
import { zonedIso } from '../../../../shared/domain/time.ts';
import { readFeed } from '../../../../shared/feeds/weather/cap-feed.ts';
import { readNmc, readNmcDetail } from '../../../../shared/feeds/weather/nmc.ts';
import { readQweather } from '../../../../shared/feeds/weather/qweather.ts';
import { alertOf } from '../../../kit/weather-server.ts';

const row = (title: string, pic: string) => ({
  ...{ alertid: '990101_20260512', issuetime: '2026/05/12 18:18', title, url: '/publish/1.html', pic },
});
const nmc = (...list: object[]) => readNmc({ data: { page: { list } } })?.bulletins ?? [];

test('QWeather’s hours have no seconds, and its nulls and empty lists are read', () => {
  const found = readQweather({ metadata: { zeroResult: true }, alerts: [] });
  expect(found?.bulletins).toEqual([]);
  const [one] =
    readQweather({ metadata: {}, alerts: [alertOf({ id: 'q', clock: '11:19' })] })?.bulletins ?? [];
  expect(one?.issuedAt && zonedIso(one.issuedAt)).toBe('2026-05-12T11:19:00+08:00');
});

test.each([[{}], [[]], ['x'], [undefined], [{ code: '200', warning: [] }], [{ metadata: {}, alerts: {} }]])(
  'a payload in another shape is broken, not empty: %j',
  (payload) => expect(readQweather(payload)).toBeUndefined(),
);

test('NMC counts colours from red, Beijing’s clock, and joint offices', () => {
  const [one] = nmc(row('浙江省水利厅、浙江省气象台发布山洪灾害蓝色预警', 'https://x.test/p0024004.png'));
  expect([one?.colour, one?.offices.length, one?.hazardKey, one?.issuedAt && zonedIso(one.issuedAt)]).toEqual(
    ['blue', 2, '山洪', '2026-05-12T18:18:00+08:00'],
  );
});

test('where title and picture disagree nothing is told: the reversed order would turn red into blue', () => {
  expect(nmc(row('临江区气象台发布暴雨红色预警信号', 'https://x.test/p0002001.png'))).toHaveLength(1);
  expect(nmc(row('临江区气象台发布暴雨红色预警信号', 'https://x.test/p0002004.png'))).toEqual([]);
});

test('a detail page has two blocks of one name: the words, and the guide', () => {
  const html =
    '<div id=alarmtext><p>临江区气象台2026年05月12日发布：&nbsp;请防范。</p></div><div id=alarmtext><p><strong>防御指南：</strong></p> 1.甲； <br>2.乙。 </div>';
  expect(readNmcDetail(html)).toEqual({
    text: '临江区气象台2026年05月12日发布： 请防范。',
    guide: '1.甲；\n2.乙。',
  });
});

test.each([
  ['RSS', '<rss><channel><item><link>a.xml</link><guid>1</guid></item></channel></rss>'],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="a.xml"/></entry></feed>'],
])('%s lists where alerts lie', (_, document) => {
  expect(readFeed(document, 'https://cap.test/cn/rss.xml')).toEqual([
    { id: '1', url: 'https://cap.test/cn/a.xml' },
  ]);
});

test('what is no feed is broken, not empty', () => {
  expect(readFeed('<html></html>', 'https://cap.test')).toBeUndefined();
  expect(readFeed('not found', 'https://cap.test')).toBeUndefined();
  expect(
    readFeed('<rss><channel><item><link>file:///etc/passwd</link></item></channel></rss>', 'https://a.test'),
  ).toEqual([]);
});

test('one alert that cannot be read hides none of the others, and is handed over as such', () => {
  const odd = { id: 'q9', headline: '临江区发布寒潮预警', description: '请注意防寒。', color: null };
  const found = readQweather({ metadata: {}, alerts: [alertOf({ id: 'q1' }), odd, 7] });
  expect(found?.bulletins.map(({ id }) => id)).toEqual(['q1']);
  expect(found?.unread).toEqual([
    { id: 'q9', text: '临江区发布寒潮预警\n请注意防寒。' },
    { id: '', text: '' },
  ]);
});

test('a row of NMC’s in another shape, or of two colours, is handed over and hides no other', () => {
  const good = row('临江区气象台发布暴雨红色预警信号', 'https://x.test/p0002001.png');
  const two = {
    ...row('临江区气象台发布大风红色预警信号', 'https://x.test/p0007004.png'),
    alertid: '990101_2',
  };
  const read = readNmc({ data: { page: { list: [good, two, { alertid: '990101_3', title: 5 }] } } });
  expect(read?.bulletins).toHaveLength(1);
  expect(read?.unread.map(({ id }) => id)).toEqual(['990101_2', '990101_3']);
  expect(readNmc({ data: { page: { list: [{ id: 1 }] } } })).toBeUndefined();
});
