import { createHmac } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { type FakeChannel, type Fault, losing, type SaidThere, type Shown, served, window } from './fake.ts';

const Markdown = z.object({ title: z.string().min(1), text: z.string() });
const Robot = z.discriminatedUnion('msgtype', [
  z.object({
    msgtype: z.literal('markdown'),
    markdown: Markdown,
    at: z.object({ atMobiles: z.array(z.string()), isAtAll: z.boolean() }).optional(),
  }),
  z.object({
    msgtype: z.literal('actionCard'),
    actionCard: Markdown.extend({ btns: z.array(z.object({ title: z.string(), actionURL: z.url() })) }),
  }),
]);
const Send = z
  .object({
    robotCode: z.literal('ding_robot'),
    msgKey: z.enum(['sampleMarkdown', 'sampleImageMsg', 'sampleFile']),
    msgParam: z.string(),
  })
  .loose();
const Image = z.object({ photoURL: z.string() });
const Document = z.object({ mediaId: z.string(), fileName: z.string(), fileType: z.string() });

const [token, secret, appSecret] = ['tok', 'SECrobot', 'app-secret'];
const signed = (key: string, stamp: string) =>
  createHmac('sha256', key).update(`${stamp}\n${key}`).digest('base64');

/** The custom robot, which is mute for ten minutes after the 21st message of a minute, and the enterprise robot. */
export async function fakeDingtalk(nowMs: () => number): Promise<
  FakeChannel & {
    mutedAt(): readonly number[];
    sessionsEnd(): void;
    body(said: SaidThere): object;
    sign(body: object, stamp?: string): Request;
  }
> {
  const shown: Shown[] = [];
  const fits = window(20);
  const muted: number[] = [];
  const uploads = new Map<string, string>();
  let fault: Fault = 'none';
  let sessionsOver = false;

  function take(at: string, raw: unknown, text: string | undefined): Response {
    if (fault === 'down') return new Response('', { status: 503 });
    const isMute = nowMs() < (muted.at(-1) ?? Number.NEGATIVE_INFINITY) + 600_000;
    if (fault === 'limited' || isMute || !fits(at, nowMs())) {
      muted.push(nowMs());
      return Response.json({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' });
    }
    if (fault === 'refused' || text === undefined || text.length > 20_000)
      return Response.json({ errcode: 460101, errmsg: 'message too long' });
    shown.push({ at, text, raw, atMs: nowMs() });
    return Response.json({ errcode: 0, errmsg: 'ok' });
  }

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(losing(() => fault === 'lost'));
  app.post('/robot/send', async (c) => {
    const { access_token, timestamp = '', sign } = c.req.query();
    if (access_token !== token) return c.json({ errcode: 300001, errmsg: 'token is not exist' });
    if (sign !== signed(secret, timestamp) || Math.abs(nowMs() - Number(timestamp)) > 3_600_000)
      return c.json({ errcode: 310000, errmsg: 'sign not match' });
    const raw = await c.req.json();
    return take('robot', raw, robotWords(raw));
  });
  app.post('/session/:talk', async (c) => {
    if (sessionsOver) return new Response('expired', { status: 500 });
    const raw = await c.req.json();
    return take(c.req.param('talk'), raw, robotWords(raw));
  });
  app.post('/v1.0/oauth2/accessToken', async (c) => c.json({ accessToken: 'at_1', expireIn: 7200 }));
  app.post('/media/upload', async (c) => {
    if (c.req.query('access_token') !== 'at_1') return c.json({ errcode: 40014, errmsg: 'invalid token' });
    if (fault === 'down') return new Response('', { status: 503 });
    const media = (await c.req.formData()).get('media');
    const isTaken = media instanceof File && media.size > 0 && media.size <= 20 * 1024 * 1024;
    if (!isTaken) return c.json({ errcode: 40004, errmsg: 'invalid media' });
    const media_id = `@media_${uploads.size + 1}`;
    uploads.set(media_id, c.req.query('type') ?? '');
    return c.json({ errcode: 0, errmsg: 'ok', media_id });
  });
  app.post('/v1.0/robot/:where/:how', async (c) => {
    if (c.req.header('x-acs-dingtalk-access-token') !== 'at_1')
      return c.json({ code: 'InvalidAuthentication', message: '' }, 400);
    if (fault === 'down') return new Response('', { status: 503 });
    if (fault === 'limited')
      return c.json({ code: 'Forbidden.AccessDenied.QpsLimitForApi', message: '' }, 429);
    const raw = Send.parse(await c.req.json());
    const text = wordsOf(raw.msgKey, JSON.parse(raw.msgParam), uploads);
    if (text === undefined) return c.json({ code: 'invalidParameter', message: '' }, 400);
    const at = String(raw['openConversationId'] ?? z.array(z.string()).parse(raw['userIds'])[0]);
    shown.push({ at, text, raw, atMs: nowMs() });
    return c.json({ processQueryKey: `pq_${shown.length}` });
  });
  const server = await served(app);

  const body = ({ id, from, chat, text }: SaidThere) => ({
    ...{ msgId: id, msgtype: 'text', senderStaffId: from, senderNick: from, robotCode: 'ding_robot' },
    ...{
      conversationId: chat ?? `single_${from}`,
      conversationType: chat === null ? '1' : '2',
      isInAtList: true,
    },
    ...{ createAt: nowMs(), text: { content: ` ${text}` } },
    sessionWebhook: `${server.url}/session/${chat ?? from}`,
    sessionWebhookExpiredTime: nowMs() + 5_400_000,
  });
  const sign = (value: object, stamp = String(nowMs())) =>
    new Request('http://house/hooks/dingtalk', {
      method: 'POST',
      headers: { timestamp: stamp, sign: signed(appSecret, stamp), 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });

  return {
    channel: 'dingtalk',
    env: {
      DINGTALK_ROBOTS: `all=${token}:${secret}`,
      ...{ DINGTALK_APP_KEY: 'key', DINGTALK_APP_SECRET: appSecret, DINGTALK_ROBOT_CODE: 'ding_robot' },
      ...{ DINGTALK_BASE_URL: server.url, DINGTALK_API_URL: server.url },
    },
    group: { channel: 'dingtalk', kind: 'chat', id: 'robot:all' },
    talk: 'cid_all',
    ...{ body, sign },
    deliver: (said) => sign(body(said)),
    shown: () => shown,
    mutedAt: () => muted,
    sessionsEnd: () => {
      sessionsOver = true;
    },
    fault: (kind) => {
      fault = kind;
    },
    close: server.close,
  };
}

function robotWords(raw: unknown): string | undefined {
  const { data } = Robot.safeParse(raw);
  if (data?.msgtype === 'markdown') return data.markdown.text;
  return (
    data &&
    [
      data.actionCard.text,
      ...data.actionCard.btns.map(({ title, actionURL }) => `${title} ${actionURL}`),
    ].join('\n')
  );
}

/** What the enterprise robot shows; undefined for what it does not. */
function wordsOf(key: string, param: unknown, uploads: ReadonlyMap<string, string>): string | undefined {
  if (key === 'sampleMarkdown') return Markdown.parse(param).text;
  if (key === 'sampleImageMsg')
    return uploads.get(Image.parse(param).photoURL) === 'image' ? '[照片]' : undefined;
  const { mediaId, fileName } = Document.parse(param);
  return uploads.get(mediaId) === 'file' ? `[${fileName}]` : undefined;
}
