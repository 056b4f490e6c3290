import { afterAll, beforeAll, expect, test } from 'vitest';
import { enters, formsOf, type Page, type Visit } from '../../kit/console.ts';
import { isOpen, routesOf, walk } from '../../kit/console-walk.ts';
import { type Town, world } from '../../kit/world.ts';

/** What breaks out of an element, an attribute, an address, a script. */
const attacks = [
  '<script>document.title="hacked"</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></title><svg onload=alert(1)>',
  'javascript:alert(1)',
];

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('gao', '隐患 拆解车间地面有油，灭火器过期');
  await town.says('ma', '着火了 北苑冷库二楼冒烟');
  const [preview] = await town.says('zhou', '通知 明天检查消防，18时前回复收到');
  if (preview) await town.clicks('zhou', preview, '确认发送');
  await town.says('zhou', '通知 这一条还没有发');
  await town.passes(1);
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

interface Sent {
  readonly to: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

/** The fields of a form that somebody can type into or choose. */
function fieldsOf(form: string): string[] {
  return [...form.matchAll(/<(?:input|select|textarea)([^>]*)>/g)].flatMap(([, tag = '']) => {
    const name = /name="([^"]+)"/.exec(tag)?.[1] ?? '';
    return name === '' || /^(?:form|nonce|back|action)$/.test(name) ? [] : [name];
  });
}

function formsSent({ html }: Page): Sent[] {
  return [...html.matchAll(/<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) =>
    formsOf(form).map(({ to, hidden }) => ({ to, hidden, fields: fieldsOf(form) })),
  );
}

/** What the links and searches of a page ask for. */
function namesAsked({ html }: Page): string[] {
  const links = [...html.matchAll(/(?:href|data-live)="\/console[^"?]*\?([^"]+)"/g)];
  const searches = html.match(/<form[^>]*method="get"[\s\S]*?<\/form>/g) ?? [];
  return links
    .flatMap(([, query = '']) => [...new URLSearchParams(query.replaceAll('&amp;', '&')).keys()])
    .concat(searches.flatMap(fieldsOf));
}

/** Whatever stands on it, the page has no element, handler or style that we did not make. */
function calm({ html, status, headers, path }: Page): void {
  const where = path.slice(0, 80);
  expect(status, where).toBeLessThan(500);
  if (!headers.get('content-type')?.includes('html')) return;
  const tags = html.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? [];
  expect(tags.join(''), where).not.toMatch(/\son\w+\s*=|src=x/);
  expect(html.match(/<script/g)?.length ?? 0, where).toBeLessThanOrEqual(1);
  expect(html, where).not.toMatch(/(?:href|src|action)="\s*javascript:/i);
  expect(html, where).not.toMatch(/style="/);
}

test('whatever any form of any page is sent with is text wherever it is shown', async () => {
  const forms = new Map<string, Sent>();
  for (const { page } of await walk(town, zhou))
    for (const sent of formsSent(page))
      if (sent.fields.length > 0)
        forms.set(`${sent.to} ${sent.hidden['action']?.split('#')[0]} ${sent.fields}`, sent);
  expect(forms.size).toBeGreaterThan(10);
  for (const [place, { to, hidden, fields }] of [...forms.values()].entries())
    for (const [nth, attack] of attacks.entries()) {
      const typed = Object.fromEntries(fields.map((name) => [name, attack]));
      calm(await zhou.post(to, { ...hidden, ...typed, nonce: `hostile-${place}-${nth}-00` }));
    }
  for (const { page } of await walk(town, zhou)) calm(page);
});

test('whatever any link or search of any page asks for is text, whichever door it is asked of', async () => {
  const names = new Set(['said', 'page', 'anything']);
  for (const { page } of await walk(town, zhou)) for (const name of namesAsked(page)) names.add(name);
  expect(names.size).toBeGreaterThan(12);
  const doors = routesOf(town).filter(
    ({ method, path }) => method === 'GET' && !path.includes(':') && !isOpen(path),
  );
  for (const attack of attacks) {
    const asks = [...names].map((name) => `${name}=${encodeURIComponent(attack)}`).join('&');
    for (const { path } of doors) calm(await zhou.get(`/console${path}?${asks}`));
  }
});

/** Shown to every street alike, as far as its own units go. */
const shared = ['/alerts/:id', '/alerts/:id/part'];

test('what is another street’s opens for no street, whichever door has an id', async () => {
  const sun = await enters(town, 'sun');
  const foreign = /北苑|顺达|拆解车间/;
  const his = new Set((await walk(town, sun)).map(({ page }) => page.path));
  const others = (await walk(town, zhou)).filter(
    ({ route, page }) => route.includes(':') && page.status === 200 && !his.has(page.path),
  );
  for (const { route, page } of others.filter((one) => !shared.includes(one.route))) {
    const asked = await sun.get(page.path);
    expect(asked.text, page.path).not.toMatch(foreign);
    if (foreign.test(page.text)) expect(asked.status, `${route} ${page.path}`).toBe(404);
  }
  const routes = others.map(({ route }) => route);
  expect(routes).toEqual(expect.arrayContaining(['/cases/:number', '/incidents/:id', '/units/:id']));
});
