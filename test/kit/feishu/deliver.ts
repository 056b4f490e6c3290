import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { State } from './state.ts';

/** Where the platform delivers: the bot's door, in the process or over HTTP. */
export type Door = (request: Request) => Promise<Response>;

export interface Envelope {
  readonly schema: '2.0';
  readonly header: Readonly<Record<string, string>>;
  readonly event: object;
}

export interface Sealing {
  /** False for none at all, 'bad' for one made with another key. */
  readonly sign?: boolean | 'bad';
  readonly encrypt?: boolean;
  /** White space in the body, as no client of the SDK would write it. */
  readonly pretty?: boolean;
  readonly key?: string;
  /** Seconds since 1970 in the signature, instead of now. */
  readonly at?: number;
}

export function envelope(state: State, type: string, event: object, eventId = state.newId('ev')): Envelope {
  const { appId, verificationToken } = state.app;
  return {
    schema: '2.0',
    header: {
      ...{ event_id: eventId, event_type: type, create_time: String(state.now()), token: verificationToken },
      ...{ app_id: appId, tenant_key: 'tenant_of_the_fake' },
    },
    event,
  };
}

/** A request as the platform makes it: sealed with the encrypt key, signed over the body's very bytes. */
export function requestOf(state: State, body: object, sealing: Sealing = {}): Request {
  const {
    sign = true,
    encrypt = true,
    pretty = false,
    key = state.app.encryptKey,
    at = Math.floor(state.now() / 1000),
  } = sealing;
  const sealed = encrypt ? { encrypt: encrypted(JSON.stringify(body), key) } : body;
  const raw = pretty ? JSON.stringify(sealed, null, 2) : JSON.stringify(sealed);
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(`${at}${nonce}${sign === 'bad' ? 'another key' : key}${raw}`)
    .digest('hex');
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(sign && {
      'x-lark-request-timestamp': String(at),
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    }),
  };
  return new Request('http://bot.invalid/hooks/feishu', { method: 'POST', headers, body: raw });
}

export function encrypted(text: string, key: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** A door somewhere else on this machine. */
export function doorAt(url: string): Door {
  return async (request) =>
    fetch(url, { method: 'POST', headers: request.headers, body: await request.text() });
}

/** One knock: what came back within the limit, on both clocks; `status` 0 if nothing did. */
export interface Knock {
  readonly status: number;
  readonly ms: number;
  readonly body: unknown;
}

export async function knock(state: State, door: Door, request: Request, limitMs = 3_000): Promise<Knock> {
  const startedAt = state.now();
  const nothing = { status: 0, ms: limitMs, body: undefined };
  const timeLimit = new AbortController();
  const tooLate = later(limitMs, timeLimit.signal).then(() => nothing);
  const answer = door(request).then(
    async (response) => ({
      status: response.status,
      ms: state.now() - startedAt,
      body: await bodyOf(response),
    }),
    () => nothing,
  );
  const knocked = await Promise.race([answer, tooLate]);
  timeLimit.abort();
  return knocked.ms > limitMs ? nothing : knocked;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function later(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
