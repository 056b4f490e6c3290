import { createServer, type Server } from 'node:http';
import type { Gateway } from './gateway.ts';
import { loginPage } from './page.ts';

/** For probes, and for whoever sits at the gateway's own machine to scan: it listens on loopback only. */
export function serveHealth(
  gateway: Gateway,
  port: number,
  pngOf?: (code: string) => Promise<Uint8Array>,
): Server {
  const server = createServer((request, response) => {
    void answer(request.url ?? '')
      .catch(() => ({ status: 500, type: 'text/plain', body: '' }))
      .then((found) => {
        response.writeHead(found.status, { 'content-type': found.type, 'cache-control': 'no-store' });
        response.end(found.body);
      });
  });
  server.listen(port, '127.0.0.1');
  return server;

  async function answer(url: string): Promise<{ status: number; type: string; body: string | Uint8Array }> {
    if (url === '/livez') return { status: 200, type: 'application/json', body: '{"ok":true}' };
    if (url === '/readyz') return readiness(gateway);
    const code = gateway.code();
    if (url === '/login.png' && code !== undefined && pngOf)
      return { status: 200, type: 'image/png', body: await pngOf(code) };
    if (url === '/login')
      return { status: 200, type: 'text/html; charset=utf-8', body: loginPage(code !== undefined) };
    return { status: 404, type: 'text/plain', body: '' };
  }
}

function readiness(gateway: Gateway) {
  const reasons = gateway.reasons();
  const facts = { spool: gateway.spool.count(), dead: gateway.spool.dead(), held: gateway.speaker.held() };
  const body = JSON.stringify({ ok: reasons.length === 0, reasons, ...facts });
  return { status: reasons.length === 0 ? 200 : 503, type: 'application/json', body };
}
