import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { rowsNotTaken } from '../../../shared/conversation/papers/words.ts';
import { day } from '../../../shared/domain/time.ts';
import { readBook } from '../../../shared/flows/duty/import.ts';
import { bookOf, bytesOf } from './books.ts';

const today = day('2026-09-25');

test('a workbook may hold all three tables and sheets that are none', () => {
  const sheets = {
    说明: [['请按要求填写']],
    企业: [
      ['企业名称', '类别'],
      ['万汇广场', '商场'],
    ],
    人员: [
      ['姓名', '单位', '职务', '角色', '电话'],
      ['陈静', '万汇广场/盒马', '主管', '信息联络员', '13800000001'],
    ],
    值班: [
      ['日期', '值班员'],
      ['10.1', '陈静'],
    ],
  };
  const bytes = bytesOf(
    Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, xlsx.utils.aoa_to_sheet(rows)])),
  );
  const read = readBook(bytes, '台账.xlsx', today);
  if (!read.ok) throw new Error(read.why);
  expect(read.passedOver).toEqual(['说明']);
  expect(read.enterprises[0]?.rows.map(({ name, kind }) => [name, kind])).toEqual([
    ['万汇广场', 'department'],
  ]);
  expect(read.people[0]?.rows).toEqual([
    {
      row: 2,
      name: '陈静',
      units: ['万汇广场', '盒马'],
      post: '主管',
      roles: ['liaison'],
      phone: '13800000001',
    },
  ]);
  expect(read.roster[0]?.rows).toHaveLength(1);
});

test.each([
  ['科员', ['officer']],
  ['局领导、管理员', ['leader', 'administrator']],
  ['街道干部', ['street']],
  ['企业信息联络员', ['liaison']],
  ['', []],
])('the role %s is understood', (text, roles) => {
  const read = readBook(
    bookOf([
      ['姓名', '角色'],
      ['周', text],
    ]),
    'a.xlsx',
    today,
  );
  expect(read.ok && read.people[0]?.rows[0]?.roles).toEqual(roles);
});

test.each([
  [['', '科员', ''], '姓名', 'missing'],
  [['张三/李四', '科员', ''], '姓名', 'no-name'],
  [['张三', '群众', ''], '角色', 'unknown-role'],
  [['张三', '科员', '1380000'], '电话', 'no-phone'],
])('of people, the row %j is refused', (row, column, why) => {
  const read = readBook(bookOf([['姓名', '角色', '电话'], row]), 'a.xlsx', today);
  const refused = read.ok ? read.refused.map((one) => [one.column, one.why]) : [];
  expect(refused).toEqual([[column, why]]);
});

test('a workbook without any table of ours is refused', () => {
  expect(readBook(bookOf([['会议纪要'], ['出席', '张三']]), 'a.xlsx', today)).toEqual({
    ok: false,
    why: 'no-table',
  });
});

test.each([
  [[['秘密★1年'], ['企业名称'], ['甲店']], 'a.xlsx'],
  [[['内部资料'], ['企业名称'], ['甲店']], 'a.xlsx'],
  [[['企业名称'], ['甲店']], '机密-名录.xlsx'],
])('a workbook marked secret is not read (%#)', (rows, name) => {
  expect(readBook(bookOf(rows), name, today)).toEqual({ ok: false, why: 'classified' });
});

test('the roles a refusal names are all that are read, each of them', () => {
  const named = rowsNotTaken('a.xlsx', [{ sheet: '人员', row: 2, column: '角色', why: 'unknown-role' }])
    .join()
    .match(/角色请写(.*)。/)?.[1];
  const rows = (named ?? '').split(/、|或/).map((role, place) => [`张${place}`, role, `1390000000${place}`]);
  const read = readBook(bookOf([['姓名', '角色', '电话'], ...rows]), 'a.xlsx', today);
  const roles = read.ok ? read.people.flatMap((sheet) => sheet.rows.flatMap((row) => row.roles)) : [];
  expect(new Set(roles)).toEqual(
    new Set(['administrator', 'officer', 'leader', 'street', 'liaison', 'auditor']),
  );
});
