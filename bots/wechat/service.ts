import { createHash, createHmac } from 'node:crypto';

/** One signed request to the service; its answer's value is of JSON, or bytes. */
export type Ask = (path: string, body: object | Uint8Array) => Promise<{ status: number; value: unknown }>;

/** How requests travel; over HTTP unless a test carries them itself. */
export type Travel = (url: string, init: RequestInit) => Promise<Response>;

const deadlineMs = 20_000;

/** Throws when there is no answer at all; each try is signed anew. */
export function askService(
  {
    serviceUrl,
    key,
  }: { readonly serviceUrl: string; readonly key: { readonly id: string; readonly secret: string } },
  { now, travel = fetch }: { now(): number; travel?: Travel },
): Ask {
  return async (path, body) => {
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
    const url = `${serviceUrl}${path}`;
    const stamp = String(now());
    const hash = createHash('sha256').update(bytes).digest('hex');
    const text = ['POST', new URL(url).pathname, stamp, hash].join('\n');
    const headers = {
      'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
      ...{ 'x-key-id': key.id, 'x-stamp': stamp },
      'x-signature': createHmac('sha256', key.secret).update(text).digest('base64url'),
    };
    const answer = await travel(url, {
      ...{ method: 'POST', headers, body: new Uint8Array(bytes), redirect: 'error' },
      signal: AbortSignal.timeout(deadlineMs),
    });
    return { status: answer.status, value: await bodyOf(answer) };
  };
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (answer.headers.get('content-type') === 'application/octet-stream')
    return new Uint8Array(await answer.arrayBuffer());
  return answer.json().catch(() => undefined);
}
