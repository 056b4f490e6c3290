import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX as words } from 'hono/utils/compress';

const pack = promisify(gzip);
/** Smaller, it goes out in one packet anyway. */
const leastBytes = 1024;

/** Pages leave packed for whoever can unpack them. Whole and beside the thread that answers: a stream of the platform costs more than the page. */
export const packed: MiddlewareHandler = async (context, next) => {
  await next();
  const { res } = context;
  if (context.req.method === 'HEAD' || !res.body || res.headers.has('content-encoding')) return;
  if (!words.test(res.headers.get('content-type') ?? '')) return;
  res.headers.append('vary', 'Accept-Encoding');
  const encoding = accepts(context, { header: 'Accept-Encoding', supports: ['gzip'], default: '' });
  if (encoding !== 'gzip') return;
  const body = Buffer.from(await res.arrayBuffer());
  if (body.length < leastBytes) {
    context.res = new Response(body, res);
    return;
  }
  context.res = new Response(await pack(body), res);
  context.res.headers.delete('content-length');
  context.res.headers.set('content-encoding', 'gzip');
};
