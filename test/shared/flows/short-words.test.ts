import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
afterEach(() => town.close());

const said = async (person: string, text: string) =>
  (await town.says(person, text))
    .filter(({ to }) => 'person' in to && to.person === person)
    .map((one) => one.text)
    .join('\n');

test('取消 typed to an open preview cancels it, as the button does', async () => {
  town = await world('2026-11-27', '09:30');
  await town.says('zhou', '通知 请检查疏散通道');
  expect(await said('zhou', '取消')).toContain('取消');
  expect(town.heardIn('g-all')).toEqual([]);
  expect(await said('zhou', '确认发送')).not.toContain('已发');
});

test('谁带班 is today, 这周谁值班 ends on Sunday', async () => {
  town = await world('2026-11-27', '09:30');
  expect(await said('zhou', '谁带班')).not.toContain('11月28日');
  const week = await said('zhou', '这周谁值班');
  expect(week).toContain('11月29日');
  expect(week).not.toContain('11月30日');
});

test('签到情况 says who has signed in and who has not', async () => {
  town = await world('2026-11-27', '09:30');
  await town.says('zhou', '签到');
  expect(await said('zhou', '今天谁签到了')).toMatch(/已签到：值班员周敏[\s\S]*未签到（待核实）：/);
});

test('a case is shown by its four digits alone', async () => {
  town = await world('2026-11-27', '09:30');
  await town.says('chen', '隐患 三楼消防通道堆货');
  expect(await said('zhou', '0001')).toContain('三楼消防通道堆货');
});

test('the sessions and what comes next are told by their days', async () => {
  town = await world('2026-11-27', '09:30');
  expect(await said('zhou', '两会日期')).toMatch(/2027年3月\d+日/);
  expect(await said('zhou', '下一个节点是什么')).toMatch(/^202[67]年/);
});

test('whoever says that he is a unit’s reads how to bind; the work is handed on in his own words', async () => {
  town = await world('2026-11-27', '09:30');
  expect(await said('guest', '我是万汇广场的')).toContain('绑定');
  expect(await said('chen', '安全的事转给马俊')).toContain('万汇广场的联络员改为马俊');
  expect(await said('zhou', '生成编码 万汇广场')).toMatch(/绑定编码：\w+/);
});
