import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { sandboxApi } from './api.ts';
import type { SandboxHost } from './host.ts';
import { sandboxPage, styles } from './page.tsx';

const scripts = ['main', 'api', 'bubble', 'sheet', 'composer', 'talks', 'tools', 'words', 'node'];

/** Everything under /sandbox, where it is mounted: the page, its own files, and the calls. */
export function sandbox(host: SandboxHost): Hono {
  const door = new Hono();
  door.route('/api', sandboxApi(host));
  door.get('/', async (context) => context.html(await sandboxPage(host), 200, { ...safe }));
  for (const [name, file] of files()) {
    door.get(`/${name}`, () => new Response(file.text, { headers: { ...safe, 'content-type': file.type } }));
  }
  return door;
}

/** No script but our own files, nothing from elsewhere; blob: shows a photo before it is sent. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safe = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

function files(): readonly (readonly [string, { readonly text: string; readonly type: string }])[] {
  const text = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
  return [
    ...scripts.map(
      (name) => [`${name}.js`, { text: text(`${name}.js`), type: 'text/javascript; charset=utf-8' }] as const,
    ),
    ...styles.map(
      (name) => [`${name}.css`, { text: text(`${name}.css`), type: 'text/css; charset=utf-8' }] as const,
    ),
    ['icon.svg', { text: text('icon.svg'), type: 'image/svg+xml' }] as const,
  ];
}
