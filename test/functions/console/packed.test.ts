import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { packed } from '../../../functions/console/packed.ts';

const page = `<p>${'三楼消防通道堆货。'.repeat(200)}</p>`;

function door() {
  const app = new Hono();
  app.use(packed);
  app.get('/page', (context) => context.html(page));
  app.get('/short', (context) => context.html('<p>好</p>'));
  app.get('/photo', (context) => context.body(page, 200, { 'content-type': 'image/jpeg' }));
  app.get('/moved', (context) => context.redirect('/page'));
  return (path: string, encoding = 'gzip, deflate, br', method = 'GET') =>
    app.request(path, { method, headers: { 'accept-encoding': encoding } });
}

async function unpacked(answer: Response): Promise<string> {
  const body = answer.body?.pipeThrough(new DecompressionStream('gzip'));
  return new Response(body).text();
}

test('a page leaves packed, and is the same when it is unpacked', async () => {
  const answer = await door()('/page');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('content-length')).toBeNull();
  expect(await unpacked(answer)).toBe(page);
});

test.each(['', 'br', 'gzip;q=0', 'identity'])('whoever says “%s” gets it as it is', async (encoding) => {
  const answer = await door()('/page', encoding);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(await answer.text()).toBe(page);
});

test.each([
  ['/short', 'GET', 200],
  ['/photo', 'GET', 200],
  ['/moved', 'GET', 302],
  ['/page', 'HEAD', 200],
])('%s asked by %s is left alone', async (path, method, status) => {
  const answer = await door()(path, 'gzip', method);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-encoding')).toBeNull();
});
