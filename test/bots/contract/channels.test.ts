import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { capabilitiesOf } from '../../../shared/domain/delivery/capabilities.ts';
import { fakeDingtalk } from '../../kit/channels/dingtalk.ts';
import type { FakeChannel } from '../../kit/channels/fake.ts';
import { fakeFeishuApp } from '../../kit/channels/feishu.ts';
import { fakeFeishuRobot } from '../../kit/channels/feishu-robot.ts';
import { channelHouse } from '../../kit/channels/house.ts';
import { fakeSandbox } from '../../kit/channels/sandbox.ts';
import { wechatChannel } from '../../kit/channels/wechat.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

const dot = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

type Party = Awaited<ReturnType<typeof wechatChannel>>;

interface Traits {
  readonly hears: boolean;
  /** Its groups are spoken to by webhook robots. */
  readonly robot: boolean;
  /** A number in words stands for a button. */
  readonly numbers: boolean;
  /** Photos and documents of ours go there as messages of their own; with an app's own address where its robot shows none. */
  readonly shows?: 'there' | 'in private';
  /** The platform knows a repeat by its key. */
  readonly knowsRepeats: boolean;
  /** What becomes of what it will not show. */
  readonly refused: { readonly state: string; readonly tries?: number };
  /** How long it is left alone once it was asked too much. */
  readonly calmMs: number;
}

const minutes = 60_000;
const usual: Traits = {
  ...{ hears: true, robot: true, numbers: true, knowsRepeats: false, calmMs: 12 * minutes },
  refused: { state: 'refused', tries: 2 },
};
const buttons: Traits = { ...usual, robot: false, numbers: false, knowsRepeats: true };

const channels: readonly (readonly [string, () => Promise<Party>, Traits])[] = [
  ['Feishu', () => channelHouse(fakeFeishuApp), buttons],
  ['the sandbox', () => channelHouse(fakeSandbox), buttons],
  ['WeCom', () => channelHouse(fakeWecom), { ...usual, shows: 'there' }],
  ['DingTalk', () => channelHouse(fakeDingtalk), { ...usual, shows: 'in private' }],
  ['a Feishu robot without an app', () => channelHouse(fakeFeishuRobot), { ...usual, hears: false }],
  // A room that is gone is all that WeChat ever refuses; once it complains, it is left alone for half an hour.
  [
    'WeChat',
    wechatChannel,
    { ...usual, robot: false, refused: { state: 'dead' }, calmMs: 32 * minutes, shows: 'there' },
  ],
];

describe.each(channels)('%s', (_, open, traits) => {
  let fake: FakeChannel;
  let house: Party;
  let place: string;

  beforeEach(async () => {
    house = await open();
    fake = house.fake;
    place = fake.place ?? 'robot';
  });
  afterEach(() => house.close());

  if (traits.hears) {
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

    test('what a preview offers is done where it is pressed or its number said, and once', async () => {
      await house.says('zhou', '通知 请检查疏散通道');
      await house.chooses('zhou', '确认发送');
      await house.passes(2 * minutes);
      const inGroup = () =>
        fake.shown().filter(({ at, text }) => at === place && text.includes('请检查疏散通道'));
      expect(inGroup()).toHaveLength(1);
      await house.passes(5 * minutes);
      expect(inGroup()).toHaveLength(1);
    });

    test('the same sentence means the same: the group answers, and who has not is named', async () => {
      await house.says('zhou', '通知 请检查疏散通道');
      await house.chooses('zhou', '确认发送');
      await house.passes(2 * minutes);
      // A robot hears nothing: its card says to answer in private.
      const chat = traits.robot ? null : (fake.talk ?? null);
      await house.says('chen', '收到', { chat });
      await house.says('zhou', '谁没回复');
      const list = fake.shown().findLast(({ at }) => at === 'zhou')?.text ?? '';
      expect(list).toContain('惠家超市');
      expect(list).not.toContain('万汇广场');
    });
  }

  if (traits.numbers && traits.hears) {
    test('a number means a button for two days, and nothing after them', async () => {
      await house.says('zhou', '通知 请检查疏散通道');
      await house.passes(3 * 24 * 60 * minutes);
      const { length } = fake.shown();
      await house.says('zhou', '1');
      expect(fake.shown()).toHaveLength(length);
    });
  }

  if (traits.shows) {
    const seen = () =>
      traits.shows === 'there' ? {} : { to: { ...fake.group, kind: 'person', id: 'chen' } as const };

    test('photos follow the words they belong to, a document goes as itself, and each once', async () => {
      for (const key of ['ph_1', 'ph_2']) await house.photos.put(key, dot, 'image/png');
      await house.photos.put('f_1', Buffer.from('PK\x03\x04 a workbook'), 'application/zip');
      await house.asks({
        ...seen(),
        what: { kind: 'card', card: { text: '请看现场。', images: ['ph_1', 'ph_2'] } },
      });
      const more = { text: '台账', file: { key: 'f_1', name: '台账.xlsx' } };
      await house.asks({ ...seen(), what: { kind: 'card', card: more } });
      await house.passes(3 * minutes);
      const words = fake.shown().map(({ text }) => text);
      expect(words[0]).toMatch(/请看现场。\s+（另发2张照片）/);
      expect(words.filter((text) => /^\[照片/.test(text))).toHaveLength(2);
      expect([words.length, words.includes('[台账.xlsx]')]).toEqual([4, true]);
    });

    test('of a card with many photos the newest nine go as messages, and the words say where the others are', async () => {
      await house.photos.put('ph_1', dot, 'image/png');
      const images = Array.from({ length: 60 }, () => 'ph_1');
      const sent = await house.asks({
        ...seen(),
        what: { kind: 'card', card: { text: '请看现场。', images } },
      });
      await house.passes(6 * minutes);
      expect(await sent.fate()).toMatchObject({ state: 'sent' });
      const words = fake.shown().map(({ text }) => text);
      expect(words[0]).toContain('另发最近9张照片，其余51张请在网页后台查看，或联系值班室');
      expect(words.filter((text) => /^\[照片/.test(text))).toHaveLength(9);
    });

    test('a photo or document that cannot go is said not to have gone', async () => {
      await house.asks({ ...seen(), what: { kind: 'card', card: { text: '请看现场。', images: ['gone'] } } });
      await house.passes(3 * minutes);
      expect(fake.shown().at(-1)?.text).toMatch(/第1张照片（共1张）\s+（文件“照片1.jpg”没能发出）/);
    });
  }

  if (traits.numbers && traits.shows !== 'there') {
    test('photos and a document that cannot be shown there are said to be elsewhere, never left out in silence', async () => {
      await house.asks({ what: { kind: 'card', card: { text: '请看现场。', images: ['ph_1', 'ph_2'] } } });
      await house.asks({
        what: { kind: 'card', card: { text: '台账', file: { key: 'f_1', name: '台账.xlsx' } } },
      });
      await house.passes(10_000);
      const words = fake.shown().map(({ text }) => text);
      expect(words[0]).toMatch(/请看现场。[\s\S]*另有2张照片/);
      expect(words.join('\n')).toContain('文件“台账.xlsx”在这里发不出');
    });
  }

  if (traits.hears) {
    test('nobody is heard without the platform’s signature', async () => {
      // The sandbox is nobody's door: it listens on this machine only.
      if (fake.channel === 'sandbox') return;
      const path = fake.channel === 'wechat' ? 'wechat/events' : fake.channel;
      const url = `http://house/hooks/${path}`;
      expect((await house.door.request(new Request(url, { method: 'POST', body: '{}' }))).status).toBe(401);
      expect(fake.shown()).toEqual([]);
    });
  }

  test('a card reaches the group with all its words', async () => {
    const sent = await house.asks();
    expect(await sent.fate()).toMatchObject({ state: 'sent' });
    expect(fake.shown()).toMatchObject([
      { at: place, text: expect.stringMatching(/通知[\s\S]*请各单位今天检查疏散通道/) },
    ]);
  });

  test('what the platform refuses, in plain words too, is recorded as that', async () => {
    fake.fault('refused');
    const sent = await house.asks();
    await house.passes(60_000);
    expect(await sent.fate()).toMatchObject(traits.refused);
  });

  test('a full window is waited for, and what waited arrives once', async () => {
    fake.fault('limited');
    const sent = await house.asks();
    expect(await sent.fate()).toMatchObject({ state: 'pending' });
    fake.fault('none');
    await house.passes(traits.calmMs);
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

  test('when the answer is lost, it is shown once, and counted as sent only where the platform knows a repeat', async () => {
    fake.fault('lost');
    const sent = await house.asks();
    fake.fault('none');
    await house.passes(10 * 60_000);
    expect(fake.shown()).toHaveLength(1);
    expect(await sent.fate()).toMatchObject({ state: traits.knowsRepeats ? 'sent' : 'unknown' });
  });

  if (traits.robot) {
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
  }
});
