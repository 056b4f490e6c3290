import { describe, expect, test } from 'vitest';
import { inboundOf } from '../../../bots/feishu/inbound.ts';
import type { Said } from '../../../shared/domain/message.ts';
import { type FakeFeishu, fakeFeishu } from '../../kit/feishu/platform.ts';
import { type Saying, saying } from '../../kit/feishu/say.ts';
import { handClock } from '../../kit/feishu/town.ts';

const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);

function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  fake.addUser({ openId: 'ou_li', name: '李雷' });
  fake.addUser({ openId: 'ou_han', name: '韩@_user_1梅' });
  return { fake, hear: (said: Partial<Saying>) => hear(fake, said) };
}

function hear(fake: FakeFeishu, said: Partial<Saying>, bot: string | undefined = 'ou_bot'): Said {
  const inbound = inboundOf(saying(fake.state, { user: 'ou_a', chat: 'oc_1', ...said }).envelope, bot);
  if (inbound?.kind !== 'said') throw new Error('not heard');
  return inbound;
}

test('words in a group carry who, where, when and the id that a redelivery repeats', () => {
  const { fake, hear } = world();
  expect(hear({ text: '已到岗' })).toEqual({
    ...{ kind: 'said', channel: 'feishu', id: 'om_000001', from: { id: 'ou_a' }, chat: 'oc_1' },
    ...{ sentAtMs: fake.state.now(), text: '已到岗', mentionsBot: false, mentions: [], attachments: [] },
  });
});

describe('mentions', () => {
  test('of the bot are cut out and noticed', () => {
    expect(world().hear({ text: '签到', mentionBot: true })).toMatchObject({
      text: '签到',
      mentionsBot: true,
      mentions: [],
    });
  });

  test('of people stand there by name', () => {
    const said = world().hear({ text: '明天换给@李雷 可以吗', mention: ['ou_li'], mentionBot: true });
    expect(said).toMatchObject({ text: '明天换给@李雷 可以吗', mentions: [{ id: 'ou_li', name: '李雷' }] });
  });

  test('whose name looks like a key are not read twice', () => {
    const said = world().hear({ text: '@李雷 @韩@_user_1梅 好', mention: ['ou_li', 'ou_han'] });
    expect(said.text).toBe('@李雷 @韩@_user_1梅 好');
  });

  test('of everybody mention nobody, and not the bot', () => {
    expect(world().hear({ text: '收到请回复', mentionAll: true })).toMatchObject({
      text: '@all 收到请回复',
      mentionsBot: false,
      mentions: [],
    });
  });

  test('of some bot count as ours as long as we do not know our own name', () => {
    const { fake } = world();
    expect(hear(fake, { text: '签到', mentionBot: true }, undefined).mentionsBot).toBe(true);
    expect(hear(fake, { text: '签到', mentionBot: true }, 'ou_another_bot')).toMatchObject({
      text: '@Zhishou 签到',
      mentionsBot: false,
    });
  });
});

test('a photo sent alone, and photos among words, are photos', () => {
  const { hear } = world();
  expect(hear({ images: [photo] })).toMatchObject({
    text: '',
    attachments: [{ kind: 'image', key: 'img_v3_user_000001' }],
  });
  const report = hear({ text: '隐患 三楼消防通道堆货', images: [photo, photo], mentionBot: true });
  expect(report.text).toBe('隐患 三楼消防通道堆货');
  expect(report.mentionsBot).toBe(true);
  expect(report.attachments.map(({ kind }) => kind)).toEqual(['image', 'image']);
});

test('a rich post keeps its title, its lines, its links and its film', () => {
  const content = {
    title: '情况',
    content: [
      [
        { tag: 'text', text: '第一行 ' },
        { tag: 'a', href: 'https://example.com/a', text: '附件' },
      ],
      [{ tag: 'media', file_key: 'file_1', image_key: 'img_1' }],
      [{ tag: 'emotion', emoji_type: 'SMILE' }],
      [{ tag: 'code_block', language: 'GO', text: 'x' }],
    ],
  };
  expect(world().hear({ other: { type: 'post', content } })).toMatchObject({
    text: '情况\n第一行 附件 https://example.com/a\nx',
    attachments: [{ kind: 'video', key: 'file_1' }],
  });
});

const others: readonly (readonly [string, object, object])[] = [
  [
    'file',
    { file_key: 'f1', file_name: '名单.xlsx' },
    { attachments: [{ kind: 'file', key: 'f1', name: '名单.xlsx' }] },
  ],
  ['audio', { file_key: 'f2', duration: 2000 }, { attachments: [{ kind: 'audio', key: 'f2' }] }],
  [
    'media',
    { file_key: 'f3', image_key: 'i', file_name: 'a.mp4' },
    { attachments: [{ kind: 'video', key: 'f3', name: 'a.mp4' }] },
  ],
  ['sticker', { file_key: 'f4' }, { attachments: [{ kind: 'sticker', key: 'f4' }] }],
  [
    'location',
    { name: '万汇广场', longitude: '113.3', latitude: '23.1' },
    { attachments: [{ kind: 'location', key: '', name: '万汇广场', longitude: 113.3, latitude: 23.1 }] },
  ],
  ['location', { name: 'nowhere' }, { attachments: [] }],
  [
    'interactive',
    { title: '通知', elements: [[{ tag: 'text', text: '请确认' }]] },
    { text: '通知\n请确认', forwarded: true },
  ],
  ['share_chat', { chat_id: 'oc_2' }, { text: '', attachments: [] }],
  ['image', { no: 'key' }, { text: '', attachments: [] }],
];

test.each(others)('a message of type %s is read: %j', (type, content, expected) => {
  expect(world().hear({ other: { type, content } })).toMatchObject(expected);
});

test('forwarded messages are known as such, though their content is no JSON', () => {
  const { fake } = world();
  const { envelope, message } = saying(fake.state, {
    user: 'ou_a',
    chat: null,
    other: { type: 'merge_forward', content: {} },
  });
  const event = {
    ...envelope.event,
    message: {
      ...message,
      message_id: 'om_9',
      chat_id: 'oc',
      chat_type: 'p2p',
      create_time: '5',
      message_type: 'merge_forward',
      content: 'Merged and Forwarded Message',
    },
  };
  expect(inboundOf({ ...envelope, event }, undefined)).toMatchObject({
    kind: 'said',
    forwarded: true,
    text: '',
    chat: null,
  });
});

test('an answer to a message names the message it answers', () => {
  expect(world().hear({ text: '收到', replyTo: 'om_7' }).quote).toBe('om_7');
});

test('what bots write is not heard, our own least of all', () => {
  const { fake } = world();
  const { envelope } = saying(fake.state, {
    user: 'ou_bot',
    chat: 'oc_1',
    text: '已签到',
    senderType: 'bot',
  });
  expect(inboundOf(envelope, 'ou_bot')).toBeUndefined();
});
