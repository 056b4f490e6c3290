/** A body as it came, or why there is none: it was longer than allowed, or ended too early. */
export type Body =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'too-large' | 'broken' };

/** Reads at most `maxBytes`, and stops as soon as there are more: a length that is told may be a lie. */
export async function readBody(from: Request | Response, maxBytes: number): Promise<Body> {
  const told = from.headers.get('content-length');
  if (told !== null && !(Number(told) <= maxBytes)) return dropped(from);
  return told !== null && isOfServer(from) ? wholeBody(from) : streamedBody(from, maxBytes);
}

/** A request that a server of HTTP made by itself: its bytes end where its length said, and a stream of them costs more than all else of it. */
function isOfServer(from: Request | Response): boolean {
  return from instanceof Request && Object.getPrototypeOf(from) !== Request.prototype;
}

async function wholeBody(from: Request | Response): Promise<Body> {
  try {
    return { ok: true, bytes: new Uint8Array(await from.arrayBuffer()) };
  } catch {
    return { ok: false, why: 'broken' };
  }
}

async function streamedBody(from: Request | Response, maxBytes: number): Promise<Body> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of from.body ?? []) {
      size += part.byteLength;
      if (size > maxBytes) return { ok: false, why: 'too-large' };
      parts.push(part);
    }
  } catch {
    return { ok: false, why: 'broken' };
  }
  return { ok: true, bytes: joined(parts, size) };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of UTF-8 bytes; undefined when they are none. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The value of JSON text; undefined when it is none. */
export function json(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function dropped(from: Request | Response): Promise<Body> {
  await from.body?.cancel().catch(() => undefined);
  return { ok: false, why: 'too-large' };
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
