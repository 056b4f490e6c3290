import { afterEach, beforeEach, expect, test } from 'vitest';
import { allGroups } from '../../../../shared/store/directory.ts';
import { type ChannelHouse, channelHouse } from '../../../kit/channels/house.ts';
import { fakeWecom } from '../../../kit/channels/wecom.ts';

let house: ChannelHouse;
beforeEach(async () => {
  house = await channelHouse(fakeWecom, { WECOM_ROBOTS: '江湾群=11111111-aaaa,北苑群=22222222-bbbb' });
});
afterEach(() => house.close());

const lastAnswer = () => house.fake.shown().at(-1)?.text ?? '';
const covers = async (name: string) =>
  (await allGroups(house.table)).find(({ value }) => value.name === name)?.value.covers;

test('a configured robot is a group that waits to be bound by its name', async () => {
  await house.says('zhou', '绑定群');
  expect(lastAnswer()).toContain('江湾群');
  expect(lastAnswer()).toContain('北苑群');
  await house.says('zhou', '绑定群 江湾群 江湾街道');
  expect(lastAnswer()).toContain('“江湾群”覆盖：江湾街道');
  expect(await covers('江湾群')).toEqual({ kind: 'street', street: '江湾街道' });
  await house.says('zhou', '绑定群');
  expect(lastAnswer()).not.toContain('江湾群');
});

test('a liaison binds no group, and units that nobody knows are said to be unknown', async () => {
  await house.says('chen', '绑定群 江湾群 全区');
  expect(lastAnswer()).toContain('需由区商务局或所属街道');
  await house.says('zhou', '绑定群 江湾群 没有这家');
  expect(lastAnswer()).toContain('名录里没有这些单位');
  await house.says('sun', '绑定群 江湾群 全区');
  expect(lastAnswer()).toContain('需由区商务局或所属街道');
  expect(await covers('江湾群')).toEqual({ kind: 'unbound' });
});
