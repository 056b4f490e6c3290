import { expect, test } from 'vitest';
import { announcedYears } from '../../../../shared/feeds/calendar/holidays.ts';
import { readNotice } from '../../../../shared/feeds/calendar/notice.ts';

const of2026 = `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

const of2017 = `关于2017年部分节假日安排的通知
一、元旦：1月1日放假，1月2日（星期一）补休。
二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。
三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。
四、劳动节：5月1日放假，与周末连休。
五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。
六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。`;

test('the notice for 2026 reads as the table that comes with the house', () => {
  const read = readNotice(of2026);
  expect(read.ok && read.year.holidays).toEqual(announcedYears.find(({ year }) => year === 2026)?.holidays);
  expect(read.ok && read.implicit).toEqual([]);
});

test('half-width signs, blanks and a missing title make no difference', () => {
  const lines = of2026.split('\n').slice(1).join('\n');
  expect(readNotice(lines.normalize('NFKC').replaceAll('日', ' 日 '), 2026)).toMatchObject({ ok: true });
  expect(readNotice(lines)).toEqual({ ok: false, why: 'no-year' });
});

test('days that a notice joins to a weekend without naming them are marked', () => {
  const read = readNotice(of2017);
  if (!read.ok) throw new Error(read.why);
  expect(read.implicit).toEqual(['2017-04-29', '2017-04-30']);
  const days = (name: string) => read.year.holidays.find(({ names }) => names.some((one) => one === name));
  expect(days('new-year')?.off).toEqual(['2017-01-01', '2017-01-02']);
  expect(days('labour-day')?.off).toEqual(['2017-04-29', '2017-04-30', '2017-05-01']);
  expect(days('national-day')).toMatchObject({
    names: ['mid-autumn', 'national-day'],
    makeUp: ['2017-09-30'],
  });
});

test('a New Year holiday that begins in December is read', () => {
  const text = of2026.replace(/一、元旦.*/, '一、元旦：2025年12月30日至1月1日放假调休，共3天。');
  const read = readNotice(text);
  expect(read.ok && read.year.holidays[0]?.off).toEqual(['2025-12-30', '2025-12-31', '2026-01-01']);
});

test.each([
  ['今天放假吗', 'no-notice'],
  [of2026.replace('（周四）至3日', '（周五）至3日'), 'wrong-weekday'],
  [of2026.replace('放假调休，共9天', '放假调休，共8天'), 'wrong-count'],
  [of2026.replace('6月19日（周五）', '6月31日'), 'no-such-day'],
  [of2026.replace('5月9日（周六）上班', '5月8日上班'), 'works-on-a-weekday'],
  [of2026.replace(/三、清明节.*\n/, ''), 'missing-holiday'],
  [of2026.replace('5月9日（周六）上班', '6月20日（周六）上班'), 'off-and-worked'],
  [`${of2026}\n八、元旦：1月1日放假。`, 'named-twice'],
  [of2026.replaceAll('2026', '1998').replaceAll(/（[^）]*）/g, ''), 'far-year'],
])('a notice that contradicts itself or lacks something changes nothing (%#)', (text, why) => {
  expect(readNotice(text)).toMatchObject({ ok: false, why });
});
