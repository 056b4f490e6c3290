import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { type Answer, failure, type Outcome, success } from './answer.ts';
import { type Act, call } from './call.ts';
import { lookAtChat, lookUpPeople, members, pageOfChats, readResource } from './lookups.ts';
import { described, patch, put, recall, urge } from './messages.ts';
import { chatOf, type Send, send } from './send.ts';
import type { State } from './state.ts';

type Bindings = { Bindings: Partial<HttpBindings> };
type C = Context<Bindings>;

/** The platform's API as one Hono app; a dropped or hung call needs a real connection under it. */
export function routes(state: State): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const open = app.basePath('/open-apis');
  open.post('/auth/v3/tenant_access_token/internal', async (c) =>
    written(c, { kind: 'answered', answer: giveToken(state, await bodyOf(c)) }),
  );
  open.post('/im/v1/messages', async (c) => {
    const body = await bodyOf(c);
    const asked = {
      ...sendOf(body),
      receiveIdType: c.req.query('receive_id_type') ?? '',
      receiveId: text(body['receive_id']),
    };
    return through(c, 'POST /im/v1/messages', (pause) => send(state, asked, pause), chatOf(asked));
  });
  open.post('/im/v1/messages/:id/reply', async (c) => {
    const body = await bodyOf(c);
    const quoted = state.messages.get(c.req.param('id'));
    const asked = {
      ...sendOf(body),
      receiveIdType: 'chat_id',
      receiveId: quoted?.chat ?? '',
      quote: c.req.param('id'),
    };
    const reply: Act = (pause) =>
      quoted?.recalled ? failure(230011, 'The message is recalled') : send(state, asked, pause);
    return through(c, 'POST /im/v1/messages/:id/reply', reply, quoted?.chat);
  });
  open.patch('/im/v1/messages/:id', async (c) => {
    const { content } = await bodyOf(c);
    return through(c, 'PATCH /im/v1/messages/:id', () => patch(state, c.req.param('id'), content), chatIn(c));
  });
  open.put('/im/v1/messages/:id', async (c) => {
    const body = await bodyOf(c);
    const words = { type: text(body['msg_type']), content: body['content'] };
    return through(c, 'PUT /im/v1/messages/:id', () => put(state, c.req.param('id'), words), chatIn(c));
  });
  open.delete('/im/v1/messages/:id', (c) =>
    through(c, 'DELETE /im/v1/messages/:id', () => recall(state, c.req.param('id')), chatIn(c)),
  );
  open.get('/im/v1/messages/:id', (c) => {
    const found = state.messages.get(c.req.param('id'));
    return through(c, 'GET /im/v1/messages/:id', () => success({ items: found ? [described(found)] : [] }));
  });
  open.get('/im/v1/messages/:id/resources/:key', (c) => {
    const { id, key } = c.req.param();
    return through(c, 'GET /im/v1/messages/:id/resources/:key', () => readResource(state, id, key));
  });
  for (const by of ['app', 'sms', 'phone']) {
    open.patch(`/im/v1/messages/:id/urgent_${by}`, async (c) => {
      const people = strings((await bodyOf(c))['user_id_list']);
      const id = c.req.param('id') ?? '';
      return through(c, `PATCH /im/v1/messages/:id/urgent_${by}`, () => urge(state, id, by, people));
    });
  }
  open.post('/im/v1/images', async (c) => {
    const image = (await c.req.parseBody())['image'];
    const bytes = image instanceof File ? new Uint8Array(await image.arrayBuffer()) : new Uint8Array();
    return through(c, 'POST /im/v1/images', () => keepImage(state, bytes));
  });
  open.get('/im/v1/chats', (c) => through(c, 'GET /im/v1/chats', () => pageOfChats(state, c.req.query())));
  open.get('/im/v1/chats/:id', (c) =>
    through(c, 'GET /im/v1/chats/:id', () => lookAtChat(state, c.req.param('id'))),
  );
  open.get('/im/v1/chats/:id/members', (c) =>
    through(c, 'GET /im/v1/chats/:id/members', () => members(state, c.req.param('id'))),
  );
  open.post('/contact/v3/users/batch_get_id', async (c) => {
    const mobiles = strings((await bodyOf(c))['mobiles']);
    return through(c, 'POST /contact/v3/users/batch_get_id', () => lookUpPeople(state, mobiles));
  });
  open.get('/bot/v3/info', (c) => through(c, 'GET /bot/v3/info', () => botInfo(state)));

  async function through(c: C, route: string, act: Act, chat?: string): Promise<Response> {
    return written(c, await call(state, { route, chat, authorization: c.req.header('authorization') }, act));
  }
  function chatIn(c: C): string | undefined {
    return state.messages.get(c.req.param('id') ?? '')?.chat;
  }
  return app;
}

function giveToken(state: State, body: Readonly<Record<string, unknown>>): Answer {
  state.tokenRequests += 1;
  if (body['app_id'] !== state.app.appId) return failure(10003, 'invalid param', { status: 200 });
  if (body['app_secret'] !== state.app.appSecret) return failure(10015, 'app secret error', { status: 200 });
  const seconds = state.settings.tokenSeconds ?? 7200;
  const [latest] = [...state.tokens].at(-1) ?? [];
  const leftMs = (state.tokens.get(latest ?? '') ?? 0) - state.now();
  const isFresh = latest !== undefined && leftMs >= Math.min(1800, seconds / 2) * 1000;
  const token = isFresh ? latest : `t-${state.newId('token')}`;
  if (!isFresh) state.tokens.set(token, state.now() + seconds * 1000);
  const expire = isFresh ? Math.floor(leftMs / 1000) : seconds;
  return { status: 200, headers: {}, body: { code: 0, msg: 'ok', tenant_access_token: token, expire } };
}

function keepImage(state: State, bytes: Uint8Array): Answer {
  if (bytes.byteLength === 0) return failure(234001, 'Invalid request param');
  if (bytes.byteLength > 10 * 1024 * 1024) return failure(234006, 'The file size exceed the max value');
  const key = state.newId('img_v3');
  state.images.set(key, bytes);
  return success({ image_key: key });
}

/** This one answer stands beside `data`, not in it. */
function botInfo(state: State): Answer {
  const bot = {
    activate_status: 2,
    app_name: 'Zhishou',
    avatar_url: '',
    ip_white_list: [],
    open_id: state.app.botOpenId,
  };
  return { status: 200, headers: {}, body: { code: 0, msg: 'ok', bot } };
}

async function bodyOf(c: C): Promise<Readonly<Record<string, unknown>>> {
  return c.req.json<Record<string, unknown>>().catch(() => ({}));
}

function sendOf(body: Readonly<Record<string, unknown>>): Pick<Send, 'type' | 'content' | 'uuid'> {
  const { msg_type: type, content, uuid } = body;
  return { type: text(type), content, ...(uuid !== undefined && { uuid: text(uuid) }) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

function written(c: C, outcome: Outcome): Response | Promise<Response> {
  if (outcome.kind === 'hung') return new Promise(() => {});
  if (outcome.kind === 'dropped') {
    c.env.incoming?.socket.resetAndDestroy();
    return new Promise(() => {});
  }
  const { status, headers, body } = outcome.answer;
  const all = { 'content-type': 'application/json; charset=utf-8', 'x-tt-logid': 'fake', ...headers };
  if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers: all });
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: all });
}
