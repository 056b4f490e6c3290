import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, type Visit, visit } from '../../kit/console.ts';
import { isOpen, routesOf } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';

/** What breaks out of an element, an attribute, an address, a script. */
const attacks = [
  '<script>document.title="hacked"</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></title><svg onload=alert(1)>',
  'javascript:alert(1)',
];

/** The tags of a page, without what stands between quotes. */
const tagsOf = (html: string) =>
  html
    .replace(/"[^"]*"/g, '""')
    .match(/<[^>]*>/g)
    ?.join('') ?? '';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
  for (const [place, attack] of attacks.entries()) {
    await town.says('chen', `隐患 ${place}楼${attack}堆货`);
    await town.says('guest', `隐患 江湾农贸市场${attack}`);
    const [preview] = await town.says('zhou', `通知 ${attack} 请检查`);
    if (preview) await town.clicks('zhou', preview, '确认发送');
    await town.says('he', `设置 名称 ${attack}`);
  }
  await town.says('zhou', '设置 名称 "><b>局</b>');
});
afterAll(() => town.close());

test('what people type is text on every page', async () => {
  const lists = ['wall', 'wall/part', 'alerts', 'cases?state=all', 'settings', 'figures', 'running'];
  const found = new Set(lists.map((name) => `/console/${name}`));
  for (const list of lists)
    for (const [, path = ''] of (await zhou.get(`/console/${list}`)).html.matchAll(
      /href="(\/console\/[^"]+)"/g,
    ))
      found.add(path.replaceAll('&amp;', '&'));
  expect(found.size).toBeGreaterThan(20);
  for (const path of found) {
    const { html, status, headers } = await zhou.get(path);
    expect(status, path).toBe(200);
    if (!headers.get('content-type')?.includes('html')) continue;
    expect(html.match(/<script/g)?.length ?? 0, path).toBeLessThanOrEqual(1);
    expect(tagsOf(html), path).not.toMatch(/\son\w+\s*=|<b>局/);
    expect(html, path).not.toMatch(/(href|src|action)="\s*javascript:/i);
    expect(html, path).not.toMatch(/style="/);
  }
});

test('what an address asks for is text on the page', async () => {
  for (const attack of attacks) {
    const words = encodeURIComponent(attack);
    for (const path of [
      ...['cases?words=', 'cases?state=', 'cases?street=', 'cases?after=', 'units?words=', 'units?kind='],
      ...[
        'duty?month=',
        'duty?post=',
        'calendar?year=',
        'settings?words=',
        'settings?day=',
        'alerts?before=',
      ],
      ...['wall?said=', 'alerts?said='],
    ]) {
      const page = await zhou.get(`/console/${path}${words}`);
      expect(page.status, path).toBe(200);
      expect(tagsOf(page.html), path).not.toMatch(/\son\w+\s*=|src=x/);
      expect(page.html.match(/<script/g)?.length, path).toBe(1);
    }
  }
});

test('an id that is not one leads nowhere', async () => {
  const ids = [
    '..%2f..',
    '%00',
    'YH-2026-9999',
    'al_nothing',
    "'--",
    'x'.repeat(5_000),
    '%F0%9F%92%A5',
    '__proto__',
  ];
  for (const id of ids)
    for (const path of [
      `cases/${id}`,
      `alerts/${id}`,
      `units/${id}`,
      `photo/${id}/${id}`,
      `photo/YH-2026-0001/${id}`,
    ])
      expect([404], `${path.slice(0, 40)}`).toContain((await zhou.get(`/console/${path}`)).status);
});

test('nobody is led elsewhere after an act', async () => {
  const page = await zhou.get('/console/alerts');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  for (const back of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/console/../sandbox',
    'javascript:1',
  ])
    expect(
      (await zhou.post('/console/act', { form, back, nonce: 'n-12345678', action: 'help' })).status,
      back,
    ).toBe(403);
});

test('what was answered to one session is not shown to another', async () => {
  const page = await zhou.get('/console/alerts');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const act = { form, back: '/console/wall', nonce: 'known-to-all', action: 'alert.missing' };
  expect((await zhou.post('/console/act', act)).status).toBe(200);
  const other = await enters(town, 'sun');
  const [mine, theirs] = [
    await zhou.get('/console/wall?said=known-to-all'),
    await other.get('/console/wall?said=known-to-all'),
  ];
  expect(mine.html).toContain('class="said"');
  expect(theirs.html).not.toContain('class="said"');
});

test('another person’s form key is worth nothing, and buttons are no proof of a right', async () => {
  const sun = await enters(town, 'sun');
  const page = await zhou.get('/console/alerts');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const id = /\/console\/alerts\/(al_[\w-]+)/.exec(page.html)?.[1] ?? '';
  const wish = { back: '/console/alerts', nonce: 'sun-12345678' };
  expect((await sun.post('/console/act', { ...wish, form, action: `alert.recall#${id}` })).status).toBe(403);
  const own = /name="form" value="([^"]+)"/.exec((await sun.get('/console/alerts')).html)?.[1] ?? '';
  for (const action of [
    `alert.recall#${id}`,
    `alert.chase#${id}`,
    `alert.send#${id}`,
    'alert.notice',
    'nonsense#x',
  ]) {
    const nonce = `sun-${Math.random().toString(36).slice(2)}-00000000`;
    const answered = await sun.post('/console/act', { ...wish, nonce, form: own, action, 'f.text': 'x' });
    expect(answered.text, action).not.toMatch(/正在撤回|正在催|已发\d/);
  }
});

test('a body that is too large or no form is refused', async () => {
  const page = await zhou.get('/console/alerts');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const wish = { form, back: '/console/alerts', nonce: 'large-12345678', action: 'alert.notice' };
  expect((await zhou.post('/console/act', { ...wish, 'f.text': 'x'.repeat(70_000) })).status).toBe(413);
  expect((await visit(town.house).post('/console/in', {})).status).toBe(404);
});

const addressOf = (path: string, id: string) => `/console${path.replace(/:\w+/g, id)}`.replace(/\/$/, '');
test('no door there is lets in whoever has no session', async () => {
  const stranger = visit(town.house);
  const shut = routesOf(town).filter(({ path }) => !isOpen(path));
  expect(shut.length).toBeGreaterThan(25);
  for (const { method, path } of shut) {
    const address = addressOf(path, 'YH-2026-0001');
    const { status } = await (method === 'POST' ? stranger.post(address, {}) : stranger.get(address));
    expect(status, `${method} ${path}`).toBe(401);
  }
});

test('no door that acts does so for a form without its key, or with the key of another', async () => {
  const sun = await enters(town, 'sun');
  const form = /name="form" value="([^"]+)"/.exec((await zhou.get('/console/alerts')).html)?.[1] ?? '';
  const acting = routesOf(town).filter(({ method, path }) => method === 'POST' && !isOpen(path));
  expect(acting.length).toBeGreaterThan(5);
  const all = { nonce: 'n-12345678', back: '/console/wall', action: 'help', text: '撤回', person: 'zhou' };
  for (const { path } of acting)
    for (const fields of [{}, { ...all, what: 'clock', channel: 'sandbox' }, { ...all, form, what: 'clock' }])
      expect((await sun.post(addressOf(path, 'x'), fields)).status, path).toBe(403);
});

test('no door with an id in its address opens for an id that is none, or breaks', async () => {
  const named = routesOf(town).filter(({ method, path }) => method === 'GET' && path.includes(':'));
  expect(named.length).toBeGreaterThan(5);
  for (const { path } of named.filter((one) => !isOpen(one.path)))
    for (const id of ['..%2f..', '%00', "'--", '__proto__', '%F0%9F%92%A5', 'x'.repeat(5_000)])
      expect((await zhou.get(addressOf(path, id))).status, path).toBe(404);
});
