import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { MouthError } from '../../shared/domain/message.ts';

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  /** The whole exchange ends by then. */
  readonly deadlineMs: number;
  /** An answer longer than this is refused, and the rest of it not read. */
  readonly maxBytes: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Asks a platform once. Throws MouthError: `later` if nothing was sent, `unclear` if it may have been, `content` if the answer is too large. */
export type Transport = (call: Call) => Promise<Answered>;

/**
 * 64 at once is more than any platform takes of us; idle connections are kept to save the handshake, but not for so long
 * that the platform ends them: what goes out at that moment is lost, and nobody knows whether it was heard.
 */
const pool = { keepAlive: true, maxSockets: 64, scheduling: 'lifo', timeout: 3_000 } as const;
const agents = { http: new HttpAgent(pool), https: new HttpsAgent(pool) };

/** One exchange over a kept-alive connection. */
export function overHttp(call: Call): Promise<Answered> {
  const plain = call.url.startsWith('http:');
  const options = {
    method: call.method,
    agent: plain ? agents.http : agents.https,
    headers: { ...call.headers, ...(call.body && { 'content-length': String(call.body.byteLength) }) },
  };
  return new Promise((resolve, reject) => {
    const asked = plain ? requestHttp(call.url, options) : requestHttps(call.url, options);
    const late = setTimeout(() => asked.destroy(new Late()), call.deadlineMs);
    asked.once('close', () => clearTimeout(late));
    let connected = false;
    asked.on('socket', (socket) => {
      connected = !socket.connecting;
      // A kept connection comes here again and again; only a new one is listened to.
      if (connected) return;
      socket.once(plain ? 'connect' : 'secureConnect', () => {
        connected = true;
      });
    });
    asked.on('error', (cause) => reject(connected ? unclear(cause) : notSent(cause)));
    asked.on('response', (answer) => resolve(read(answer, { maxBytes: call.maxBytes, asked })));
    asked.end(call.body);
  });
}

/** A timer costs a tenth of what an abort signal does, and each exchange needs one. */
class Late extends Error {
  override readonly name = 'TimeoutError';
}

async function read(
  answer: IncomingMessage,
  { maxBytes, asked }: { maxBytes: number; asked: ClientRequest },
): Promise<Answered> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer) {
      size += part.length;
      if (size > maxBytes) throw new MouthError({ kind: 'content', code: 'too-large' });
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof MouthError ? cause : unclear(asked.errored ?? cause);
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  );
  return { status: answer.statusCode ?? 0, headers, bytes: Buffer.concat(parts, size) };
}

function notSent(cause: unknown): MouthError {
  return new MouthError({ kind: 'later', code: codeOf(cause) });
}

function unclear(cause: unknown): MouthError {
  return new MouthError({ kind: 'unclear', code: codeOf(cause) });
}

/** The system's word for what went wrong, such as ECONNRESET; never the error itself, which may carry the URL. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'network';
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'deadline';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : 'network';
}
