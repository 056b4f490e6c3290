import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { console as consoleDoor } from '../../../functions/console/console.tsx';
import { enters, formsOf, linkOf, type Visit, visit } from '../../kit/console.ts';
import { isOpen, routesOf } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
let sun: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('gao', '隐患 拆解车间地面有油');
  [zhou, sun] = [await enters(town, 'zhou'), await enters(town, 'sun')];
});
afterAll(() => town.close());

const cookieOf = (visitor: Visit) => [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
const secretIn = (cookie: string) => cookie.split('.').at(-1) ?? '';

/** A request as it is, with nothing added or followed. */
function asks(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
  const door = new Hono().route('/console', consoleDoor(town.house));
  return Promise.resolve(door.fetch(new Request(new URL(path, 'http://127.0.0.1:3000'), init)));
}

async function formKey(visitor: Visit): Promise<string> {
  return formsOf((await visitor.get('/console/alerts')).html)[0]?.hidden['form'] ?? '';
}

test('one secret is worth nothing where another is asked for', async () => {
  const link = secretIn((await linkOf(town, 'zhou')).replaceAll('/', '.'));
  const session = secretIn(cookieOf(zhou));
  const form = await formKey(zhou);
  for (const secret of [session, form, `${link}-`, link.toUpperCase(), link.slice(0, -1), `${link}\0`])
    expect((await visit(town.house).post('/console/in', { secret })).status, secret).toBe(404);
  for (const secret of [link, form, session.slice(0, -1), `${session}%00`]) {
    const thief = visit(town.house);
    thief.cookies.set('zhishou', `zhou.${secret}`);
    expect((await thief.get('/console/wall')).status, secret).toBe(401);
  }
  expect((await visit(town.house).post('/console/in', { secret: link })).path).toBe('/console/wall');
});

test('a link leads in by a form of ours only: not by its address, a header or two secrets in one form', async () => {
  const path = await linkOf(town, 'he');
  const secret = path.split('/').at(-1) ?? '';
  const robot = { 'user-agent': 'Mozilla/5.0 (compatible; LinkPreview)', 'sec-purpose': 'prefetch' };
  for (const init of [
    { headers: robot },
    { method: 'HEAD' },
    { headers: { 'x-http-method-override': 'POST' } },
  ])
    expect((await asks(path, init)).headers.getSetCookie()).toEqual([]);
  for (const [to, init] of [
    [path, { method: 'POST' }],
    [`/console/in?secret=${secret}`, { method: 'POST' }],
    [`/console/in?secret=${secret}`, {}],
    ['/console/in', { method: 'PUT', body: new URLSearchParams({ secret }) }],
    [
      '/console/in',
      {
        method: 'POST',
        body: new URLSearchParams([
          ['secret', secret],
          ['secret', secret],
        ]),
      },
    ],
    [
      '/console/in',
      { method: 'POST', body: JSON.stringify({ secret }), headers: { 'content-type': 'application/json' } },
    ],
    ['/console/in', { method: 'POST', body: `secret=${secret}`, headers: { 'content-type': 'text/plain' } }],
  ] as const)
    expect((await asks(to, init)).headers.getSetCookie(), to).toEqual([]);
  expect((await visit(town.house).post('/console/in', { secret })).path).toBe('/console/wall');
});

test('a cookie that a neighbouring host tossed in is no session, and ends none', async () => {
  const his = cookieOf(sun);
  const mine = cookieOf(zhou);
  const seenBy = async (cookie: string, origin = '') => {
    const answer = await asks(`${origin}/console/settings`, { headers: { cookie } });
    return [answer.status, /<span>(周敏|孙倩)<\/span>/.exec(await answer.text())?.[1]];
  };
  expect(await seenBy(`zhishou=; ${his}`)).toEqual([401, undefined]);
  expect(await seenBy(mine.replace('zhishou', '__Host-zhishou'))).toEqual([401, undefined]);
  // Beyond this machine a name without the prefix, which any host of the domain may set, opens nothing.
  expect(await seenBy(mine, 'https://duty.example.cn')).toEqual([401, undefined]);
  expect(await seenBy(mine)).toEqual([200, '周敏']);
});

test('a field that is sent twice, or is none of the form’s, never passes for what was meant', async () => {
  const form = await formKey(zhou);
  const fields = { form, back: '/console/wall', nonce: 'twice-123456', action: 'help' };
  const sent = async (more: readonly (readonly [string, string])[]) => {
    const body = new URLSearchParams([
      ...Object.entries(fields),
      ...more.map((one): [string, string] => [...one]),
    ]);
    const answer = await asks('/console/act', { method: 'POST', body, headers: { cookie: cookieOf(zhou) } });
    return [answer.status, answer.headers.get('location')];
  };
  for (const twice of [
    ['form', form],
    ['back', 'https://evil.example'],
    ['back', '/console/cases'],
  ] as const)
    expect(await sent([twice]), twice.join()).toEqual([403, null]);
  const odd = ['__proto__', 'constructor', 'toString', 'f.__proto__', 'f.constructor', 'f.'] as const;
  expect(await sent(odd.map((name) => [name, 'x'] as const))).toEqual([
    303,
    '/console/wall?said=twice-123456',
  ]);
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});

test('no other spelling of an address is another door', async () => {
  for (const path of [
    ...['/console/wall%00', '/console/wall;a=b', '/console/wall/', '/console/WALL', '/console//wall'],
    ...['/console/%77all%2fpart', '/console/cases/..%2f..%2fsettings', '/console/cases/%2e%2e%2fsettings'],
    ...['/console/in/..%2fwall', '/console/photo/YH-2026-0001/..%2f..%2fdata', '/console/style.css/../../x'],
    ...[
      '/console/wall%0d%0aset-cookie:a=b',
      '/console/%',
      '/console/%c0%ae%c0%ae/wall',
      '/console/\u202ewall',
    ],
  ]) {
    const [shut, open] = [await asks(path), await asks(path, { headers: { cookie: cookieOf(zhou) } })];
    expect([401, 404], path).toContain(shut.status);
    expect([401, 404], path).toContain(open.status);
    expect(shut.headers.getSetCookie(), path).toEqual([]);
  }
});

test('a part of the town that is not his opens by no filter, place, post or way round', async () => {
  const foreign = /北苑|顺达|拆解车间/;
  for (const path of [
    ...['cases?street=北苑街道&state=all', 'cases?words=拆解', 'units?street=北苑街道', 'units?words=顺达'],
    ...['duty?post=unit%23shunda', 'duty/2026-05-20?post=unit%23shunda', 'duty/gaps?post=unit%23shunda'],
    ...['workbook?page=/console/cases?street=%25E5%258C%2597', 'workbook?page=/console/units/shunda'],
    ...['running?on=g-beiyuan&after=0', 'settings?words=北苑', 'alerts?street=北苑街道', 'figures.csv'],
  ]) {
    const { text } = await sun.get(`/console/${encodeURI(decodeURI(path))}`);
    // What he himself asked for stands in the field he typed it into, which is no text.
    expect(text.replaceAll(/“[^”]*”/g, ''), path).not.toMatch(foreign);
  }
  const form = await formKey(sun);
  expect((await sun.post('/console/put-out', { form, person: 'zhou' })).status).toBe(403);
  for (const what of ['group', 'lost'])
    expect((await sun.post('/console/mend', { form, what, id: 'g-beiyuan' })).status, what).toBe(403);
  expect((await zhou.get('/console/wall')).status).toBe(200);
});

test('a body that is too much, broken or odd is refused in words, whoever says how long it is', async () => {
  const form = await formKey(zhou);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (path: string, body: string | ReadableStream, headers: Record<string, string> = type) =>
    asks(path, { method: 'POST', body, duplex: 'half', headers: { cookie: cookieOf(zhou), ...headers } });
  const endless = () =>
    new ReadableStream({ pull: (more) => more.enqueue(new TextEncoder().encode('a=b&'.repeat(4_000))) });
  const wish = `form=${form}&back=/console/wall&nonce=odd-12345678&action=help`;
  const many = Array.from({ length: 5_000 }, (_, nth) => `f${nth}=1`).join('&');
  for (const [status, answer] of [
    [413, await post('/console/act', endless())],
    [413, await post('/console/roster', endless())],
    [413, await post('/console/act', endless(), { ...type, 'transfer-encoding': 'chunked' })],
    [403, await post('/console/act', wish, { 'content-type': 'multipart/form-data; boundary=none' })],
    [403, await post('/console/act', wish, { 'content-type': 'multipart/form-data' })],
    [403, await post('/console/act', '', type)],
    [403, await post('/console/act', wish, { ...type, 'content-type': 'text/html' })],
    [403, await post('/console/act', `${wish.replace('wall', 'wall%00')}`)],
    [303, await post('/console/act', `${wish}&${many}`)],
    [
      303,
      await post(
        '/console/act',
        wish.replace('action=help', `text=${encodeURIComponent('签\0到\u202e')}%ED%A0%80`),
      ),
    ],
  ] as const) {
    expect(answer.status).toBe(status);
    if (status !== 303) expect(await answer.text()).toMatch(/内容太大|没有办理/);
  }
});

const secured = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cache-control',
];

test('every answer of every door is secured: asset, page, redirect, refusal, fault', async () => {
  const paths = routesOf(town).map(({ method, path }) => ({
    method,
    to: `/console${path.replace(/:\w+/g, 'x')}`.replace(/\/$/, ''),
  }));
  const answers = await Promise.all([
    ...paths.flatMap(({ method, to }) =>
      [{}, { cookie: cookieOf(zhou) }].map((headers) => asks(to, { method, headers })),
    ),
    ...['DELETE', 'OPTIONS', 'PROPFIND'].map((method) => asks('/console/wall', { method })),
    asks('/console/style.css', {
      headers: { 'if-none-match': '*', 'if-modified-since': new Date(0).toUTCString() },
    }),
    asks('/console/wall', { headers: { cookie: cookieOf(zhou), range: 'bytes=0-5' } }),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 302, 401, 403, 404]));
  for (const answer of answers)
    for (const name of secured)
      expect(answer.headers.get(name), `${answer.url} ${answer.status} ${name}`).toBeTruthy();
  const open = paths.filter(({ to }) => isOpen(to.slice('/console'.length)));
  expect(open.length).toBeGreaterThan(3);
  const broken = {
    ...town.house,
    deps: {
      ...town.house.deps,
      table: { ...town.house.deps.table, get: () => Promise.reject(new Error('lost')) },
    },
  };
  const failed = await new Hono()
    .route('/console', consoleDoor(broken))
    .request('http://127.0.0.1:3000/console/wall', { headers: { cookie: cookieOf(zhou) } });
  expect([failed.status, (await failed.text()).includes('服务出错了')]).toEqual([500, true]);
  for (const name of secured) expect(failed.headers.get(name), name).toBeTruthy();
});
