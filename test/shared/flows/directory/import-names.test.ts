import { expect, test } from 'vitest';
import { emptyHouse } from '../../../kit/empty-house.ts';
import { imports, peopleOf, type Rows, unitsOf } from './importing.ts';

const head = ['企业名称', '信息联络员', '联络员电话'];

async function taken(
  rows: Rows,
  ...more: readonly Record<string, Rows>[]
): Promise<{ said: string[]; people: string[] }> {
  const house = emptyHouse();
  const said = await imports(house, { 名录: rows }, ...more);
  return { said, people: await peopleOf(house.deps.table) };
}

test('one person stands for several units when name and number agree', async () => {
  const { people } = await taken([head, ['甲店', '张三', '13800000001'], ['乙店', '张 三', '138 0000 0001']]);
  expect(people).toEqual(['张三 13800000001 liaison 甲店+乙店']);
});

test('two of one name with two numbers are two people', async () => {
  const { people } = await taken([head, ['甲店', '张三', '13800000001'], ['乙店', '张三', '13800000002']]);
  expect(people).toEqual(['张三 13800000001 liaison 甲店', '张三 13800000002 liaison 乙店']);
});

test('a name that somebody has already needs a number', async () => {
  const { said, people } = await taken([head, ['甲店', '张三', '13800000001'], ['乙店', '张三', '']]);
  expect(said[1]).toBe('工作表“名录”第3行“信息联络员”：有同名的人，请补上手机号以便区分。');
  expect(people).toEqual([]);
});

test('a mobile number that is somebody else’s is refused', async () => {
  const { said } = await taken([head, ['甲店', '张三', '13800000001'], ['乙店', '李四', '13800000001']]);
  expect(said[1]).toContain('第3行“信息联络员”：这个手机号已登记在另一个人名下');
});

test('two people may share a landline', async () => {
  const { people } = await taken([
    head,
    ['甲店', '张三', '0411-87654321'],
    ['乙店', '李四', '0411-87654321'],
  ]);
  expect(people).toHaveLength(2);
});

test('two of one name in one unit are two people in the list of people', async () => {
  const people: Rows = [
    ['姓名', '单位', '角色', '电话'],
    ['张三', '甲店', '联络员', '13800000001'],
    ['张三', '甲店', '联络员', '13800000002'],
  ];
  const found = await taken([head, ['甲店', '', '']], { 人员: people });
  expect(found.people).toEqual(['张三 13800000001 liaison 甲店', '张三 13800000002 liaison 甲店']);
});

test('a liaison whose number changed is the same person', async () => {
  const house = emptyHouse();
  await imports(house, { 名录: [head, ['甲店', '张三', '13800000001']] });
  const before = (await unitsOf(house.deps.table))['甲店']?.liaison;
  await imports(house, { 名录: [head, ['甲店', '张三', '13800000009']] });
  expect(await peopleOf(house.deps.table)).toEqual(['张三 13800000009 liaison 甲店']);
  expect((await unitsOf(house.deps.table))['甲店']?.liaison).toBe(before);
});

test('people of the bureau, of streets and of units each get their part', async () => {
  const people: Rows = [
    ['姓名', '单位', '职务', '角色', '电话'],
    ['周明', '区商务局', '科长', '科员、管理员', '13900000001'],
    ['林远', '区商务局', '局长', '领导', '13900000002'],
    ['高山', '城东街道', '安监办', '街道', '13900000003'],
    ['陈静', '甲店/乙店', '', '', '13800000001'],
  ];
  const found = await taken([head, ['甲店', '', ''], ['乙店', '', '']], { 人员: people });
  expect(found.people).toEqual([
    '周明 13900000001 officer+administrator',
    '林远 13900000002 leader',
    '陈静 13800000001 liaison 甲店+乙店',
    '高山 13900000003 street',
  ]);
});

test.each([
  [['张三', '不存在的店', '联络员'], '“单位”：单位不在名录里'],
  [['张三', '', '联络员'], '“单位”：这一格不能空着'],
  [['张三', '区商务局', ''], '“角色”：请写明角色'],
])('the person %j is refused', async (row, why) => {
  const { said } = await taken([head, ['甲店', '', '']], { 人员: [['姓名', '单位', '角色'], row] });
  expect(said.join()).toContain(why);
});

test('one enterprise in two rows is one with two people; in two streets it is a mistake', async () => {
  const columns = ['企业名称', '所在区域', '信息联络员', '联络员电话'];
  const both = await taken([
    columns,
    ['甲店', '城东', '张三', '13800000001'],
    ['甲店', '城东', '李四', '13800000002'],
  ]);
  expect(both.people).toEqual(['张三 13800000001 liaison 甲店', '李四 13800000002 liaison 甲店']);
  const wrong = await taken([columns, ['甲店', '城东', '张三', ''], ['甲店', '城西', '李四', '']]);
  expect(wrong.said[1]).toBe('工作表“名录”第3行“企业名称”：同一企业出现两次，内容不一致。');
});
