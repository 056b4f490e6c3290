import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The weather's services on the loopback interface: they check who asks, how, and how often, and misbehave when told. */
export interface WeatherServer {
  readonly url: string;
  /** What QWeather's account here needs. */
  readonly account: { readonly projectId: string; readonly keyId: string; readonly privateKey: string };
  /** All that was asked, path and status. */
  readonly asked: { readonly path: string; readonly status: number }[];
  /** What the next answers are; undefined: as they should be. */
  trouble: number | 'broken' | 'hang' | undefined;
  retryAfter: string | undefined;
  alerts: object[];
  /** CAP documents by the name they lie under. */
  readonly caps: Map<string, string>;
  /** How a feed names them: the identifier, or another form. */
  nmc: object[];
  readonly details: Map<string, string>;
  /** Any other path → JSON or text. */
  readonly pages: Map<string, string>;
  close(): Promise<void>;
}

const projectId = 'project-1';
const keyId = 'key-1';

export async function weatherServer(): Promise<WeatherServer> {
  const keys = generateKeyPairSync('ed25519');
  const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const state: Omit<WeatherServer, 'url' | 'close'> = {
    ...{ account: { projectId, keyId, privateKey }, asked: [], alerts: [], nmc: [] },
    ...{ trouble: undefined, retryAfter: undefined, caps: new Map(), details: new Map(), pages: new Map() },
  };
  const app = routes(state, createPublicKey(keys.privateKey));
  const { port, server } = await new Promise<{ port: number; server: ReturnType<typeof serve> }>(
    (resolve) => {
      const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port: on }: AddressInfo) =>
        resolve({ port: on, server: made }),
      );
    },
  );
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

function routes(state: Omit<WeatherServer, 'url' | 'close'>, key: KeyObject): Hono {
  const app = new Hono();
  app.use('*', async (context, next) => {
    const { trouble } = state;
    if (trouble === 'hang') await new Promise((resolve) => setTimeout(resolve, 30_000).unref());
    if (typeof trouble === 'number') {
      context.res = new Response('{"error":{"status":400}}', {
        status: trouble,
        headers: state.retryAfter === undefined ? {} : { 'retry-after': state.retryAfter },
      });
    } else if (trouble === 'broken') context.res = new Response('{"alerts":[{"id":7');
    else await next();
    state.asked.push({ path: context.req.path, status: context.res.status });
  });
  app.get('/weatheralert/v1/current/:latitude/:longitude', (context) => {
    if (!isSigned(context.req.header('authorization'), key))
      return context.json({ error: { status: 401 } }, 401);
    return tagged(context.req.raw, {
      metadata: {
        zeroResult: state.alerts.length === 0,
        attributions: ['https://developer.qweather.com/attribution.html'],
      },
      alerts: state.alerts,
    });
  });
  app.get('/feed.xml', (context) => {
    const items = [...state.caps.keys()].map(
      (id) => `<item><title>x</title><link>/caps/${id}</link><guid>${id}</guid></item>`,
    );
    return tagged(
      context.req.raw,
      `<rss version="2.0"><channel><title>CAP</title>${items.join('')}</channel></rss>`,
    );
  });
  app.get('/caps/:id', (context) => {
    const found = state.caps.get(context.req.param('id'));
    return found === undefined ? context.notFound() : context.body(found);
  });
  app.get('/rest/findAlarm', (context) =>
    context.json({ code: 0, data: { page: { list: state.nmc, count: state.nmc.length, totalPage: 1 } } }),
  );
  app.get('/publish/alarm/:id', (context) => context.body(state.details.get(context.req.param('id')) ?? ''));
  app.get('*', (context) => {
    const found = state.pages.get(context.req.path);
    return found === undefined ? context.notFound() : context.body(found);
  });
  return app;
}

/** An answer with its ETag; 304 for who has it. */
function tagged(request: Request, body: object | string): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304 });
  return new Response(text, { headers: { etag: tag } });
}

/** As QWeather checks a token: EdDSA, our key and project, issued in the past, living for a day at most. */
function isSigned(header: string | undefined, key: KeyObject): boolean {
  const [head = '', payload = '', signature = ''] = header?.replace(/^Bearer /, '').split('.') ?? [];
  const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
  const { alg, kid } = json(head);
  const { sub, iat, exp } = json(payload);
  return (
    [alg === 'EdDSA', kid === keyId, sub === projectId, exp > iat, exp - iat <= 86_400].every(Boolean) &&
    verify(null, Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))
  );
}

/** An alert of QWeather's, of a station that does not exist. */
export function alertOf(parts: {
  readonly id: string;
  readonly colour?: string;
  readonly hazard?: string;
  readonly clock?: string;
  readonly code?: 'alert' | 'update' | 'cancel';
  readonly supersedes?: readonly string[];
}): object {
  const { id, colour = 'yellow', hazard = '雷电', clock = '09:10', code = 'alert', supersedes = [] } = parts;
  const names: Readonly<Record<string, string>> = {
    blue: '蓝',
    yellow: '黄',
    orange: '橙',
    red: '红',
    white: '白',
  };
  const verb = code === 'cancel' ? '解除' : code === 'update' ? '更新' : '发布';
  const headline = `临江区气象台${verb}${hazard}${names[colour]}色预警信号`;
  return {
    ...{ id, senderName: '临江区气象台', issuedTime: `2026-05-12T${clock}+08:00`, severity: 'minor' },
    messageType: { code, supersedes },
    eventType: { name: hazard, code: '1014' },
    ...{
      urgency: null,
      certainty: null,
      icon: '1014',
      color: { code: colour, red: 1, green: 2, blue: 3, alpha: 1 },
    },
    ...{ effectiveTime: `2026-05-12T${clock}+08:00`, expireTime: '2026-05-13T09:10+08:00', headline },
    description: `${headline.replace('台', `台12日${clock.replace(':', '时')}分`)}：请做好防范。`,
    ...{ criteria: '', responseTypes: [], instruction: '' },
  };
}
