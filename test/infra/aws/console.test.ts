import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudBureau } from '../../kit/cloud/bureau.ts';
import { type Packaged, packaged } from '../../kit/cloud/packaged.ts';
import { formsOf, textOf } from '../../kit/console.ts';
import { dynamoBinary } from '../../kit/dynamo-server.ts';

const binary = dynamoBinary();
const origin = 'https://desk.example';

if (binary) {
  let made: Packaged;
  let bureau: Awaited<ReturnType<typeof cloudBureau>>;
  let cookie = '';

  beforeAll(async () => {
    made = await packaged();
    bureau = await cloudBureau(made, binary, { env: { PUBLIC_URL: origin } });
    await bureau.tick();
    // An HTTP API hands forms over in base 64.
    bureau.sendsBase64(true);
  }, 400_000);
  afterAll(async () => {
    await bureau?.close();
    await made?.remove();
  });

  async function opens(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await bureau.ask(new Request(`${origin}${path}`, { ...init, headers }));
    const [set] = answer.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    const to = answer.headers.get('location');
    return to === null ? answer : opens(new URL(to, origin).pathname + new URL(to, origin).search);
  }
  const posts = (path: string, fields: Record<string, string>) =>
    opens(path, { method: 'POST', body: new URLSearchParams(fields) });

  test('the packaged console lets in by the link from chat, and keeps its cookie to itself', async () => {
    await bureau.says('我是谁');
    await bureau.settles();
    await bureau.says('后台');
    await bureau.settles();
    const link = bureau
      .told()
      .map((text) => new RegExp(`${origin}(/console/in/[\\w-]+)`).exec(text)?.[1])
      .find((path) => path !== undefined);
    const door = await opens(link ?? '/console/in/nothing');
    expect(textOf(await door.text())).toContain('您将以 管理员 的身份进入');
    const answer = await bureau.ask(
      new Request(`${origin}/console/in`, {
        method: 'POST',
        body: new URLSearchParams({ secret: link?.split('/').at(-1) ?? '' }),
      }),
    );
    const [set = ''] = answer.headers.getSetCookie();
    expect(set).toMatch(/^__Host-zhishou=.*HttpOnly.*Secure.*SameSite=Lax/);
    cookie = set.split(';')[0] ?? '';
    const wall = await opens('/console');
    expect(wall.status).toBe(200);
    expect(textOf(await wall.text())).toContain('值守大屏');
  });

  test.each([
    ...['wall', 'alerts', 'cases', 'incidents', 'duty', 'units', 'calendar', 'figures', 'settings'],
    ...['running', 'settings/texts', 'settings/channels', 'rehearsal'],
  ])('its page %s comes whole from the table, with its sheet and script', async (name) => {
    const answer = await opens(`/console/${name}`);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>$/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const [, path = ''] of html.matchAll(/(?:href|src)="(\/console\/(?:style|live|icon)[^"]+)"/g)) {
      const asset = await opens(path.replaceAll('&amp;', '&'));
      expect([asset.status, (await asset.text()).length > 100], path).toEqual([200, true]);
    }
  });

  test('a hazard said in chat is judged there, a table leaves as a workbook, a made file by an address of the bucket, and nobody else gets in', async () => {
    await bureau.says('隐患 三楼消防通道堆货');
    await bureau.settles();
    const list = await (await opens('/console/cases')).text();
    const path = /href="(\/console\/cases\/YH[^"]+)"/.exec(list)?.[1] ?? '';
    const page = await (await opens(path)).text();
    const form = formsOf(page).find(({ labels }) => labels.includes('属实，一般'));
    const judged = await posts(form?.to ?? '', { ...form?.hidden, 'f.days': '3' });
    expect(textOf(await judged.text())).toContain('已核实');
    const book = await opens('/console/workbook?page=%2Fconsole%2Fcases');
    expect(book.headers.get('content-disposition')).toContain('attachment');
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const made = formsOf(await (await opens('/console/figures')).text()).find(({ labels }) =>
      labels.some((label) => label === '隐患台账'),
    );
    const asked = await (await posts(made?.to ?? '', made?.hidden ?? {})).text();
    await bureau.settles();
    const part = await (await opens(/data-live="([^"]+)"/.exec(asked)?.[1] ?? '')).text();
    const file = `${origin}${/href="([^"]+)"/.exec(part)?.[1]}`;
    const left = await bureau.ask(new Request(file, { headers: { cookie } }));
    const at = new URL(left.headers.get('location') ?? '');
    expect(at.origin).toMatch(/^https:\/\/photos-of-the-stack\.s3\.[\w-]+\.amazonaws\.com(?:\.cn)?$/);
    expect(bureau.stack.bucket.keys()).toContain(decodeURIComponent(at.pathname.slice(1)));
    expect(at.searchParams.get('X-Amz-Expires')).toBe('60');
    cookie = '';
    expect((await bureau.ask(new Request(file))).status).toBe(401);
    expect((await opens('/console/wall')).status).toBe(401);
    expect((await opens('/console/nothing')).status).toBe(401);
  });
}
