import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInOf } from '../../../bots/ears.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { looksOf } from '../../../shared/store/looks.ts';
import { visit } from '../../kit/console.ts';
import { consents } from '../../kit/feishu/sign-in.ts';
import { type FeishuHouse, feishuHouse } from '../../kit/feishu-house.ts';

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
  expect((await looksOf(deps.table, dayOf(now()), 50)).map(({ what }) => what)).toContain('entered');
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
  expect(replayed.status).toBe(403);
  expect([...other.cookies.keys()]).toEqual([]);
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
