import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { takeCap } from '../shared/flows/alerts/weather-take.ts';
import type { House } from './app.ts';

const mostBytes = 1024 * 1024;

/** Where a publisher of CAP 1.2 hands its alerts in. Accepted means: kept. Without a token there is no such door. */
export function cap(house: House): Hono {
  const app = new Hono();
  const token = house.config.ingestToken;
  if (token === undefined) return app;
  app.post('/alerts/cap', async (context) => {
    if (!isBearer(context.req.header('authorization'), token)) return context.body(null, 401);
    const bytes = await bodyOf(context.req.raw);
    if (bytes === undefined) return context.json({ error: 'larger than 1 MiB' }, 413);
    const document = utf8(bytes);
    if (document === undefined) return context.json({ error: 'not UTF-8' }, 400);
    const taken = await takeCap(house.deps, document, house.now());
    return taken.ok ? context.json({ id: taken.event }, 202) : context.json({ error: taken.why }, 400);
  });
  app.onError((error, context) => {
    house.deps.log('error', 'cap.failed', { error: String(error) });
    return context.body(null, 503);
  });
  return app;
}

/** In constant time, whatever the lengths. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

/** Counted as it is read: a length that is told may be a lie. */
async function bodyOf(request: Request): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
