import { Hono } from 'hono';
import type { Inbound } from '../../shared/domain/message.ts';
import { isForGroup, ownToken } from '../../shared/flows/pages/known-by-number.ts';
import type { Face, Opened } from '../../shared/flows/pages/open.ts';
import { faceOf, openPage, usedFace } from '../../shared/flows/pages/open.ts';
import { submitted } from '../../shared/flows/pages/submit.ts';
import { doneFace, tooLargeFace } from '../../shared/flows/pages/words.ts';
import type { House } from '../app.ts';
import { pageHtml, script } from './page.tsx';

/** Three photos of a telephone, made small by the page's script; without it one at most. */
const mostBytes = 8 * 1024 * 1024;

/** The signed pages: one purpose, one person, no login. Nothing of a page is kept by anybody on the way. */
export function pages(house: House): Hono {
  const app = new Hono();
  app.get('/p/small.js', (context) =>
    context.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=3600',
    }),
  );
  app.get('/p/:token', async (context) => {
    const opening = await openPage(house.deps, context.req.param('token'), house.now());
    if (!opening.ok) return html(opening.face, opening.status);
    return html(opening.used ? usedFace(opening.used) : faceOf(opening.opened));
  });
  app.post('/p/:token', (context) => act(house, context.req.raw, context.req.param('token')));
  app.onError((error, context) => {
    house.deps.log('error', 'page.failed', { error: error.name });
    return context.body(null, 503);
  });
  return app;
}

async function act(house: House, request: Request, token: string): Promise<Response> {
  const now = house.now();
  const opening = await openPage(house.deps, token, now);
  if (!opening.ok) return html(opening.face, opening.status);
  if (opening.used) return html(usedFace(opening.used));
  if (!(Number(request.headers.get('content-length')) <= mostBytes)) return html(tooLargeFace, 413);
  if (isForGroup(opening.opened.grant)) return onward(house, opening.opened, request);
  const inbound = await submitted(house.deps, opening.opened, { ...(await fieldsOf(request)), now });
  if (inbound === 'too-large') return html(tooLargeFace, 413);
  return html(await answered(house, inbound));
}

/** From the link of a group to the one of whoever said who he is. */
async function onward(house: House, opened: Opened, request: Request): Promise<Response> {
  const { form } = await fieldsOf(request);
  const found = await ownToken(house.deps, opened, { mobile: form['mobile'] ?? '', now: house.now() });
  if ('face' in found) return html(found.face);
  return new Response(null, { status: 303, headers: { ...headers, location: `/p/${found.token}` } });
}

async function answered(house: House, inbound: Inbound): Promise<Face> {
  const { toast } = await house.hear(inbound);
  return doneFace(toast?.text);
}

async function fieldsOf(request: Request) {
  const form: Record<string, string> = {};
  const photos: Uint8Array[] = [];
  for (const [name, value] of await request.formData()) {
    if (typeof value !== 'string') photos.push(new Uint8Array(await value.arrayBuffer()));
    else if (name === small) photos.push(Buffer.from(value.split(',')[1] ?? '', 'base64'));
    else form[name] = [form[name], value.slice(0, mostLetters)].filter((part) => part).join(',');
  }
  return { form, photos: photos.filter(({ byteLength }) => byteLength > 0) };
}

/** Where the page's script puts what it made small. */
const small = 'small';
const mostLetters = 2000;

/** Only what stands here may run or load; the address is told to nobody. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; img-src data: blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

function html(face: Face, status = 200): Response {
  return new Response(pageHtml(face), { status, headers });
}
