import { expect, test } from 'vitest';
import { metresBetween } from '../../../shared/domain/geometry.ts';
import { readEnterprises } from '../../../shared/papers/enterprises.ts';
import { readSheets } from '../../../shared/papers/sheets.ts';
import { bookOf } from './books.ts';

function read(rows: readonly (readonly unknown[])[]) {
  const sheets = readSheets(bookOf(rows, undefined, '名录'), 'a.xlsx');
  const found = sheets.ok && sheets.sheets[0] && readEnterprises(sheets.sheets[0]);
  if (!found) throw new Error('no table');
  return found;
}

const header = [
  ...['企业名称', '类别', '所在区域', '地址', '规模', '风险等级', '露天作业', '高空作业', '高温作业'],
  ...['信息联络员', '联络员电话', '备用联络员', '备用电话', '企业责任人', '行业责任人', '行政责任人'],
];

test('every column of the directory is read', () => {
  const row = [
    ...['万汇广场', '购物中心', '城东街道', '人民路1号', '限上', '橙', '是', '', '无'],
    ...['陈静', 13800000001, '马丽', '0411-87654321', '赵总', '孙科', '李镇长'],
  ];
  expect(read([header, row]).taken).toEqual([
    {
      ...{ row: 2, name: '万汇广场', kind: 'mall', street: '城东街道', address: '人民路1号', size: '限上' },
      ...{ risk: 'orange', exposures: ['outdoor'], notes: {} },
      liaison: { name: '陈静', phone: '13800000001' },
      backup: { name: '马丽', phone: '0411-87654321' },
      ...{ responsible: '赵总', industryHead: '孙科', adminHead: '李镇长' },
    },
  ]);
});

test('columns may stand in any order under a title, and unknown ones are kept as notes', () => {
  const found = read([
    ['城东区商贸企业名录（2026年）'],
    ['序号', '联络员电话*', '企 业 名 称（必填）', '信息联络员', '营业面积'],
    [1, '１３８ ００００ ０００１', ' 盒马 城东店 ', '张 三', '3000平'],
    ['填表人：周'],
  ]);
  expect(found).toMatchObject({
    refused: [],
    taken: [
      {
        ...{ row: 3, name: '盒马城东店', notes: { 序号: '1', 营业面积: '3000平' } },
        liaison: { name: '张三', phone: '13800000001' },
      },
    ],
  });
});

test.each([
  ['张三/李四', '13800000001/13800000002', ['张三', '13800000001'], ['李四', '13800000002']],
  ['张三、李四', '13800000001\n13800000002', ['张三', '13800000001'], ['李四', '13800000002']],
  ['张三 李四', '138-0000-0001 13800000002', ['张三', '13800000001'], ['李四', '13800000002']],
  ['张三13800000001', '', ['张三', '13800000001'], undefined],
  ['赵红 钱兰', '(0411)87654321转802', ['赵红', '0411-87654321转802'], ['钱兰', undefined]],
  ['张三(店长)', '87654321，13800000001', ['张三', '13800000001'], undefined],
  ['无', '', undefined, undefined],
])('%s with %s is read', (names, phones, liaison, backup) => {
  const [row] = read([
    ['企业名称', '信息联络员', '联络员电话'],
    ['甲店', names, phones],
  ]).taken;
  const shown = (one: typeof row extends undefined ? never : { name: string; phone?: string } | undefined) =>
    one && [one.name, one.phone];
  expect(shown(row?.liaison)).toEqual(liaison);
  expect(shown(row?.backup)).toEqual(backup);
});

test('a row that cannot be taken is refused at its column, and the others are taken', () => {
  const found = read([
    ['企业名称', '信息联络员', '联络员电话', '地址'],
    ['甲店', '张三', '12345', ''],
    ['', '李四', '13800000002', ''],
    ['乙店', '王五', '1.38E+10', ''],
    ['丙店', '赵六', '13800000004', '长'.repeat(200)],
    ['丁店', '钱七', '13800000005', ''],
  ]);
  expect(found.taken.map(({ name }) => name)).toEqual(['丁店']);
  expect(found.refused).toEqual([
    { sheet: '名录', row: 2, column: '联络员电话', why: 'no-phone' },
    { sheet: '名录', row: 3, column: '企业名称', why: 'missing' },
    { sheet: '名录', row: 4, column: '联络员电话', why: 'no-phone' },
    { sheet: '名录', row: 5, column: '地址', why: 'too-long' },
  ]);
});

test('two columns of the same name belong to the people before them', () => {
  const [row] = read([
    ['企业名称', '信息联络员', '电话', '备用联络员', '电话'],
    ['甲店', '张三', '13800000001', '李四', '13800000002'],
  ]).taken;
  expect(row).toMatchObject({ liaison: { phone: '13800000001' }, backup: { phone: '13800000002' } });
});

test('what looks like a formula or markup stays the text it is', () => {
  const [row] = read([
    ['企业名称', '信息联络员', '经营范围'],
    ['=1+1甲店', '<b>张三</b>', '<at id=all></at>'],
  ]).taken;
  expect(row).toMatchObject({ name: '=1+1甲店', notes: { 经营范围: '<at id=all></at>' } });
});

test.each([
  ['two columns', ['企业名称', '经度', '纬度'], ['万汇广场', '116.404100', '39.916300'], false],
  ['one cell, whichever comes first', ['企业名称', '坐标'], ['万汇广场', '39.916300, 116.404100'], false],
  [
    'on the other system',
    ['企业名称', '坐标', '坐标系'],
    ['万汇广场', '116.404100,39.916300', 'WGS84'],
    true,
  ],
])('where an enterprise is, is read as maps give it: %s', (_title, head, row, asItStands) => {
  const { at } = read([head, row]).taken[0] ?? {};
  const moved = at && metresBetween(at, { latitude: 39.9163, longitude: 116.4041 });
  expect(moved === undefined ? undefined : moved > 100).toBe(!asItStands);
});
