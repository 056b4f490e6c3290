import { Hono } from 'hono';
import { type Answer, failure, success } from './answer.ts';
import { lookAtChat, lookUpPeople, members, pageOfChats } from './lookups.ts';
import { messageRoutes, sendRoutes } from './message-routes.ts';
import { tokenFor, userInfo } from './sign-in.ts';
import type { KeptFile, State } from './state.ts';
import { type Bindings, type Body, bodyOf, strings, type Through, throughTo, written } from './way.ts';

/** The platform's API as one Hono app. */
export function routes(state: State): Hono<Bindings> {
  const through = throughTo(state);
  const app = new Hono<Bindings>();
  const open = app.basePath('/open-apis');
  open.post('/auth/v3/tenant_access_token/internal', async (c) =>
    written(c, { kind: 'answered', answer: giveToken(state, await bodyOf(c)) }),
  );
  open.post('/authen/v2/oauth/token', async (c) =>
    written(c, { kind: 'answered', answer: tokenFor(state, await bodyOf(c)) }),
  );
  open.get('/authen/v1/user_info', (c) =>
    written(c, { kind: 'answered', answer: userInfo(state, c.req.header('authorization')) }),
  );
  open.route('/im/v1/messages', sendRoutes(state, through));
  open.route('/im/v1/messages', messageRoutes(state, through));
  open.route('/', lookupRoutes(state, through));
  return app;
}

function lookupRoutes(state: State, through: Through): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.post('/im/v1/images', async (c) => {
    const image = (await c.req.parseBody())['image'];
    const bytes = image instanceof File ? new Uint8Array(await image.arrayBuffer()) : new Uint8Array();
    return through(c, { route: 'POST /im/v1/images' }, () => keepImage(state, bytes));
  });
  app.post('/im/v1/files', async (c) => {
    const { file, file_name: name, file_type: type } = await c.req.parseBody();
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    return through(c, { route: 'POST /im/v1/files' }, () =>
      keepFile(state, { bytes, name: String(name ?? ''), type: String(type ?? '') }),
    );
  });
  app.get('/im/v1/chats', (c) =>
    through(c, { route: 'GET /im/v1/chats' }, () => pageOfChats(state, c.req.query())),
  );
  app.get('/im/v1/chats/:id', (c) =>
    through(c, { route: 'GET /im/v1/chats/:id' }, () => lookAtChat(state, c.req.param('id'))),
  );
  app.get('/im/v1/chats/:id/members', (c) =>
    through(c, { route: 'GET /im/v1/chats/:id/members' }, () => members(state, c.req.param('id'))),
  );
  app.post('/contact/v3/users/batch_get_id', async (c) => {
    const mobiles = strings((await bodyOf(c))['mobiles']);
    return through(c, { route: 'POST /contact/v3/users/batch_get_id' }, () => lookUpPeople(state, mobiles));
  });
  app.get('/bot/v3/info', (c) => through(c, { route: 'GET /bot/v3/info' }, () => botInfo(state)));
  return app;
}

function giveToken(state: State, body: Body): Answer {
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

/** https://open.feishu.cn/document/server-docs/im-v1/file/create */
function keepFile(state: State, file: KeptFile): Answer {
  const isKnown = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'].includes(file.type);
  if (file.name === '' || !isKnown) return failure(234001, 'Invalid request param');
  if (file.bytes.byteLength === 0) return failure(234010, 'The file size is 0');
  if (file.bytes.byteLength > 30 * 1024 * 1024) return failure(234006, 'The file size exceed the max value');
  const key = state.newId('file_v3');
  state.files.set(key, file);
  return success({ file_key: key });
}

/** This one answer stands beside `data`, not in it. */
function botInfo(state: State): Answer {
  const names = { app_name: 'Zhishou', avatar_url: '', ip_white_list: [] };
  const bot = { activate_status: 2, ...names, open_id: state.app.botOpenId };
  return { status: 200, headers: {}, body: { code: 0, msg: 'ok', bot } };
}
