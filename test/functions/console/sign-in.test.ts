import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInOf } from '../../../bots/ears.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { visit } from '../../kit/console.ts';
import { consents } from '../../kit/feishu/sign-in.ts';
import { type FeishuHouse, feishuHouse } from '../../kit/feishu-house.ts';
import { looksOf } from '../../kit/looks.ts';

const origin = 'http://127.0.0.1:3000';
let platform: FeishuHouse;
beforeAll(async () => {
  platform = await feishuHouse();
});
afterAll(() => platform.close());

/** A browser that can be sent to the platform's page. */
function browser() {
  return visit(platform.house, origin, signInOf({ ...platform.house.config, publicUrl: origin }));
}

type Browser = ReturnType<typeof browser>;

async function setOut(at: Browser): Promise<string> {
  return (await at.get('/console/feishu')).headers.get('location') ?? '';
}

/** The way back, once somebody has said yes over there. */
async function backFrom(at: Browser, user: string): Promise<string> {
  const { pathname, search } = new URL(consents(platform.fake.state, await setOut(at), user));
  return pathname + search;
}

test('an officer signs in with Feishu, and it is written down', async () => {
  const zhou = browser();
  expect((await zhou.get('/console/wall')).text).toContain('用飞书登录');
  const page = await zhou.get(await backFrom(zhou, 'ou_zhou'));
  expect(page.text).toContain('周敏');
  expect(page.text).toContain('值守大屏');
  const [cookie] = zhou.cookies.keys();
  expect([cookie, zhou.cookies.size]).toEqual(['zhishou', 1]);
  const { deps, now } = platform.house;
  expect((await looksOf(deps.table, dayOf(now()))).map(({ what }) => what)).toContain('entered');
});

test('the page of consent is asked for our app, with the way back and a proof of this browser', async () => {
  const url = new URL(await setOut(browser()));
  expect(url.pathname).toBe('/open-apis/authen/v1/authorize');
  expect(url.searchParams.get('redirect_uri')).toBe(`${origin}/console/feishu/back`);
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  expect(url.href).not.toContain(platform.fake.state.app.appSecret);
});

test('the live platform is asked for consent on its host for accounts', () => {
  const { feishu, ...rest } = platform.house.config;
  const live = feishu && { ...feishu, baseUrl: 'https://open.feishu.cn' };
  const way = live && signInOf({ ...rest, feishu: live, publicUrl: 'https://duty.example.cn' });
  const url = way?.authorizeUrl('state', 'verifier') ?? '';
  expect(url).toMatch(/^https:\/\/accounts\.feishu\.cn\/open-apis\/authen\/v1\/authorize\?/);
});

test('a code that comes to another browser, or with a forged state, opens nothing', async () => {
  const [mine, his] = [browser(), browser()];
  const way = await backFrom(mine, 'ou_zhou');
  await setOut(his);
  for (const path of [way, way.replace(/state=[^&]+/, 'state=forged'), way.replace(/&state=[^&]+/, '')]) {
    const page = await his.get(path);
    expect(page.status, path).toBe(400);
    expect(page.text).toContain('没有进入');
  }
  expect((await browser().get(way)).status).toBe(400);
  expect((await mine.get(way.replace(/state=[^&]+/, 'state=forged'))).status).toBe(400);
  expect([...mine.cookies.keys()]).toEqual([]);
});

test('a code is good once', async () => {
  const zhou = browser();
  const way = await backFrom(zhou, 'ou_zhou');
  expect((await zhou.get(way)).status).toBe(200);
  expect((await zhou.get(way)).status).toBe(400);
  const other = browser();
  const code = new URL(way, origin).searchParams.get('code');
  const state = new URL(await setOut(other)).searchParams.get('state');
  const replayed = await other.get(`/console/feishu/back?code=${code}&state=${state}`);
  expect(replayed.status).toBe(400);
  expect(replayed.text).toContain('已过期');
  expect([...other.cookies.keys()]).toEqual([]);
});

test('who did not agree over there reads so, and may try again', async () => {
  const zhou = browser();
  const state = new URL(await setOut(zhou)).searchParams.get('state');
  const back = `/console/feishu/back?error=access_denied&state=${state}`;
  const forged = await browser().get(back);
  expect([forged.status, forged.text.includes('没有同意')]).toEqual([400, false]);
  const page = await zhou.get(back);
  expect(page.status).toBe(403);
  expect(page.text).toContain('您在飞书里没有同意登录');
  expect(page.html).toContain('href="/console/feishu"');
});

test('where the platform does not answer nobody is told that he is unknown', async () => {
  const way = signInOf({ ...platform.house.config, publicUrl: origin });
  const deaf = way && { ...way, whoIs: () => Promise.reject(new Error('no answer')) };
  const zhou = visit(platform.house, origin, deaf);
  const state = new URL(await setOut(zhou)).searchParams.get('state');
  const page = await zhou.get(`/console/feishu/back?code=any&state=${state}`);
  expect(page.status).toBe(503);
  expect(page.text).toContain('飞书没有答复');
  expect(page.text).not.toContain('名录');
});

test('made-up codes from one place are not passed on to the platform for ever, and others still get in', async () => {
  const way = signInOf({ ...platform.house.config, publicUrl: origin });
  let asked = 0;
  const whoIs = async () => {
    asked += 1;
    return undefined;
  };
  const machine = visit(platform.house, origin, way && { ...way, whoIs });
  const tries = async (from: string) => {
    const state = new URL(await setOut(machine)).searchParams.get('state');
    const path = `/console/feishu/back?code=made-up&state=${state}`;
    return (await machine.get(path, { 'x-forwarded-for': from })).status;
  };
  for (let count = 0; count < 300; count += 1) expect(await tries('203.0.113.9')).toBe(400);
  expect([await tries('203.0.113.9'), asked]).toEqual([429, 300]);
  expect(await tries('203.0.113.10')).toBe(400);
});

test.each(['ou_guest', 'ou_chen'])('%s, whom the directory does not let in, stays outside', async (user) => {
  const somebody = browser();
  const page = await somebody.get(await backFrom(somebody, user));
  expect(page.status).toBe(403);
  expect(page.text).toContain('请联系区商务局管理员');
  expect((await somebody.get('/console/wall')).status).toBe(401);
});

test('a session somebody else left in the browser ends when he signs in', async () => {
  const shared = browser();
  await shared.get(await backFrom(shared, 'ou_zhou'));
  const before = shared.cookies.get('zhishou') ?? '';
  await shared.get(await backFrom(shared, 'ou_lin'));
  const old = browser();
  old.cookies.set('zhishou', before);
  expect((await old.get('/console/wall')).status).toBe(401);
});

test('where Feishu is not configured or nobody can be sent back, there is no such way', async () => {
  expect(signInOf({ ...platform.house.config, publicUrl: origin })).toBeDefined();
  expect(signInOf(platform.house.config)).toBeUndefined();
  const plain = visit(platform.house, origin);
  expect((await plain.get('/console/wall')).text).not.toContain('飞书登录');
});
