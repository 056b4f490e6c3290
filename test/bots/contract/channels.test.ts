import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { capabilitiesOf } from '../../../shared/domain/delivery/capabilities.ts';
import { fakeDingtalk } from '../../kit/channels/dingtalk.ts';
import type { FakeChannel } from '../../kit/channels/fake.ts';
import { fakeFeishuRobot } from '../../kit/channels/feishu-robot.ts';
import { type ChannelHouse, channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

const channels = [
  ['WeCom', fakeWecom],
  ['DingTalk', fakeDingtalk],
  ['a Feishu robot without an app', fakeFeishuRobot],
] as const;

describe.each(channels)('%s', (name, open) => {
  let fake: FakeChannel;
  let house: ChannelHouse;

  beforeEach(async () => {
    house = await channelHouse(open);
    fake = house.fake;
  });
  afterEach(() => house.close());

  if (name !== 'a Feishu robot without an app') {
    test('what is said is heard and answered in the same talk', async () => {
      expect(await house.says('chen', '我是谁')).toBe(200);
      expect(fake.shown()).toMatchObject([{ at: 'chen', text: expect.stringContaining('陈思远') }]);
    });

    test('what is delivered again has no second effect and no second answer', async () => {
      await house.says('chen', '隐患 东门消防通道堵了', { id: 'm1' });
      const { length } = fake.shown();
      expect(length).toBeGreaterThan(0);
      expect(await house.says('chen', '隐患 东门消防通道堵了', { id: 'm1' })).toBe(200);
      expect(fake.shown()).toHaveLength(length);
    });

    test('a number under the last card means its button, in the same talk and within its life', async () => {
      const to = { channel: fake.channel, kind: 'chat', id: fake.talk ?? '' } as const;
      await house.says('zhou', '通知 请检查疏散通道');
      const preview = fake.shown().at(-1)?.text ?? '';
      expect(preview).toMatch(/回复 1 确认发送/);
      expect(to.id).not.toBe('');
      await house.says('zhou', '1');
      await house.passes(2 * 60_000);
      expect(fake.shown().find(({ at }) => at === 'robot')?.text).toContain('请检查疏散通道');
      await house.passes(3 * 24 * 3_600_000);
      const { length } = fake.shown();
      await house.says('zhou', '1');
      expect(fake.shown()).toHaveLength(length);
    });

    test('nobody else is heard', async () => {
      const url = `http://house/hooks/${fake.channel}`;
      expect((await house.door.request(new Request(url, { method: 'POST', body: '{}' }))).status).toBe(401);
      expect(fake.shown()).toEqual([]);
    });
  }

  test('a card reaches the group with all its words', async () => {
    const sent = await house.asks();
    expect(await sent.fate()).toMatchObject({ state: 'sent' });
    expect(fake.shown()).toMatchObject([
      { at: 'robot', text: expect.stringMatching(/通知[\s\S]*请各单位今天检查疏散通道/) },
    ]);
  });

  test('what the platform refuses is tried once more as plain words, and then recorded as refused', async () => {
    fake.fault('refused');
    const sent = await house.asks();
    await house.passes(60_000);
    expect(await sent.fate()).toMatchObject({ state: 'refused', tries: 2 });
  });

  test('a full window is waited for, and what waited arrives once', async () => {
    fake.fault('limited');
    const sent = await house.asks();
    expect(await sent.fate()).toMatchObject({ state: 'pending' });
    fake.fault('none');
    await house.passes(12 * 60_000);
    expect(await sent.fate()).toMatchObject({ state: 'sent' });
    expect(fake.shown()).toHaveLength(1);
  });

  test('a platform that was down gets what waited when it is back', async () => {
    fake.fault('down');
    const sent = await house.asks();
    await house.passes(5 * 60_000);
    expect(await sent.fate()).toMatchObject({ state: 'pending' });
    fake.fault('none');
    await house.passes(3 * 60_000);
    expect(await sent.fate()).toMatchObject({ state: 'sent' });
    expect(fake.shown()).toHaveLength(1);
  });

  test('when the answer is lost, blue is shown once and counted as unknown', async () => {
    fake.fault('lost');
    const sent = await house.asks();
    fake.fault('none');
    await house.passes(10 * 60_000);
    expect(fake.shown()).toHaveLength(1);
    expect(await sent.fate()).toMatchObject({ state: 'unknown' });
  });

  test('sixty at once never break the robot’s window: it says several in one message, and all arrive', async () => {
    const sent = [];
    for (let count = 0; count < 60; count += 1) {
      const text = `第${count}条。`;
      sent.push(await house.asks({ what: { kind: 'card', card: { title: '通知', text } } }, false));
    }
    await house.passes(3 * 60_000);
    const states = await Promise.all(sent.map(async ({ fate }) => (await fate())?.state));
    expect(new Set(states)).toEqual(new Set(['sent']));
    const all = fake.shown().map(({ text }) => text);
    const words = all.join('\n');
    for (let count = 0; count < 60; count += 1) expect(words).toContain(`第${count}条。`);
    expect(all.length).toBeLessThan(30);
    expect(all.some((text) => text.includes('汇总'))).toBe(true);
  });

  test('a robot has no buttons: where nothing is heard there is no number to answer', async () => {
    expect(capabilitiesOf(fake.group)).toMatchObject({ buttons: false, hears: 'nothing' });
    await house.asks({
      what: { kind: 'card', card: { text: '请确认。', actions: [{ id: 'ack#al_1', label: '收到' }] } },
    });
    expect(fake.shown()[0]?.text).toContain('请确认。');
    expect(fake.shown()[0]?.text).not.toContain('回复');
  });
});
