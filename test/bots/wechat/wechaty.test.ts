import { existsSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wholeText } from '../../../bots/wechat/raw-text.mjs';
import {
  buildBot,
  isComplaint,
  mentionsAny,
  wechatyAccount,
  withoutMention,
} from '../../../bots/wechat/wechaty.mjs';
import type { Heard, Turn } from '../../../bots/wechat/world.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const packages = new URL('../../../bots/wechat/node_modules/wechaty-puppet-mock', import.meta.url);
const isInstalled = existsSync(packages);
if (!isInstalled)
  console.log(
    'the gateway’s packages are not installed (npm ci --prefix bots/wechat): its mock is not tried',
  );

/** What the mock of wechaty offers, as far as it is used here. */
interface Mocked {
  readonly puppet: {
    readonly mocker: {
      readonly cacheMessagePayload: Map<string, object>;
      createContact(more: object): Contact;
      createRoom(more: object): Room;
      login(contact: Contact): void;
      scan(code: string, status: number): void;
    };
    emit(what: string, payload: object): void;
  };
  stop(): Promise<void>;
}
interface Contact {
  readonly id: string;
  say(text: string, mentions?: readonly Contact[]): { to(room: Room): void };
}
interface Room {
  readonly id: string;
  on(
    what: 'message',
    hear: (message: { text(): string; toFileBox(): Promise<{ toBuffer(): Promise<Buffer> }> }) => void,
  ): void;
}

function isMocked(bot: object): bot is Mocked {
  return 'puppet' in bot && 'stop' in bot;
}

const webPuppet = new URL('wechaty-puppet-wechat4u/dist/esm/src/mod.js', new URL('./', packages));

/** How a puppet reads what its protocol brings. */
interface Reader {
  messageRawPayloadParser(raw: object): Promise<Parameters<typeof isComplaint>[0]>;
}

/** The library's kind for lines that no person wrote. */
const unknown = 0;

const suite = isInstalled ? [['wechaty with its mock']] : [];
describe.each(suite)('%s', () => {
  test('hears, knows when it is meant, speaks, and survives what its own handlers do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wechaty-'));
    const bot = await buildBot({ puppet: 'mock', folder });
    if (!isMocked(bot)) throw new Error('another bot');
    const heard: Heard[] = [];
    const turns: Turn[] = [];
    const account = wechatyAccount(bot, { stableIds: true, log: () => {} });
    await account.start({
      async heard(message) {
        heard.push(message);
        if (message.text === 'boom') throw new Error('a handler that fails');
      },
      turned: async (turn) => void turns.push(turn),
    });
    const { mocker } = bot.puppet;
    mocker.scan('https://login.weixin.qq.com/l/FAKE', 2);
    const self = mocker.createContact({ id: 'wxid_self', name: '值守' });
    const chen = mocker.createContact({ id: 'wxid_chen', name: '陈思远' });
    const room = mocker.createRoom({ id: '1@chatroom', topic: '商务群', memberIdList: [self.id, chen.id] });
    mocker.login(self);
    await until(() => turns.some(({ kind }) => kind === 'login'));
    expect(turns).toContainEqual({ kind: 'scan', code: 'https://login.weixin.qq.com/l/FAKE' });

    chen.say('@值守\u2005 3号门堵了', [self]).to(room);
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({
      ...{ room: '1@chatroom', roomName: '商务群', from: 'wxid_chen', fromName: '陈思远' },
      ...{ text: '3号门堵了', mentionsBot: true },
    });

    chen.say('boom').to(room);
    bot.puppet.emit('error', { data: 'spurious' });
    chen.say('还在吗').to(room);
    await until(() => heard.length === 3);

    const shown: string[] = [];
    const pictures: number[] = [];
    room.on('message', (message) => {
      if (message.text()) shown.push(message.text());
      else void message.toFileBox().then(async (box) => pictures.push((await box.toBuffer()).byteLength));
    });
    await account.say({ kind: 'chat', id: '1@chatroom' }, '收到，已登记');
    await until(() => shown.length > 0);
    expect(shown).toEqual(['收到，已登记']);
    await until(() => turns.some(({ kind }) => kind === 'echo'));
    expect(turns).toContainEqual({ kind: 'echo', at: '1@chatroom', text: '收到，已登记' });
    expect(heard).toHaveLength(3);

    await account.show({ kind: 'chat', id: '1@chatroom' }, { name: '照片1.png', bytes: dot });
    await until(() => pictures.length > 0);
    expect(pictures).toEqual([dot.byteLength]);
    await expect(
      account.show({ kind: 'chat', id: 'nowhere@chatroom' }, { name: 'x', bytes: dot }),
    ).rejects.toThrow();

    const complains = '操作过于频繁，请稍后再试';
    chen.say(complains).to(room);
    await until(() => heard.length === 4);
    expect(turns).not.toContainEqual({ kind: 'complaint' });
    const line = { id: 'line', type: unknown, talkerId: room.id, roomId: room.id, text: complains };
    mocker.cacheMessagePayload.set(line.id, line);
    bot.puppet.emit('message', { messageId: line.id });
    await until(() => turns.some(({ kind }) => kind === 'complaint'));
    expect(heard).toHaveLength(4);
    await expect(account.say({ kind: 'chat', id: 'nowhere@chatroom' }, 'x')).rejects.toThrow();
    expect(statSync(folder).mode & 0o077).toBe(0);
    await bot.stop();
  });
});

describe.each(isInstalled ? [['the puppet of the web protocol']] : [])('%s', () => {
  test('reads a line of WeChat’s own so that it is known as one', async () => {
    const { PuppetWechat4u }: { PuppetWechat4u: new () => Reader } = await import(String(webPuppet));
    const read = async (more: object) => {
      const Content = '操作过于频繁，请稍后再试。';
      const raw = {
        MsgId: '1',
        MsgType: 10_000,
        ToUserName: '@own',
        CreateTime: 1,
        Content,
        OriginalContent: Content,
      };
      return isComplaint(await new PuppetWechat4u().messageRawPayloadParser({ ...raw, ...more }), {
        own: '@own',
        unknown,
      });
    };
    expect(await read({ FromUserName: '@@room' })).toBe(true);
    expect(await read({ FromUserName: '@chen' })).toBe(true);
    const OriginalContent = '@chen:<br/>操作过于频繁，请稍后再试。';
    expect(await read({ FromUserName: '@@room', MsgType: 1, OriginalContent })).toBe(false);
    expect(await read({ FromUserName: '@chen', MsgType: 1 })).toBe(false);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isSo()).toBe(true);
}

test('a text that the puppet cut at a colon and a line end is whole again', () => {
  const raw = { OriginalContent: '@abc123:<br/>整改清单:<br/>1. 灭火器<br/>2. 通道 &lt;东&gt;' };
  expect(wholeText('整改清单', raw)).toBe('整改清单:\n1. 灭火器\n2. 通道 <东>');
});

test.each([
  ['整改清单：\n1. 灭火器', undefined],
  ['你好', { OriginalContent: '@abc:<br/>别的话' }],
  ['你好', { OriginalContent: 7 }],
])('%s stays as it is', (text, raw) => {
  expect(wholeText(text, raw)).toBe(text);
});

test.each([
  ['@值守\u2005签到', true],
  ['@值守 签到', true],
  ['签到 @值守', true],
  ['@值守小助手\u2005签到', false],
  ['值守 签到', false],
  ['@所有人\u2005签到', false],
])('%s mentions us: %s', (text, expected) => {
  expect(mentionsAny(text, ['值守', '(bot)'])).toBe(expected);
});

test('the mention is no part of the words', () => {
  expect(withoutMention('@值守\u2005 3号门堵了', ['值守'])).toBe('3号门堵了');
});

test.each([
  [{ type: 0, roomId: 'r', talkerId: 'r', text: '操作过于频繁，请稍后再试' }, true],
  [{ type: 0, roomId: 'r', talkerId: 'own', text: '你发送消息过于频繁' }, true],
  [{ type: 0, roomId: 'r', text: '操作太频繁，请稍后再试' }, true],
  [{ type: 0, roomId: 'r', talkerId: 'chen', text: '操作过于频繁' }, false],
  [{ type: 7, roomId: 'r', talkerId: 'r', text: '操作过于频繁' }, false],
  [{ type: 0, roomId: 'r', talkerId: 'r', text: '"操作过于频繁"邀请"陈"加入了群聊' }, false],
  [{ type: 0, roomId: 'r', talkerId: 'r', text: '收到红包，请在手机上查看' }, false],
  [{ type: 0, roomId: 'r', talkerId: 'r' }, false],
])('%j is WeChat’s own complaint: %s', (payload, expected) => {
  expect(isComplaint(payload, { own: 'own', unknown: 0 })).toBe(expected);
});
