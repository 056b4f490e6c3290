import { Hono } from 'hono';
import { failure, success } from './answer.ts';
import { readResource } from './lookups.ts';
import { described, patch, put, recall, urge } from './messages.ts';
import { chatOf, type Send, send } from './send.ts';
import type { State } from './state.ts';
import { type Bindings, type Body, bodyOf, strings, type Through, text } from './way.ts';

/** POST /im/v1/messages and its reply. */
export function sendRoutes(state: State, through: Through): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.post('/', async (c) => {
    const asked = sendOf(await bodyOf(c), c.req.query('receive_id_type') ?? '');
    const way = { route: 'POST /im/v1/messages', chat: chatOf(asked) };
    return through(c, way, (pause) => send(state, asked, pause));
  });
  app.post('/:id/reply', async (c) => {
    const quote = c.req.param('id');
    const quoted = state.messages.get(quote);
    const asked = { ...sendOf(await bodyOf(c), 'chat_id'), receiveId: quoted?.chat ?? '', quote };
    return through(c, { route: 'POST /im/v1/messages/:id/reply', chat: quoted?.chat }, (pause) =>
      quoted?.recalled ? failure(230011, 'The message is recalled') : send(state, asked, pause),
    );
  });
  return app;
}

/** What can be done with one message. */
export function messageRoutes(state: State, through: Through): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const way = (method: string, id: string, rest = '') => ({
    route: `${method} /im/v1/messages/:id${rest}`,
    chat: state.messages.get(id)?.chat,
  });
  app.patch('/:id', async (c) => {
    const { content } = await bodyOf(c);
    const id = c.req.param('id');
    return through(c, way('PATCH', id), () => patch(state, id, content));
  });
  app.put('/:id', async (c) => {
    const { msg_type: type, content } = await bodyOf(c);
    const id = c.req.param('id');
    return through(c, way('PUT', id), () => put(state, id, { type: text(type), content }));
  });
  app.delete('/:id', (c) => {
    const id = c.req.param('id');
    return through(c, way('DELETE', id), () => recall(state, id));
  });
  app.get('/:id', (c) => {
    const found = state.messages.get(c.req.param('id'));
    return through(c, way('GET', ''), () => success({ items: found ? [described(found)] : [] }));
  });
  app.get('/:id/resources/:key', (c) => {
    const { id, key } = c.req.param();
    return through(c, way('GET', id, '/resources/:key'), () => readResource(state, id, key));
  });
  app.patch('/:id/:urgent{urgent_(?:app|sms|phone)}', async (c) => {
    const { id, urgent } = c.req.param();
    const people = strings((await bodyOf(c))['user_id_list']);
    return through(c, way('PATCH', id, `/${urgent}`), () =>
      urge(state, id, urgent.replace('urgent_', ''), people),
    );
  });
  return app;
}

function sendOf(body: Body, receiveIdType: string): Send {
  const { receive_id: receiveId, msg_type: type, content, uuid } = body;
  const key = uuid === undefined ? undefined : text(uuid);
  return { receiveIdType, receiveId: text(receiveId), type: text(type), content, uuid: key };
}
