import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { complaint } from './complaint.ts';
import { wholeText } from './raw-text.mjs';
import { NoSuchPlace } from './world.ts';

/** @see wechaty.d.mts */
export async function buildBot({ puppet, folder, token, endpoint }) {
  // The session file holds login cookies in plain text, and the library writes it readable for all.
  process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { WechatyBuilder } = await import('wechaty');
  return WechatyBuilder.build({ name: join(folder, 'session'), puppet: await puppetOf(puppet, { token, endpoint }) });
}

async function puppetOf(name, { token, endpoint }) {
  if (name === 'mock') {
    const { mock, PuppetMock } = await import('wechaty-puppet-mock');
    return new PuppetMock({ mocker: new mock.Mocker() });
  }
  if (name === 'wechat4u') {
    const { PuppetWechat4u } = await import('wechaty-puppet-wechat4u');
    return new PuppetWechat4u();
  }
  // Without an endpoint the library would ask a server of its vendor for it.
  const { PuppetService } = await import('wechaty-puppet-service');
  return new PuppetService({ token, endpoint });
}

/** @see wechaty.d.mts */
export function wechatyAccount(bot, { stableIds, log }) {
  let self;
  const failed = (where) => (error) => log('puppet.failed', { where, error: error?.name ?? 'unknown' });
  // A rejected handler would end the process, and an error event without a listener throws.
  const guarded = (where, work) => (...args) => void Promise.resolve().then(() => work(...args)).catch(failed(where));

  return {
    stableIds,
    async start({ heard, turned }) {
      bot.on('scan', guarded('scan', (code) => turned({ kind: 'scan', code })));
      bot.on('login', guarded('login', async (user) => {
        self = user;
        await turned({ kind: 'login', id: user.id });
      }));
      bot.on('logout', guarded('logout', (_user, reason) => turned({ kind: 'logout', reason: String(reason ?? '') })));
      bot.on('heartbeat', guarded('heartbeat', () => turned({ kind: 'beat' })));
      bot.on('error', guarded('error', async (error) => {
        const text = String(error?.message ?? error);
        const code = /UNAVAILABLE|\b14\b/.test(text) ? 'unavailable' : undefined;
        log('puppet.error', { code: code ?? 'other' });
        // After a cut the library sends again but hears nothing: only a new process does.
        if (code) await turned({ kind: 'lost', code });
      }));
      bot.on('message', guarded('message', async (message) => {
        const own = ownWords(bot, message);
        if (own) return turned({ kind: 'echo', ...own });
        const read = await readMessage(bot, message, self);
        if (read) await heard(read);
      }));
      // A line of WeChat's own has no talker that the library would know, so that it is read where the puppet brings it.
      bot.on('puppet', (puppet) => puppet.on('message', guarded('line', async ({ messageId }) => {
        const payload = await puppet.messagePayload(messageId);
        if (isComplaint(payload, { own: self?.id, unknown: bot.Message.Type.Unknown })) await turned({ kind: 'complaint' });
      })));
      await bot.start();
    },
    async say(to, text) {
      await (await placeOf(bot, to)).say(text);
    },
    async show(to, { name, bytes }) {
      const place = await placeOf(bot, to);
      const { FileBox } = await import('file-box');
      await place.say(FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name));
    },
    logout: () => bot.logout(),
  };
}

async function placeOf(bot, { kind, id }) {
  const place = kind === 'chat' ? await bot.Room.find({ id }) : await bot.Contact.find({ id });
  if (!place) throw new NoSuchPlace();
  return place;
}

/** What this account said, where the puppet shows it. */
function ownWords(bot, message) {
  if (!message.self() || message.type() !== bot.Message.Type.Text) return undefined;
  const at = message.room()?.id ?? message.listener()?.id;
  return at && { at, text: message.text() };
}

/** Read at once: puppets keep a message for an hour at most. */
async function readMessage(bot, message, self) {
  if (message.self()) return undefined;
  const types = bot.Message.Type;
  const type = message.type();
  const isImage = type === types.Image;
  if (type !== types.Text && !isImage) return undefined;
  const talker = message.talker();
  const room = message.room();
  const raw = await bot.puppet.messageRawPayload(message.id).catch(() => undefined);
  const text = isImage ? '' : wholeText(message.text(), raw);
  const [roomName, alias, mentioned] = await Promise.all([
    room?.topic().catch(() => undefined),
    room && self ? room.alias(self).catch(() => undefined) : undefined,
    room ? message.mentionSelf().catch(() => false) : false,
  ]);
  const names = [self?.name(), alias].filter((name) => name);
  return {
    id: message.id,
    ...(room && { room: room.id, roomName: roomName || room.id }),
    from: talker.id,
    ...(talker.name() && { fromName: talker.name() }),
    text: withoutMention(text, names),
    mentionsBot: mentioned || mentionsAny(text, names),
    sentAtMs: message.date().getTime(),
    images: isImage ? [async () => (await message.toFileBox()).toBuffer()] : [],
  };
}

/** Whatever people write is of another kind; in a room, what is told of a member is no line of WeChat's own either. */
export function isComplaint({ type, talkerId, roomId, text }, { own, unknown }) {
  const isMember = Boolean(roomId && talkerId && talkerId !== roomId && talkerId !== own);
  return type === unknown && !isMember && complaint.test(text ?? '');
}

/** Over gRPC a puppet may give an empty list, so that the library says nobody was mentioned. */
export function mentionsAny(text, names) {
  return names.some((name) => new RegExp(`@${escaped(name)}([\\u2005\\s]|$)`).test(text));
}

export function withoutMention(text, names) {
  return names.reduce((rest, name) => rest.replace(new RegExp(`@${escaped(name)}([\\u2005\\s]+|$)`, 'g'), ''), text).trim();
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
