import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { console as consoleDoor } from '../../../functions/console/console.tsx';
import { dayOf } from '../../../shared/domain/time.ts';
import { enters, linkOf, visit } from '../../kit/console.ts';
import { looksOf } from '../../kit/looks.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
beforeAll(async () => {
  town = await world('2026-05-06');
});
afterAll(() => town.close());

test('后台 is answered privately, with a link that leads whoever asked in', async () => {
  const heard = await town.says('zhou', '后台', { chat: 'g-all' });
  expect(heard.map(({ to }) => to)).toEqual([{ person: 'zhou' }]);
  const browser = await enters(town, 'zhou');
  const page = await browser.get('/console/wall');
  expect(page.status).toBe(200);
  expect(page.text).toContain('周敏');
});

test('a link leads in once, and looking at it uses nothing up', async () => {
  const link = await linkOf(town, 'he');
  const [one, other] = [visit(town.house), visit(town.house)];
  await one.get(link);
  const [mine, late] = [await one.get(link), await other.get(link)];
  expect((await one.sends(mine, '进入后台')).path).toBe('/console/wall');
  expect((await other.sends(late, '进入后台')).status).toBe(404);
  expect((await other.get('/console/wall')).status).toBe(401);
});

test('two at once with one link: one is in', async () => {
  const link = await linkOf(town, 'lin');
  const browsers = [visit(town.house), visit(town.house)];
  const pages = await Promise.all(browsers.map((browser) => browser.get(link)));
  const entered = await Promise.all(
    browsers.map(async (browser, place) => {
      const page = pages[place];
      return page && (await browser.sends(page, '进入后台')).status;
    }),
  );
  expect(entered.sort()).toEqual([200, 404]);
});

test('who has nothing to do there gets no link', async () => {
  const [chen] = await town.says('chen', '后台');
  expect(chen?.text).toContain('网页后台只对区商务局、街道的工作人员和审计人员开放。');
  const [guest] = await town.says('guest', '后台');
  expect(guest?.text).not.toContain('http');
});

test('nobody in means nothing shown: every page, its parts and its acts', async () => {
  const stranger = visit(town.house);
  for (const path of [
    '/console',
    '/console/wall',
    '/console/wall/part',
    '/console/photo/a/b',
    '/console/nothing',
  ])
    expect((await stranger.get(path)).status, path).toBe(401);
  expect((await stranger.post('/console/act', { action: 'alert.send' })).status).toBe(401);
});

test('whoever leaves is out, and so is whoever takes the cookie along', async () => {
  const browser = await enters(town, 'wu');
  const stolen = new Map(browser.cookies);
  await browser.sends(await browser.get('/console/wall'), '退出');
  expect(browser.cookies.size).toBe(0);
  const thief = visit(town.house);
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  expect((await thief.get('/console/wall')).status).toBe(401);
});

test('whoever is put out does not come back by a link he asked for before', async () => {
  const [luo, zhou] = [await enters(town, 'luo'), await enters(town, 'zhou')];
  const link = await linkOf(town, 'luo');
  await zhou.sends(await zhou.get('/console/settings?words=罗'), '请出后台');
  expect((await luo.get('/console/wall')).status).toBe(401);
  expect((await visit(town.house).get(link)).status).toBe(404);
  const secret = link.split('/').at(-1) ?? '';
  expect((await visit(town.house).post('/console/in', { secret })).status).toBe(404);
  expect((await (await enters(town, 'luo')).get('/console/wall')).status).toBe(200);
});

test('a session somebody else prepared is not taken over', async () => {
  const fixed = await enters(town, 'wu');
  const before = new Map(fixed.cookies);
  const link = await linkOf(town, 'zhou');
  await fixed.sends(await fixed.get(link), '进入后台');
  expect([...fixed.cookies.values()]).not.toEqual([...before.values()]);
  const thief = visit(town.house);
  for (const [name, value] of before) thief.cookies.set(name, value);
  expect((await thief.get('/console/wall')).status).toBe(401);
});

test('forged links and cookies lead nowhere, and trying on is stopped', async () => {
  const browser = visit(town.house);
  for (const cookie of ['zhou', 'zhou.', 'zhou.aaaaaaaaaaaaaaaaaaaaaaaa', '.', '%', 'a.b.c'.repeat(500)]) {
    browser.cookies.set('zhishou', cookie);
    expect((await browser.get('/console/wall')).status, cookie).toBe(401);
  }
  browser.cookies.clear();
  const seen = new Set<number>();
  for (let tries = 0; tries < 32; tries += 1)
    seen.add((await browser.post('/console/in', { secret: `forged-${tries}-aaaaaaaaaaaaaaa` })).status);
  expect([...seen]).toEqual([404, 429]);
});

/** The door as it is served on one machine, with somebody at the other end of the wire. */
function served(remoteAddress: string) {
  const door = new Hono().route('/console', consoleDoor(town.house));
  return async (nth: number) => {
    const headers = { 'x-forwarded-for': `198.51.100.${nth}`, 'content-type': form };
    const init = { method: 'POST', headers, body: `secret=forged-${nth}-aaaaaaaaaaaaaaa` };
    return (await door.request('/console/in', init, { incoming: { socket: { remoteAddress } } })).status;
  };
}
const form = 'application/x-www-form-urlencoded';

test('who makes up where he comes from is counted where he is; a proxy of ours is believed', async () => {
  const [stranger, proxy] = [served('203.0.113.7'), served('::ffff:127.0.0.1')];
  const [his, ours] = [new Set<number>(), new Set<number>()];
  for (let nth = 0; nth < 32; nth += 1) {
    his.add(await stranger(nth));
    ours.add(await proxy(nth));
  }
  expect([[...his], [...ours]]).toEqual([[404, 429], [404]]);
});

test('however many try at one moment, each is counted', async () => {
  const from = served('203.0.113.8');
  const all = await Promise.all(Array.from({ length: 40 }, (_, nth) => from(nth)));
  expect(all.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
});

test('a form without its key, or from another site, does nothing', async () => {
  const browser = await enters(town, 'zhou');
  const wish = { back: '/console/wall', nonce: 'nonce-123456', action: 'help' };
  expect((await browser.post('/console/act', { ...wish, form: 'guessed' })).status).toBe(403);
  expect((await browser.post('/console/act', wish)).status).toBe(403);
  const link = await linkOf(town, 'zhou');
  const secret = link.split('/').at(-1) ?? '';
  const foreign = await visit(town.house).post('/console/in', { secret }, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
});

test('a browser that does not say what site a form stands on is asked for its origin', async () => {
  const link = await linkOf(town, 'he');
  const secret = link.split('/').at(-1) ?? '';
  const from = (origin: string) => visit(town.house).post('/console/in', { secret }, { origin });
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:3001', 'http://127.0.0.1.evil.cn'])
    expect((await from(origin)).status, origin).toBe(403);
  expect((await from('http://127.0.0.1:3000')).path).toBe('/console/wall');
});

test('behind a proxy that calls us by another name, the public address is ours', async () => {
  const publicUrl = 'https://duty.example.cn';
  const house = { ...town.house, config: { ...town.house.config, publicUrl } };
  const secret = (await linkOf(town, 'he')).split('/').at(-1) ?? '';
  const entered = await visit(house).post('/console/in', { secret }, { origin: publicUrl });
  expect(entered.path).toBe('/console/wall');
});

test('every answer forbids foreign scripts and frames, and nothing personal is kept on the way', async () => {
  const browser = await enters(town, 'zhou');
  const { headers } = await browser.get('/console/wall');
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'none'; script-src 'self'.*frame-ancestors 'none'/,
  );
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('beyond this machine the cookie needs TLS and is bound to the host', async () => {
  const browser = visit(town.house, 'https://console.example.cn');
  const link = await linkOf(town, 'he');
  await browser.sends(await browser.get(link), '进入后台');
  expect([...browser.cookies.keys()]).toEqual(['__Host-zhishou']);
});

test('over a connection without TLS, which keeps no cookie of ours, the link is not used up and it is said why', async () => {
  const link = await linkOf(town, 'he');
  const lan = 'http://192.168.1.5:3000';
  const browser = visit(town.house, lan);
  await browser.get(link);
  const secret = link.split('/').at(-1) ?? '';
  const page = await browser.post(
    '/console/in',
    { secret },
    { origin: lan, 'sec-fetch-site': 'same-origin' },
  );
  expect([page.status, page.text.includes('没有加密')]).toEqual([403, true]);
  const here = await visit(town.house).post('/console/in', { secret }, { origin: 'http://127.0.0.1:3000' });
  expect(here.path).toBe('/console/wall');
});

test('who entered and who left stands in the record', async () => {
  const looks = await looksOf(town.house.deps.table, dayOf(town.host.now()));
  const kinds = new Set(looks.filter(({ who }) => who === 'wu').map(({ what }) => what));
  expect([...kinds].sort()).toEqual(['entered', 'left', 'link']);
});
