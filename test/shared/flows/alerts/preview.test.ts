import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitId } from '../../../../shared/domain/ids.ts';
import { loadUnit, putUnit } from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-12', '09:30');
});
afterEach(() => town.close());

test('a unit in a group, with nobody bound who could confirm, is named before anything goes out', async () => {
  const asked = first(await town.says('zhou', '聚福楼的联络员改成刘洋 13900002222'));
  await town.clicks('zhou', asked, '属实，同意');
  const preview = first(await town.says('zhou', '通知 请检查疏散通道'));
  expect(preview.fields?.find(({ label }) => label === '联系不上')?.value).toBe(
    '无；1家没有已绑定的联络员，只能在群里看到：聚福楼酒家',
  );
});

test('a unit of no street is called so, wherever streets are listed', async () => {
  const { table } = town.house.deps;
  const stored = await loadUnit(table, unitId('huijia'));
  if (stored) await table.transact(putUnit({ ...stored.value, street: '' }, stored.version));
  const preview = first(await town.says('zhou', '通知 请检查疏散通道'));
  expect(preview.fields?.find(({ label }) => label === '按街道')?.value).toContain('未填街道1家');
  await town.clicks('zhou', preview, '确认发送');
  expect(first(await town.says('zhou', '谁没回复')).text).toContain('【未填街道】1家');
});

test('确认发送 can be typed to the bot alone, and only by whoever drafted', async () => {
  await town.says('zhou', '通知 请检查疏散通道');
  expect(await town.says('zhou', '确认发送', { chat: 'g-all' })).toEqual([]);
  expect(await town.says('chen', '确认发送')).toEqual([]);
  expect(first(await town.says('wu', '确认发送')).text).toContain('没有可以处理的内容');
  expect(town.heardIn('g-all')).toEqual([]);
  expect(first(await town.says('zhou', '确认发送')).text).toContain('已发12家');
  expect(town.heardIn('g-all')).toHaveLength(1);
  expect(first(await town.says('zhou', '发送')).text).toContain('已经发出');
});

test('a call that was before the notice counts, and whoever noted it is asked to look again', async () => {
  await send(town, 'zhou', '通知 请检查疏散通道');
  const early = first(await town.says('wu', '打过电话了，北街加油站老李，9点10')).text;
  expect(early).toContain('老李 09:10');
  expect(early).toContain('早于通知发出的09:30，请核对');
  await town.passes(20);
  expect(first(await town.says('wu', '打过电话了，聚福楼刘芳，9点40')).text).not.toContain('早于');
});

test('更正 with nothing after it says how to correct', async () => {
  await send(town, 'zhou', '通知 请检查疏散通道');
  expect(first(await town.says('zhou', '更正')).text).toContain('写在“更正”后面');
});

test('a call to nobody the directory knows is asked after, not passed over', async () => {
  await send(town, 'zhou', '通知 请检查疏散通道');
  for (const said of ['打过电话了', '打过电话了，不存在的店，9点40'])
    expect(first(await town.says('wu', said)).text).toMatch(/单位/);
  expect(await town.says('chen', '打过电话了')).toEqual([]);
});

test('a leader reads what is his: the staff drafts, he approves', async () => {
  expect(first(await town.says('lin', '通知 请检查疏散通道')).text).toContain('您可以审批和撤回');
  expect(first(await town.says('sun', '通知 请检查疏散通道')).text).toContain('只有局里的工作人员');
});

test('导入放假安排 without the notice asks for its text', async () => {
  expect(first(await town.says('zhou', '导入放假安排')).text).toContain('全文粘贴');
});

test('a copy given once more says that the notice was taken back, when it is pressed', async () => {
  await send(town, 'zhou', '通知 请检查疏散通道');
  const copy = first(await town.says('liu', '没收到通知啊'));
  await town.says('zhou', '撤回');
  const { toast, heard } = await town.clicks('liu', copy, '收到');
  expect(toast).toBe('这份通知已撤回，不用确认。');
  expect(heard.find(({ id }) => id === copy.id)?.actions).toBeUndefined();
});

test('an hour of the text that is over is said before it goes out: its readers would find two', async () => {
  const remarks = (heard: Parameters<typeof first>[0]) =>
    first(heard).fields?.find(({ label }) => label === '请注意')?.value ?? '';
  const ahead = await town.says('zhou', '通知 请加固广告牌，今天20时前回复收到');
  expect(remarks(ahead)).not.toContain('已过');
  await town.comes('2026-05-12', '20:31');
  const late = await town.says('zhou', '通知 请加固广告牌，20时前回复收到');
  expect(first(late).text).toContain('请在明天14:30前回复');
  expect(remarks(late)).toMatch(/正文写的回复时限今天20:00已过，现按明天14:30计，请核对正文/);
});
