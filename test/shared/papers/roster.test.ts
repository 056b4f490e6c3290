import { expect, test } from 'vitest';
import { hoursIn } from '../../../shared/conversation/sentence/hours-in.ts';
import { day } from '../../../shared/domain/time.ts';
import { readRoster } from '../../../shared/papers/roster.ts';
import { readSheets } from '../../../shared/papers/sheets.ts';
import { bookOf } from './books.ts';

const today = day('2026-09-25');

function read(rows: readonly (readonly unknown[])[], change?: Parameters<typeof bookOf>[1], on = today) {
  const sheets = readSheets(bookOf(rows, change, '值班表'), 'a.xlsx');
  const found = sheets.ok && sheets.sheets[0] && readRoster(sheets.sheets[0], { today: on, hoursIn });
  if (!found) throw new Error('no roster');
  return found;
}

function shown(found: ReturnType<typeof read>): string[] {
  return found.taken.map(({ day: on, shift, places }) =>
    [on, shift, ...places.map(({ role, name, phone = '' }) => `${role}:${name}${phone}`)].join(' '),
  );
}

test('a roster with merged leaders and dates is read watch by watch', () => {
  const found = read(
    [
      ['2026年国庆节值班表'],
      ['日期', '班次', '带班领导', '带班电话', '值班员', '副班', '电话', '地点', '备注'],
      [
        '10月1日(周四)',
        '白班',
        '林局长',
        '13900000001',
        '周',
        '吴',
        '13800000001/13800000002',
        '局值班室',
        '',
      ],
      ['', '夜班', '', '', '郑一', '', '0411-87654321', '', '转前台'],
      ['10月2日（周五）', '全天', '高局', '13900000002', '孙 权', '', '13800000003、0411-87654321', '', ''],
    ],
    (sheet) => {
      sheet['!merges'] = [
        { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
        { s: { r: 2, c: 2 }, e: { r: 3, c: 2 } },
        { s: { r: 2, c: 3 }, e: { r: 3, c: 3 } },
      ];
    },
  );
  expect(found.refused).toEqual([]);
  expect(shown(found)).toEqual([
    '2026-10-01 day leader:林局长13900000001 main:周13800000001 deputy:吴13800000002',
    '2026-10-01 night leader:林局长13900000001 main:郑一0411-87654321',
    '2026-10-02 whole leader:高局13900000002 main:孙权13800000003',
  ]);
  expect(found.taken.map(({ room, note }) => [room, note])).toEqual([
    ['局值班室', undefined],
    [undefined, '转前台'],
    [undefined, '0411-87654321'],
  ]);
});

test.each([
  ['10.1', ['2026-10-01']],
  [10.1, ['2026-10-01']],
  ['10月1日(周四)', ['2026-10-01']],
  ['１０月１日 星期四', ['2026-10-01']],
  ['2026/10/1', ['2026-10-01']],
  ['2026年10月1日', ['2026-10-01']],
  [46296, ['2026-10-01']],
  ['10月1日-3日', ['2026-10-01', '2026-10-02', '2026-10-03']],
  ['9.30至10.1', ['2026-09-30', '2026-10-01']],
  ['12月31日至1月1日', ['2026-12-31', '2027-01-01']],
  ['1月1日', ['2027-01-01']],
])('the day %s is understood', (text, days) => {
  const found = read([
    ['日期', '值班员'],
    [text, '周'],
  ]);
  expect(found.taken.map((row) => row.day)).toEqual(days);
});

test('the number 10.1 after the ninth is the tenth, as Excel drops its nought', () => {
  const days = [10.8, 10.9, 10.1, 10.11, 10.19, 10.2, 10.21].map((one) => [one, '周']);
  expect(read([['日期', '值班员'], ...days]).taken.map((row) => row.day.slice(8))).toEqual([
    ...['08', '09', '10', '11', '19', '20', '21'],
  ]);
});

test('a day alone belongs to the month of the title', () => {
  const found = read([['2026年11月值班表'], ['日期', '值班员'], ['3日', '周'], [4, '周']]);
  expect(found.taken.map((row) => row.day)).toEqual(['2026-11-03', '2026-11-04']);
});

test.each([
  [['10月32日', '白班', '周', ''], '日期', 'no-such-day'],
  [['2月30日', '白班', '周', ''], '日期', 'no-such-day'],
  [['初二', '白班', '周', ''], '日期', 'no-such-day'],
  [['2026年10月1日(周五)', '白班', '周', ''], '日期', 'wrong-weekday'],
  [['10月1日(周五)', '白班', '周', ''], '日期', 'wrong-weekday'],
  [['', '白班', '周', ''], '日期', 'missing'],
  [['10.1', '轮值', '周', ''], '班次', 'unknown-shift'],
  [['10.1', '白班', '无', ''], '值班员', 'nobody'],
  [['10.1', '白班', '周', '12345'], '电话', 'no-phone'],
])('the row %j is refused', (row, column, why) => {
  const found = read([['日期', '班次', '值班员', '电话'], row]);
  expect(found).toMatchObject({ taken: [], refused: [{ sheet: '值班表', row: 2, column, why }] });
});

test('two in the cell of the watch are main and deputy; with a deputy named beside them both are main', () => {
  expect(
    shown(
      read([
        ['日期', '值班员'],
        ['10.1', '张三/李四'],
      ]),
    ),
  ).toEqual(['2026-10-01 whole main:张三 deputy:李四']);
  expect(
    shown(
      read([
        ['日期', '值班员', '副班'],
        ['10.1', '张三/李四', '王五'],
      ]),
    ),
  ).toEqual(['2026-10-01 whole main:张三 main:李四 deputy:王五']);
});

test('each of three columns called telephone belongs to the people before it', () => {
  const header = ['日期', '带班领导', '电话', '值班员', '电话', '副班', '电话'];
  const row = ['10.1', '林局', '13900000001', '张三', '13900000002', '李四', '13900000003'];
  expect(shown(read([header, row]))).toEqual([
    '2026-10-01 whole leader:林局13900000001 main:张三13900000002 deputy:李四13900000003',
  ]);
});

test('what stands in brackets tells the main watch from the deputy', () => {
  const header = [
    '序号',
    '日期',
    '星期(节日)',
    '班次(白/夜/24h)',
    '带班领导',
    '职务',
    '值班员(主班)',
    '值班员(副班)',
    '电话',
  ];
  const row = ['1', '10.1', '四', '24h', '林局', '局长', '张三', '李四', '13900000002/13900000003'];
  const found = read([header, row]);
  expect(shown(found)).toEqual(['2026-10-01 whole leader:林局 main:张三13900000002 deputy:李四13900000003']);
  expect(found.taken[0]?.note).toBe('职务:局长');
});

test.each([
  ['白班(9:00-17:30)', 'day 09:00-17:30'],
  ['夜班 17:30～次日9:00', 'night 17:30-09:00'],
  ['8:30-次日8:30', 'whole 08:30-08:30'],
  ['17时30分至次日8时', 'night 17:30-08:00'],
  ['早8点到晚8点', 'day 08:00-20:00'],
  ['16:00-24:00', 'day 16:00-00:00'],
  ['24小时', 'whole'],
])('a watch called %s has its hours', (text, expected) => {
  const shownHours = (rows: readonly (readonly string[])[]) =>
    read(rows).taken.map(({ shift, hours }) =>
      [shift, hours && `${hours.from}-${hours.until}`].join(' ').trim(),
    );
  const kind = text === '16:00-24:00' ? expected.replace('day', 'night') : expected;
  const besides = [
    ['日期', '班次', '值班员'],
    ['10.1', text, '周'],
  ];
  const apart = [
    ['日期', '值班时间', '值班员'],
    ['10.1', text, '周'],
  ];
  expect([shownHours(besides), shownHours(apart)]).toEqual([[kind], [kind]]);
});

test('hours may stand with the day, and two of them for one watch are refused', () => {
  const found = read([
    ['时间', '值班员'],
    ['10月1日 8:30-次日8:30', '周'],
    ['10月2日 8:00-12:00', '吴'],
    ['10月2日 12:00-16:00', '郑'],
  ]);
  expect(found.taken.map(({ day: on, shift, hours }) => [on, shift, hours?.from])).toEqual([
    ['2026-10-01', 'whole', '08:30'],
    ['2026-10-02', 'day', '08:00'],
  ]);
  expect(found.refused.map(({ row, why }) => [row, why])).toEqual([[4, 'two-hours']]);
});

test('hours that cannot be read are refused, and not taken for the usual ones', () => {
  const found = read([
    ['日期', '班次', '值班时间', '值班员'],
    ['10月1日', '白班', '9:00-25:00', '周'],
    ['10月2日', '白班 9点半起', '', '吴'],
    ['10月3日', '24小时', '全天24小时', '郑'],
    ['10月4日', '24小时班', '', '郑'],
  ]);
  expect(found.refused.map(({ row, why }) => [row, why])).toEqual([
    [2, 'unknown-shift'],
    [3, 'unknown-shift'],
  ]);
  expect(found.taken.map(({ row }) => row)).toEqual([4, 5]);
});
