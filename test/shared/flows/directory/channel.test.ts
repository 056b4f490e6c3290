import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../../shared/domain/ids.ts';
import type { Channel } from '../../../../shared/domain/message.ts';
import { loadPerson, putPerson } from '../../../../shared/store/directory.ts';
import { incidentsListed } from '../../../../shared/store/incidents.ts';
import { fakeFeishuApp } from '../../../kit/channels/feishu.ts';
import { type ChannelHouse, channelHouse } from '../../../kit/channels/house.ts';

let house: ChannelHouse;
beforeEach(async () => {
  house = await channelHouse(fakeFeishuApp, { WECHAT_KEYS: `k1=${'x'.repeat(32)}` });
});
afterEach(() => house.close());

const lastAnswer = () => house.fake.shown().at(-1)?.text ?? '';

async function reached(id: string): Promise<readonly Channel[]> {
  const stored = await loadPerson(house.table, personId(id));
  return stored?.value.addresses.map(({ channel }) => channel) ?? [];
}

async function bindsOnWechat(id: string): Promise<void> {
  const stored = await loadPerson(house.table, personId(id));
  if (!stored) throw new Error(`no ${id}`);
  const addresses = [
    ...stored.value.addresses,
    { channel: 'wechat', kind: 'person', id: `wx_${id}` } as const,
  ];
  await house.wall.run(
    house.table.transact(putPerson({ ...stored.value, addresses }, stored.version, stored.value)),
  );
}

test.each(['以后微信通知我', '请用微信联系我', '通知我用微信', '以后优先走微信通知我吧'])(
  '“%s” makes it the first channel, and the others follow',
  async (words) => {
    await bindsOnWechat('chen');
    await house.says('chen', words);
    expect(lastAnswer()).toContain('以后先用微信通知您，发不到时改用飞书');
    expect(await reached('chen')).toEqual(['wechat', 'feishu']);
  },
);

test('an officer and the unit’s street choose for a unit, another unit’s liaison does not', async () => {
  await bindsOnWechat('chen');
  await house.says('xu', '万汇广场用微信通知');
  expect(lastAnswer()).toContain('由其联络员本人、所属街道或区商务局设置');
  expect(await reached('chen')).toEqual(['feishu', 'wechat']);
  await house.says('zhou', '万汇广场用微信通知');
  expect(lastAnswer()).toContain('以后先用微信通知万汇广场');
  expect(await reached('chen')).toEqual(['wechat', 'feishu']);
});

test('where somebody is not bound, or nothing can be pushed, nothing changes and he is told', async () => {
  await house.says('chen', '以后钉钉通知我');
  expect(lastAnswer()).toContain('还没有在钉钉上登记');
  await house.says('guest', '以后微信通知我');
  expect(lastAnswer()).toContain('还没有登记');
  expect(await reached('chen')).toEqual(['feishu']);
});

test.each(['今天微信群里通知我们了吗', '隐患 用微信通知我取货的人堵了门', '通知 今后用微信联系'])(
  '“%s” is about something else',
  async (words) => {
    await bindsOnWechat('zhou');
    await house.says('zhou', words);
    expect(await reached('zhou')).toEqual(['feishu', 'wechat']);
  },
);

test('a fire is a fire, whatever else its sentence says of a channel', async () => {
  await house.says('zhou', '万汇广场着火了,请用微信联系');
  expect(await incidentsListed(house.table, 'open')).toHaveLength(1);
});

test.each(['万汇广场微信收不到，改用飞书通知', '万汇广场不用微信了，改用飞书', '以后用飞书通知万汇广场'])(
  '“%s” names the channel that is wished for, not the one that fails',
  async (words) => {
    await bindsOnWechat('chen');
    await house.says('zhou', '万汇广场用微信通知');
    await house.says('zhou', words);
    expect(lastAnswer()).toContain('以后先用飞书通知万汇广场');
    expect(await reached('chen')).toEqual(['feishu', 'wechat']);
  },
);

test.each(['万汇广场不要用微信通知', '万汇广场别用微信联系', '通知万汇广场缴费改用微信'])(
  '“%s” changes no unit’s channel',
  async (words) => {
    await bindsOnWechat('chen');
    await house.says('zhou', words);
    expect(await reached('chen')).toEqual(['feishu', 'wechat']);
  },
);
