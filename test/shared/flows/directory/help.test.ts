import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

test.each([
  ['zhou', ['通知 ', '转发预警', '谁没回复', '撤回', '1属实', '签到'], ['绑定']],
  ['lin', ['签到', '隐患台账', '谁没回复'], ['绑定', '整改好了']],
  ['sun', ['1属实', '复查合格', '谁没回复'], ['通知 ', '绑定']],
  ['chen', ['隐患 ', '收到', '整改好了', '转给'], ['谁没回复', '属实']],
  ['guest', ['隐患 ', '绑定'], ['签到', '台账', '收到', '值班']],
])('帮助 tells %s the sentences that work for him and no others', async (who, works, not) => {
  const [card] = await town.says(who, '帮助');
  for (const words of works) expect(card?.text).toContain(words);
  for (const words of not) expect(card?.text.split('\n说明')[0]).not.toContain(words);
  expect(card?.text).toContain('先拨119、120');
});

test('a group that greets itself is not answered; one that greets the bot is', async () => {
  expect(await town.says('chen', '你好', { chat: 'g-all' })).toEqual([]);
  expect(await town.says('chen', '你好', { chat: 'g-all', mention: true })).toHaveLength(1);
  expect(await town.says('chen', '帮助', { chat: 'g-all' })).toHaveLength(1);
});

test('a passer-by who asks who is on duty gets the duty room’s telephone and no name', async () => {
  for (const asked of ['今天谁值班', '值班表']) {
    const [card] = await town.says('guest', asked);
    expect(card?.text).toContain('0100-88660119');
    expect(card?.text).not.toMatch(/林国栋|何静|\d{11}/);
  }
});

test('a day without a roster names the telephone to ring', async () => {
  const [card] = await town.says('lin', '8月20日谁值班');
  expect(card?.text).toContain('值班室电话：0100-88660119');
});
