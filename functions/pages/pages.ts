import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { holderLifeMs } from '../../shared/domain/page.ts';
import { proofOf, prove } from '../../shared/flows/pages/holder.ts';
import type { Face, Opened } from '../../shared/flows/pages/open.ts';
import { faceOf, isShared, openPage, usedFace } from '../../shared/flows/pages/open.ts';
import { submitted } from '../../shared/flows/pages/submit.ts';
import {
  doneFace,
  failedFace,
  noCookiesFace,
  tooLargeFace,
  tooManyFace,
} from '../../shared/flows/pages/words.ts';
import type { House } from '../app.ts';
import { pageHtml, script } from './page.tsx';

/** Three photos of a telephone, made small by the page's script; without it one at most. */
const small = bodyLimit({ maxSize: 8 * 1024 * 1024, onError: () => html(tooLargeFace, { status: 413 }) });

/** The signed pages: one purpose, one person, no login. Nothing of a page is kept by anybody on the way. */
export function pages(house: House): Hono {
  const app = new Hono();
  app.get('/p/small.js', (context) =>
    context.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=3600',
    }),
  );
  app.get('/p/:token', (context) => show(house, context.req.raw, context.req.param('token')));
  app.post('/p/:token', small, (context) => act(house, context.req.raw, context.req.param('token')));
  app.onError((error) => {
    house.deps.log('error', 'page.failed', { error: error.name });
    return html(failedFace, { status: 503 });
  });
  return app;
}

async function show(house: House, request: Request, token: string): Promise<Response> {
  const { deps, now } = house;
  const proof = proofIn(request);
  const opening = await openPage(deps, { token, proof, now: now() });
  if (!opening.ok) return html(opening.face, { status: opening.status });
  const { opened, used } = opening;
  const kept = await keptBy(house, opened, proof);
  return html(used ? usedFace(used) : faceOf(deps, opened), {
    ...(kept && { cookie: cookie(house, kept) }),
  });
}

/** Who proved it goes on being known; who has not is tried for keeping anything, before a code is spent on him. */
async function keptBy(
  { deps, now }: House,
  { grant, holder }: Opened,
  proof: string,
): Promise<string | undefined> {
  if (holder) return proofOf(deps, holder.id, now());
  return isShared(grant) && grant.kind === 'action' && proof === '' ? asked : undefined;
}

async function act(house: House, request: Request, token: string): Promise<Response> {
  const { deps } = house;
  const now = house.now();
  const proof = proofIn(request);
  const opening = await openPage(deps, { token, proof, now });
  if (!opening.ok) return html(opening.face, { status: opening.status });
  const { opened, used } = opening;
  if (used) return html(usedFace(used));
  if (isShared(opened.grant) && opened.grant.kind === 'action')
    return proof === '' ? html(noCookiesFace) : onward(house, opened, request);
  const inbound = await submitted(deps, opened, { ...(await fieldsOf(request)), now });
  if (inbound === 'too-large') return html(tooLargeFace, { status: 413 });
  if (inbound === 'too-many') return html(tooManyFace, { status: 429 });
  const { toast } = await house.hear(inbound);
  const after = await openPage(deps, { token, proof, now });
  const isRefused = inbound.id === opened.id && after.ok && after.used === undefined;
  return html(isRefused ? { ...faceOf(deps, opened), refused: toast?.text ?? '' } : doneFace(toast?.text));
}

/** Whoever proved who he is comes back to the same link, and it is his own now. */
async function onward(house: House, opened: Opened, request: Request): Promise<Response> {
  const { code = '', mobile = '' } = (await fieldsOf(request)).form;
  const found = await prove(house.deps, opened, { code, mobile, now: house.now() });
  if ('face' in found) return html(found.face);
  const location = new URL(request.url).pathname;
  return new Response(null, {
    status: 303,
    headers: { ...headers, location, 'set-cookie': cookie(house, found.proof) },
  });
}

async function fieldsOf(request: Request) {
  const form: Record<string, string> = {};
  const photos: Uint8Array[] = [];
  for (const [name, value] of await request.formData()) {
    if (typeof value !== 'string') photos.push(new Uint8Array(await value.arrayBuffer()));
    else if (name === madeSmall) photos.push(Buffer.from(value.split(',')[1] ?? '', 'base64'));
    else form[name] = [form[name], value.slice(0, mostLetters)].filter((part) => part).join(',');
  }
  return { form, photos: photos.filter(({ byteLength }) => byteLength > 0) };
}

/** Where the page's script puts what it made small. */
const madeSmall = 'small';
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

function html(face: Face, more: { readonly status?: number; readonly cookie?: string } = {}): Response {
  const { status = 200, cookie: kept } = more;
  return new Response(pageHtml(face), {
    status,
    headers: { ...headers, ...(kept && { 'set-cookie': kept }) },
  });
}

/** What a browser keeps for us: who proved himself there, sealed; or that it was asked to keep anything. */
const cookieName = 'zs';
const asked = 'asked';
const cookieSeconds = holderLifeMs / 1000;

function proofIn(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}

function cookie({ deps }: House, value: string): string {
  const parts = [
    `${cookieName}=${value}`,
    'Path=/p/',
    `Max-Age=${cookieSeconds}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  return [...parts, ...(deps.pages?.startsWith('https:') ? ['Secure'] : [])].join('; ');
}
