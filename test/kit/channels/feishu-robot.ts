import { createHmac } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { type FakeChannel, type Fault, losing, type Shown, served, window } from './fake.ts';

const Body = z.object({
  timestamp: z.string(),
  sign: z.string(),
  msg_type: z.literal('interactive'),
  card: z.object({ schema: z.literal('2.0') }).loose(),
});
const [hook, secret] = ['11111111-2222', 'robot-secret'];

/** A group's custom robot: nothing is heard, nothing can be edited, and no app is needed. */
export async function fakeFeishuRobot(nowMs: () => number): Promise<FakeChannel> {
  const shown: Shown[] = [];
  const fits = window(100);
  let fault: Fault = 'none';
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(losing(() => fault === 'lost'));
  app.post('/open-apis/bot/v2/hook/:id', async (c) => {
    if (fault === 'down') return new Response('', { status: 503 });
    if (c.req.param('id') !== hook) return c.json({ code: 19001, msg: 'param invalid' });
    return c.json({ code: take(await c.req.text()), msg: '' });
  });

  function take(text: string): number {
    const body = text.length > 20 * 1024 ? undefined : Body.safeParse(JSON.parse(text)).data;
    if (!body || fault === 'refused') return 19002;
    if (body.sign !== signOf(body.timestamp)) return 19021;
    if (fault === 'limited' || !fits(hook, nowMs())) return 11232;
    shown.push({ at: 'robot', text: JSON.stringify(body.card), raw: body, atMs: nowMs() });
    return 0;
  }

  const server = await served(app);
  return {
    channel: 'feishu',
    env: { FEISHU_ROBOTS: `all=${hook}:${secret}`, FEISHU_BASE_URL: server.url },
    group: { channel: 'feishu', kind: 'chat', id: 'robot:all' },
    shown: () => shown,
    fault: (kind) => {
      fault = kind;
    },
    close: server.close,
  };
}

function signOf(timestamp: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
}
