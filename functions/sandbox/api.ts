import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { zonedIso } from '../../shared/domain/time.ts';
import { bodyOf, clickBody, clockBody, faultsBody, hearingBody, sayBody } from './body.ts';
import { click, moveClock, mustBeHere, say } from './calls.ts';
import type { SandboxHost, Talk } from './host.ts';
import { messageOf } from './message.ts';
import { Sorry } from './sorry.ts';
import { no } from './words.ts';

const maxBodyBytes = 40 * 1024 * 1024;

/** The sandbox's calls, under /sandbox/api. */
export function sandboxApi(host: SandboxHost): Hono {
  const api = new Hono();
  api.use(
    bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json({ error: no.tooLarge }, 400) }),
  );
  api.use(async (context, next) => {
    if (context.req.header('sec-fetch-site') === 'cross-site') throw new Sorry(400, no.foreign);
    await next();
  });
  api.post('/say', async (context) => context.json(await say(host, await bodyOf(context.req.raw, sayBody))));
  api.post('/click', async (context) =>
    context.json(await click(host, await bodyOf(context.req.raw, clickBody))),
  );
  api.post('/clock', async (context) => {
    const { to } = await bodyOf(context.req.raw, clockBody);
    return context.json(await moveClock(host, to));
  });
  api.get('/messages', async (context) => context.json(await messages(host, context)));
  api.get('/town', async (context) => context.json(await town(host)));
  api.post('/faults', async (context) => {
    const { kind, share = 1 } = await bodyOf(context.req.raw, faultsBody);
    if (!host.moveTo) throw new Sorry(409, no.faults);
    host.chat.turn({ fault: { kind, share } });
    return context.json({ kind, share });
  });
  api.post('/hearing', async (context) => {
    const { onlyMentions } = await bodyOf(context.req.raw, hearingBody);
    host.chat.turn({ onlyMentions });
    return context.json({ onlyMentions });
  });
  api.get('/photo/:key', async (context) => photo(host, context.req.param('key')));
  api.get('/file/:key', async (context) => file(host, context.req.param('key'), context.req.query('name')));
  api.all('*', () => {
    throw new Sorry(404, no.route);
  });
  api.onError((error, context) => {
    if (error instanceof Sorry) return context.json({ error: error.message }, error.status);
    host.log('error', 'sandbox.failed', { path: context.req.path, error: String(error) });
    return context.json({ error: no.broken }, 500);
  });
  return api;
}

async function town(host: SandboxHost) {
  const { people, units } = await host.inhabitants();
  const groups = host.chat.groups.map(({ id, name, members }) => ({ id, name, members }));
  return { now: zonedIso(host.now()), people, groups, units };
}

/** `chat`: that group; `person` alone: his private talk; `chat=*`: all he sees; neither: all there is. */
async function messages(host: SandboxHost, context: Context) {
  const { chat, person, after } = context.req.query();
  if (after && !/^m\d{9}$/.test(after)) throw new Sorry(404, no.message);
  const talks = await talksOf(host, chat ?? '', person ?? '');
  const lines = host.chat.lines({ ...(talks && { talks }), after: after || undefined });
  return {
    messages: lines.map((line) => messageOf(line, host.chat.groups)),
    cursor: host.chat.cursor(),
    now: zonedIso(host.now()),
  };
}

async function talksOf(
  host: SandboxHost,
  chat: string,
  person: string,
): Promise<readonly Talk[] | undefined> {
  const group = chat === '' || chat === '*' ? null : chat;
  if (person !== '') await mustBeHere(host, person, group);
  if (group !== null) {
    if (!host.chat.groups.some(({ id }) => id === group)) throw new Sorry(404, no.group);
    return [{ chat: group }];
  }
  if (person === '') return undefined;
  const groups = host.chat.groups.filter(({ members }) => chat === '*' && members.includes(person));
  return [{ person }, ...groups.map(({ id }) => ({ chat: id }))];
}

const pictures = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** Only what is a picture by its bytes is ever shown. */
async function photo(host: SandboxHost, key: string): Promise<Response> {
  const found = await host.chat.photo(key);
  if (!found || !pictures.includes(found.type)) throw new Sorry(404, no.photo);
  const headers = {
    'content-type': found.type,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
    'content-security-policy': "default-src 'none'",
  };
  return new Response(new Uint8Array(found.bytes), { headers });
}

/** What the bot handed over is only ever saved, never shown by the browser. */
async function file(host: SandboxHost, key: string, name = key): Promise<Response> {
  const found = await host.chat.photo(key).catch(() => undefined);
  if (!found || pictures.includes(found.type)) throw new Sorry(404, no.file);
  const headers = {
    'content-type': found.type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return new Response(new Uint8Array(found.bytes), { headers });
}
