import type { Ear, Received } from '../../shared/domain/message.ts';
import { json, readBody, utf8 } from '../kit/body.ts';
import type { Notebook } from '../kit/notebook.ts';
import { sameSecret, sha256 } from '../kit/secret.ts';
import { type Heard, inboundOf } from './inbound.ts';
import { rememberSession } from './sessions.ts';
import { signOf } from './sign.ts';

export interface EarOptions {
  readonly appSecret: string;
  readonly robotCode: string;
  readonly notebook: Notebook;
  /** Real time in ms. */
  readonly wallNow: () => number;
}

const BODY_MAX = 1024 * 1024;
/** What the platform documents. */
const WINDOW_MS = 60 * 60_000;

/** The enterprise robot's HTTP callback. */
export function dingtalkEar(options: EarOptions): Ear {
  return { receive: (request) => receive(options, request) };
}

async function receive(options: EarOptions, request: Request): Promise<Received> {
  const body = await readBody(request, BODY_MAX);
  if (!body.ok) return settled(body.why === 'too-large' ? 413 : 400);
  const timestamp = request.headers.get('timestamp') ?? '';
  if (!isSigned(options, timestamp, request.headers.get('sign') ?? '')) return settled(401);
  const heard = inboundOf(json(utf8(body.bytes)), options.wallNow());
  if (!heard) return settled(200);
  if (heard.robot !== undefined && heard.robot !== options.robotCode) return settled(401);
  if (!(await isFirstUse(options, timestamp, body.bytes))) return settled(401);
  await remember(options, heard);
  return { kind: 'message', inbound: heard.said, respond: async () => Response.json({}) };
}

function isSigned({ appSecret, wallNow }: EarOptions, timestamp: string, sign: string): boolean {
  const isFresh = /^\d{1,15}$/.test(timestamp) && Math.abs(wallNow() - Number(timestamp)) <= WINDOW_MS;
  return isFresh && sameSecret(sign, signOf(appSecret, timestamp));
}

/** The platform delivers at once; two people may speak in the same millisecond. */
const AT_ONCE_MS = 10_000;

/**
 * The platform's signature does not cover the body, so whoever saw one could put other words under it for an hour. Some
 * seconds after its moment a signature is therefore good only for bodies that came under it before, or for the first.
 */
async function isFirstUse(options: EarOptions, timestamp: string, bytes: Uint8Array): Promise<boolean> {
  const { notebook, wallNow } = options;
  const name = `dingtalk.signed.${timestamp}`;
  const digest = sha256(bytes).toString('base64url');
  const seen = ((await notebook.read(name)) ?? '').split(' ').filter((one) => one !== '');
  if (seen.includes(digest)) return true;
  if (seen.length > 0 && wallNow() - Number(timestamp) > AT_ONCE_MS) return false;
  await notebook.write(name, [...seen, digest].join(' '), Number(timestamp) + WINDOW_MS);
  return true;
}

async function remember({ notebook }: EarOptions, { said, session }: Heard): Promise<void> {
  if (!session) return;
  const talk =
    said.chat === null
      ? { kind: 'person' as const, id: said.from.id }
      : { kind: 'chat' as const, id: said.chat };
  await rememberSession(notebook, talk, session);
}

function settled(status: number): Received {
  return { kind: 'settled', response: new Response(null, { status }) };
}
