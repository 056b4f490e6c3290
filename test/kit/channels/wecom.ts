import { createHash, randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { encrypted, signatureOf } from '../../../bots/wecom/seal.ts';
import { type FakeChannel, type Fault, losing, type SaidThere, type Shown, served, window } from './fake.ts';

const Body = z.object({ msgtype: z.enum(['text', 'markdown', 'template_card', 'image', 'file']) }).loose();
const Image = z.object({ base64: z.base64(), md5: z.string() });
const File = z.object({ media_id: z.string() });
const Text = z.object({ content: z.string(), mentioned_mobile_list: z.array(z.string()).optional() });
const Card = z.object({
  card_type: z.literal('text_notice'),
  main_title: z.object({ title: z.string().max(26) }),
  sub_title_text: z.string().max(112),
  horizontal_content_list: z.array(z.object({ keyname: z.string(), value: z.string().max(26) })).max(6),
  jump_list: z.array(z.object({ type: z.literal(1), title: z.string(), url: z.url() })).max(3),
  card_action: z.object({ type: z.literal(1), url: z.url() }),
});

export const wecomSeal = {
  token: 'tokenOfTheRobot',
  aesKey: randomBytes(32).toString('base64').slice(0, 43),
};
const robotKey = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';

/** The group robot's webhook and the smart robot's callbacks, with the platform's sizes, window and codes. */
export async function fakeWecom(
  nowMs: () => number,
): Promise<FakeChannel & { sealed(value: object): Request; challenge(text: string): string }> {
  const shown: Shown[] = [];
  const fits = window(20);
  const usable = new Map<string, string>();
  let fault: Fault = 'none';
  const ok = { errcode: 0, errmsg: 'ok' };

  const uploads = new Map<string, { name: string; bytes: number }>();

  function take(at: string, raw: unknown): Response {
    if (fault === 'down') return new Response('bad gateway', { status: 503 });
    if (fault === 'limited' || !fits(at, nowMs()))
      return Response.json({ errcode: 45009, errmsg: 'api freq out of limit' });
    const text = wordsOf(raw) ?? fileWords(raw, uploads);
    if (fault === 'refused' || text === undefined)
      return Response.json({ errcode: 40058, errmsg: 'invalid' });
    shown.push({ at, text, raw, atMs: nowMs() });
    return Response.json(ok);
  }

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(losing(() => fault === 'lost'));
  app.post('/cgi-bin/webhook/send', async (c) => {
    if (c.req.query('key') !== robotKey) return c.json({ errcode: 93000, errmsg: 'invalid webhook url' });
    return take('robot', await c.req.json());
  });
  app.post('/cgi-bin/webhook/upload_media', async (c) => {
    if (c.req.query('key') !== robotKey) return c.json({ errcode: 93000, errmsg: 'invalid webhook url' });
    if (fault === 'down') return new Response('bad gateway', { status: 503 });
    const media = (await c.req.formData()).get('media');
    const isTaken = media instanceof globalThis.File && media.size > 5 && media.size <= 20 * 1024 * 1024;
    if (c.req.query('type') !== 'file' || !isTaken)
      return c.json({ errcode: 40004, errmsg: 'invalid media' });
    const media_id = `media_${uploads.size + 1}`;
    uploads.set(media_id, { name: media.name, bytes: media.size });
    return c.json({ ...ok, type: 'file', media_id, created_at: String(nowMs()) });
  });
  app.post('/cgi-bin/aibot/response', async (c) => {
    const code = c.req.query('response_code') ?? '';
    const talk = usable.get(code);
    if (talk === undefined) return c.json({ errcode: 40058, errmsg: 'response_code used' });
    if (fault !== 'down') usable.delete(code);
    return take(talk, await c.req.json());
  });
  const server = await served(app);

  function sealing(text: string) {
    const message = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(message.length);
    const encrypt = encrypted(wecomSeal, Buffer.concat([randomBytes(16), length, message])).toString(
      'base64',
    );
    const parts = { timestamp: String(Math.floor(nowMs() / 1000)), nonce: 'n1', sealed: encrypt };
    const { timestamp, nonce } = parts;
    const query = new URLSearchParams({ msg_signature: signatureOf(wecomSeal, parts), timestamp, nonce });
    return { encrypt, url: `http://house/hooks/wecom?${query}` };
  }

  function sealed(value: object): Request {
    const { url, encrypt } = sealing(JSON.stringify(value));
    return new Request(url, { method: 'POST', body: JSON.stringify({ encrypt }) });
  }

  function challenge(text: string): string {
    const { url, encrypt } = sealing(text);
    return `${url}&echostr=${encodeURIComponent(encrypt)}`;
  }

  return {
    channel: 'wecom',
    env: {
      WECOM_ROBOTS: `all=${robotKey}`,
      ...{ WECOM_BOT_ID: 'aib_1', WECOM_TOKEN: wecomSeal.token, WECOM_AES_KEY: wecomSeal.aesKey },
      WECOM_BASE_URL: server.url,
    },
    group: { channel: 'wecom', kind: 'chat', id: 'robot:all' },
    talk: 'wr_all',
    ...{ sealed, challenge },
    deliver({ id, from, chat, text }: SaidThere) {
      usable.set(id, chat ?? from);
      return sealed({
        ...{ msgid: id, aibotid: 'aib_1', from: { userid: from }, msgtype: 'text' },
        ...(chat === null ? { chattype: 'single' } : { chattype: 'group', chatid: chat }),
        response_url: `${server.url}/cgi-bin/aibot/response?response_code=${id}`,
        text: { content: chat === null ? text : `@值守 ${text}` },
      });
    },
    shown: () => shown,
    fault: (kind) => {
      fault = kind;
    },
    close: server.close,
  };
}

/** The words of a message the platform would take; undefined for one it refuses. */
function wordsOf(raw: unknown): string | undefined {
  const body = Body.safeParse(raw).data;
  if (!body) return undefined;
  if (body.msgtype === 'image' || body.msgtype === 'file') return undefined;
  const part = body[body.msgtype];
  if (body.msgtype === 'template_card') {
    const card = Card.safeParse(part).data;
    return (
      card &&
      [
        card.main_title.title,
        card.sub_title_text,
        ...card.jump_list.map(({ title, url }) => `${title} ${url}`),
      ].join('\n')
    );
  }
  const { content } = Text.safeParse(part).data ?? {};
  const most = body.msgtype === 'text' ? 2048 : 4096;
  return content === undefined || Buffer.byteLength(content) > most ? undefined : content;
}

/** A picture whose checksum and size the platform takes, or a file that was uploaded here. */
function fileWords(
  raw: unknown,
  uploads: ReadonlyMap<string, { readonly name: string }>,
): string | undefined {
  const body = Body.safeParse(raw).data;
  if (body?.msgtype === 'file') {
    const name = uploads.get(File.safeParse(body['file']).data?.media_id ?? '')?.name;
    return name && `[${name}]`;
  }
  const image = Image.safeParse(body?.['image']).data;
  if (!image) return undefined;
  const bytes = Buffer.from(image.base64, 'base64');
  const isWhole = createHash('md5').update(bytes).digest('hex') === image.md5;
  const isPicture = /^(?:\xff\xd8\xff|\x89PNG)/.test(bytes.toString('latin1'));
  return isWhole && isPicture && bytes.length <= 2 * 1024 * 1024 ? '[照片]' : undefined;
}
