import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../../shared/domain/directory/person.ts';
import { becomes } from '../../../kit/people.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06');
});
afterEach(() => town.close());

const answered = async (who: string, text: string, chat: string | null = null) =>
  (await town.says(who, text, { chat }))
    .map(({ title, text: words }) => `${title ?? ''}\n${words}`)
    .join('\n');

test.each(['万汇广场的联络员是谁', '单位 万汇广场', '万汇广场联系电话', '查单位 万汇广场'])(
  'an officer asks who stands for a unit: %s',
  async (text) => {
    const answer = await answered('zhou', text);
    expect(answer).toMatch(/^万汇广场\n商业综合体，江湾街道/);
    expect(answer).toMatch(/信息联络员：陈思远 1\d{10}/);
    expect(answer).toContain('江湾街道商务安全群');
  },
);

test('asked in a group, it is answered privately; a liaison and a passer-by read nothing of others', async () => {
  const [card] = await town.says('zhou', '云亭酒店的联络员是谁', { chat: 'g-all' });
  expect(card?.to).toEqual({ person: 'zhou' });
  for (const who of ['chen', 'guest'])
    expect(await answered(who, '云亭酒店的联络员是谁')).not.toContain('宋佳');
});

test('a street asks only for units of its own', async () => {
  expect(await answered('sun', '单位 北街加油站')).toContain('只能查看本人负责范围内的单位');
  expect(await answered('sun', '单位 万汇广场')).toContain('陈思远');
});

test('a new code lets the liaison in whose old one was lost, once', async () => {
  expect(await answered('zhou', '万汇广场的联络员改成王小虎 13911112222')).toContain('王小虎');
  const told = await answered('zhou', '补发绑定码 万汇广场');
  const code = /绑定 ([0-9A-Z]{5})/.exec(told)?.[1] ?? '';
  expect(told).toMatch(/30天内有效，限用一次/);
  expect(await answered('guest', `绑定 ${code}`)).toMatch(/万汇广场/);
  expect(await answered('guest', `绑定 ${code}`)).toContain('已经用过');
});

test('a code is given by who may say who stands for the unit, and for a unit that is named', async () => {
  expect(await answered('sun', '绑定码 北街加油站')).toContain('只能查看本人负责范围内的单位');
  expect(await answered('zhou', '绑定码')).toContain('请写明是哪家单位');
});

test('which units nobody can be written to in, with whom to telephone', async () => {
  expect(await answered('zhou', '哪些单位没绑定')).toContain('每家单位都有能联系上的联络员');
  const [asked] = await town.says('zhou', '聚福楼酒家的联络员改成王小虎 13911112222');
  if (!asked) throw new Error('nothing was asked');
  await town.clicks('zhou', asked, '属实，同意');
  const answer = await answered('zhou', '联系不上的单位');
  expect(answer).toContain('【江湾街道】1家\n聚福楼酒家：王小虎 13911112222');
});

const changed = (id: string, change: Partial<Person>) => becomes(town.house.deps.table, id, change);

test('whoever may not read of units is not told that all is well', async () => {
  await changed('he', { roles: ['auditor'] });
  for (const who of ['he', 'chen', 'guest'])
    expect(await answered(who, '哪些单位没绑定')).not.toContain('每家单位都有');
  expect(await answered('he', '哪些单位没绑定')).toContain('只有局里的工作人员、领导和街道可以查看');
});

test('bound where nobody can be written to unasked is not reached: on the list, the unit’s card and the morning’s line alike', async () => {
  // Whoever is known by number is looked up on the platform once a day; that of today is over.
  await town.passes(5);
  await changed('chen', { addresses: [{ channel: 'wecom', kind: 'person', id: 'chen' }] });
  await changed('xu', { active: false });
  const list = await answered('zhou', '哪些单位没绑定');
  expect(list).toMatch(/【江湾街道】2家\n惠家超市江湾店：徐丽 1\d{10}\n万汇广场：陈思远 1\d{10}/);
  expect(await answered('zhou', '单位 万汇广场')).toContain('未绑定，收不到消息');
  const morning = await town.comes('2026-05-07', '08:40');
  expect(morning.map(({ text }) => text).join()).toContain('2家单位没有能联系上的联络员');
});

test('whoever orders something alone with the bot that it does not know is told so; talk is left alone', async () => {
  expect(await answered('zhou', '新增单位 测试超市')).toContain('没有看懂，这条没有登记');
  expect(await answered('chen', '帮我查一下安全员证书')).toContain('没有看懂');
  expect(await answered('zhou', '设置 何静 审计')).toContain('没有看懂');
  for (const talk of ['中午吃什么', '值班室的灯真亮', '隐患排查表格谁有电子版'])
    expect(await answered('zhou', talk)).toBe('');
  expect(await answered('zhou', '新增单位 测试超市', 'g-all')).toBe('');
});
