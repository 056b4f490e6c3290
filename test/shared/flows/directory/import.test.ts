import { expect, test } from 'vitest';
import { canBind } from '../../../../shared/domain/directory/binding.ts';
import { day } from '../../../../shared/domain/time.ts';
import { codeHash } from '../../../../shared/flows/code-hash.ts';
import { loadBinding } from '../../../../shared/store/binding.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { emptyHouse } from '../../../kit/empty-house.ts';
import { imports, peopleOf, type Rows, snapshotOf, unitsOf } from './importing.ts';

const head = ['企业名称', '类别', '所在区域', '信息联络员', '联络员电话', '备用联络员', '备用电话'];
const two: Rows = [
  head,
  ['万汇广场', '购物中心', '城东街道', '陈静', '13800000001', '', ''],
  ['盒马城东店', '超市', '城东街道', '陈静', '13800000001', '马丽', '13800000002'],
];

test('a directory is taken, and each new unit gets a code that binds', async () => {
  const house = emptyHouse();
  const said = await imports(house, { 名录: two });
  expect(said[0]).toBe('1.xlsx：已导入。单位新增2、更新0、不变0；人员新增2、更新0、不变0。');
  expect(await peopleOf(house.deps.table)).toEqual([
    '陈静 13800000001 liaison 万汇广场+盒马城东店',
    '马丽 13800000002 liaison 盒马城东店',
  ]);
  const units = await unitsOf(house.deps.table);
  expect(units['万汇广场']).toMatchObject({ kind: 'mall', street: '城东街道', active: true });
  expect(said.slice(2).map((line) => line.split('：')[0])).toEqual(['万汇广场', '盒马城东店']);
  const code = /绑定 ([2-9A-Z]{4,6})$/.exec(said[2] ?? '')?.[1] ?? '';
  const binding = await loadBinding(house.deps.table, codeHash(house.deps, code));
  expect(canBind(binding?.value, house.now())).toMatchObject({
    ok: true,
    binding: { unit: units['万汇广场']?.id },
  });
});

test('the same file again changes nothing at all', async () => {
  const house = emptyHouse();
  const file = {
    名录: two,
    人员: [
      ['姓名', '角色', '电话'],
      ['周', '科员', '13900000001'],
    ],
    值班: [
      ['日期', '带班领导', '值班员'],
      ['10.1', '林局', '周'],
    ],
  };
  await imports(house, file);
  const before = await snapshotOf(house.deps.table);
  expect((await imports(house, file))[0]).toBe(
    '1.xlsx：已导入。单位新增0、更新0、不变2；人员新增0、更新0、不变1；值班新增0、更新0、不变1。',
  );
  expect(await snapshotOf(house.deps.table)).toBe(before);
});

test('one refused row keeps the whole file out, and every refused row is named', async () => {
  const house = emptyHouse();
  const empty = await snapshotOf(house.deps.table);
  const bad = [...two, ['丙店', '', '', '王五', '12345'], ['', '', '', '', '']];
  const said = await imports(house, {
    名录: bad,
    值班: [
      ['日期', '值班员'],
      ['2月30日', '周'],
    ],
  });
  expect(said).toEqual([
    '1.xlsx：未导入。有2处需要改正，改好后重新导入整个文件：',
    '工作表“名录”第4行“联络员电话”：不是完整的电话号码，座机请带区号。',
    '工作表“值班”第2行“日期”：日期看不懂或不存在。',
    '有1个文件未导入。',
  ]);
  expect(await snapshotOf(house.deps.table)).toBe(empty);
});

test('files are taken in the order in which they need each other', async () => {
  const house = emptyHouse();
  const people = [
    ['姓名', '单位', '角色'],
    ['马丽', '盒马城东店', '联络员'],
  ];
  const said = await imports(house, { 人员: people }, { 名录: [head, ['盒马城东店', '超市', '城东街道']] });
  expect(said.filter((line) => line.includes('已导入')).map((line) => line.slice(0, 6))).toEqual([
    '2.xlsx',
    '1.xlsx',
  ]);
  expect(await peopleOf(house.deps.table)).toEqual(['马丽  liaison 盒马城东店']);
});

test('a changed row changes what it names and nothing else; who is replaced stands for the unit no longer', async () => {
  const house = emptyHouse();
  await imports(house, { 名录: two });
  const later: Rows = [
    ['企业名称', '地址', '信息联络员', '联络员电话'],
    ['盒马 城东店', '人民路1号', '高远', '13800000003'],
  ];
  expect((await imports(house, { 名录: later }))[0]).toContain('单位新增0、更新1、不变0；人员新增1、更新1');
  const unit = (await unitsOf(house.deps.table))['盒马城东店'];
  expect(unit).toMatchObject({ kind: 'supermarket', street: '城东街道', address: '人民路1号' });
  expect(await peopleOf(house.deps.table)).toEqual([
    '陈静 13800000001 liaison 万汇广场',
    '马丽 13800000002 liaison 盒马城东店',
    '高远 13800000003 liaison 盒马城东店',
  ]);
});

test('a roster is linked to the people it names; who is not known is told', async () => {
  const house = emptyHouse();
  const said = await imports(house, {
    人员: [
      ['姓名', '角色', '电话'],
      ['周', '科员', '13900000001'],
    ],
    值班: [
      ['日期', '班次', '带班领导', '值班员', '副班', '电话'],
      ['10.1', '白班', '林局', '周', '吴', '13900000001/13900000002'],
    ],
  });
  expect(said[1]).toContain('林局、吴');
  const [shift] = await shiftsOf(house.deps.table, day('2026-10-01'));
  expect(shift?.value.places.map(({ role, name, person }) => [role, name, person !== undefined])).toEqual([
    ['leader', '林局', false],
    ['main', '周', true],
    ['deputy', '吴', false],
  ]);
});

test('a new roster of a day keeps who has arrived, and rows of one watch are one watch', async () => {
  const house = emptyHouse('2026-10-01T09:00:00+08:00');
  const roster = [
    ['日期', '班次', '值班员'],
    ['10.1', '白班', '张三'],
    ['10.1', '白班', '李四'],
    ['10.1', '夜班', '王五'],
  ];
  await imports(house, { 值班: roster });
  const shifts = await shiftsOf(house.deps.table, day('2026-10-01'));
  expect(shifts.map(({ value }) => value.places.map(({ role, name }) => `${role} ${name}`))).toEqual([
    ['main 张三', 'deputy 李四'],
    ['main 王五'],
  ]);
});

test('a workbook without a table of ours is refused in a line', async () => {
  const house = emptyHouse();
  const said = await imports(house, { 随便: [['会议纪要']] });
  expect(said[0]).toMatch(/^1\.xlsx：未导入。没有找到认识的表头/);
});
