import * as z from 'zod/mini';
import type { Ear, Received } from '../../shared/domain/message.ts';
import { json, readBody, utf8 } from '../kit/body.ts';
import type { Notebook } from '../kit/notebook.ts';
import { inboundOf } from './inbound.ts';
import { rememberReply } from './replies.ts';
import { isSigned, opened, type Seal } from './seal.ts';

export interface EarOptions extends Seal {
  /** Our robot's id: whoever else shares the key is not heard. */
  readonly robotId: string;
  readonly notebook: Notebook;
  /** Real time in ms. */
  readonly wallNow: () => number;
}

const BODY_MAX = 1024 * 1024;
/** The platform repeats within seconds; two clocks may differ by minutes. */
const WINDOW_MS = 10 * 60_000;
/** The platform takes an answer for an hour; one that comes at its very end would be lost. */
const ANSWER_MS = 55 * 60_000;

const Sealed = z.object({ encrypt: z.string() });

/** The encrypted callback of the smart robot. */
export function wecomEar(options: EarOptions): Ear {
  return { receive: (request) => receive(options, request) };
}

async function receive(options: EarOptions, request: Request): Promise<Received> {
  const query = new URL(request.url).searchParams;
  if (request.method === 'GET') return settled(challenged(options, query));
  const body = await readBody(request, BODY_MAX);
  if (!body.ok) return settled(new Response(null, { status: body.why === 'too-large' ? 413 : 400 }));
  const sealed = z.safeParse(Sealed, json(utf8(body.bytes))).data?.encrypt ?? '';
  const plain = unsealed(options, query, sealed);
  if (plain === undefined) return settled(new Response(null, { status: 401 }));
  return heard(options, json(plain));
}

async function heard(options: EarOptions, value: unknown): Promise<Received> {
  const nowMs = options.wallNow();
  const found = inboundOf(value, nowMs);
  if (!found) return settled(new Response(null));
  if (found.robot !== options.robotId) return settled(new Response(null, { status: 401 }));
  const { said, answerAt: url } = found;
  if (url !== undefined) {
    const talk = { chat: said.chat, from: said.from.id };
    await rememberReply(options.notebook, said.id, { url, ...talk, untilMs: nowMs + ANSWER_MS });
  }
  return { kind: 'message', inbound: said, respond: async () => new Response(null) };
}

/** How an operator’s address is checked when he saves it. */
function challenged(options: EarOptions, query: URLSearchParams): Response {
  const plain = unsealed(options, query, query.get('echostr') ?? '');
  return plain === undefined ? new Response(null, { status: 401 }) : new Response(plain);
}

function unsealed(options: EarOptions, query: URLSearchParams, sealed: string): string | undefined {
  const [signature, timestamp, nonce] = ['msg_signature', 'timestamp', 'nonce'].map(
    (name) => query.get(name) ?? '',
  );
  if (!signature || !timestamp || !nonce || !isFresh(options, timestamp)) return undefined;
  if (!isSigned(options, { signature, timestamp, nonce, sealed })) return undefined;
  return opened(options, sealed);
}

function isFresh({ wallNow }: EarOptions, timestamp: string): boolean {
  return /^\d{1,11}$/.test(timestamp) && Math.abs(wallNow() - Number(timestamp) * 1000) <= WINDOW_MS;
}

function settled(response: Response): Received {
  return { kind: 'settled', response };
}
