import { Hono } from 'hono';
import type { House } from '../../functions/app.ts';
import { console as consoleDoor } from '../../functions/console/console.tsx';
import type { SignIn } from '../../shared/domain/message.ts';

/** Somebody's browser without a browser: it keeps its cookies and follows where it is sent. */
export interface Visit {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form by the label of its button, as it stands on the page last seen. */
  sends(page: Page, button: string, fields?: Readonly<Record<string, string>>): Promise<Page>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Page>;
  bytes(path: string): Promise<Uint8Array>;
  upload(path: string, fields: Readonly<Record<string, string>>, file: File): Promise<Page>;
  readonly cookies: Map<string, string>;
}

export interface Page {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** What is read, without markup. */
  readonly text: string;
  readonly headers: Headers;
}

const base = 'http://127.0.0.1:3000';

export function visit(house: House, origin = base, signIn?: SignIn): Visit {
  const door = new Hono().route('/console', consoleDoor(house, signIn));
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await door.fetch(new Request(new URL(path, origin), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) keep(line);
    const to = response.headers.get('location');
    const isHere = to !== null && new URL(to, origin).origin === origin;
    if (isHere && response.status < 400) return ask(to);
    const html = await response.text();
    return { status: response.status, path, html, text: textOf(html), headers: response.headers };
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  const post: Visit['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });

  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post,
    async sends(page, button, fields = {}) {
      const form = formsOf(page.html).find(({ labels }) => labels.includes(button));
      if (!form) throw new Error(`no button ${button} in: ${page.text.slice(0, 400)}`);
      return post(form.to, { ...form.hidden, ...fields });
    },
    async bytes(path) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await door.fetch(new Request(new URL(path, origin), { headers: { cookie } }));
      return new Uint8Array(await response.arrayBuffer());
    },
    upload(path, fields, file) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('file', file);
      return ask(path, { method: 'POST', body });
    },
    cookies,
  };
}

/** A town's person asks for the way in and takes it. */
export async function enters(
  town: { says(person: string, text: string): Promise<{ text: string }[]>; readonly house: House },
  person: string,
): Promise<Visit> {
  const browser = visit(town.house);
  const link = await linkOf(town, person);
  await browser.sends(await browser.get(link), '进入后台');
  return browser;
}

export async function linkOf(
  town: { says(person: string, text: string): Promise<{ text: string }[]> },
  person: string,
): Promise<string> {
  const [answer] = await town.says(person, '后台');
  const link = /https?:\/\/\S+/.exec(answer?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`no link in: ${answer?.text}`);
  return new URL(link).pathname;
}

export function formsOf(html: string) {
  return [...html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, to = '', body = '']) => ({
      to,
      hidden: Object.fromEntries(
        [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, unescaped(value)],
        ),
      ),
      labels: [...body.matchAll(/<button[^>]*>([\s\S]*?)<\/button>/g)].map(([, label = '']) => textOf(label)),
    }),
  );
}

export function textOf(html: string): string {
  return unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}
