import type { Card, Ear, Inbound, Received, Reply } from '../../shared/domain/message.ts';
import { readBody } from '../kit/body.ts';
import { renderCard } from './card.ts';
import { inboundOf } from './inbound.ts';
import { type GateOptions, verify } from './verify.ts';

export interface EarOptions extends GateOptions, Hearing {
  /** Real time in ms, never the sandbox's: a signature is only good for some hours. */
  readonly wallNow: () => number;
}

/** What both ways of hearing share. */
export interface Hearing {
  /** Our bot's open_id, once it is known; nothing waits for it. */
  readonly bot?: () => string | undefined;
  /** The platform's key of a kept photo that the mouth has uploaded. */
  readonly imageKey?: (photo: string) => Promise<string | undefined>;
  /** URLs that begin so are ours and may be clicked. */
  readonly ownUrl?: string | undefined;
  /** The sentence that ends a text that had to be cut. */
  readonly shortened?: string | undefined;
}

const BODY_MAX = 1024 * 1024;

/** The strict gate to Feishu's events and card callbacks. */
export function feishuEar(options: EarOptions): Ear {
  return { receive: (request) => receive(options, request) };
}

/** The answer to a click, as the platform wants it: a toast and the card's new face. */
export async function clickAnswer(options: Hearing, inbound: Inbound, reply: Reply): Promise<object> {
  if (inbound.kind !== 'clicked') return {};
  const { toast, card } = reply;
  return {
    ...(toast && { toast: { type: toast.tone, content: toast.text } }),
    ...(card && { card: { type: 'raw', data: renderCard(card, await cardOptions(options, inbound, card)) } }),
  };
}

async function receive(options: EarOptions, request: Request): Promise<Received> {
  const body = await readBody(request, BODY_MAX);
  if (!body.ok) return settled(new Response(null, { status: body.why === 'too-large' ? 413 : 400 }));
  const verified = verify(options, { headers: request.headers, raw: body.bytes }, options.wallNow());
  switch (verified.kind) {
    case 'refused':
      return settled(new Response(null, { status: 401 }));
    case 'challenge':
      return settled(Response.json({ challenge: verified.challenge }));
    case 'event':
      return heard(options, inboundOf(verified.envelope, options.bot?.()));
  }
}

function heard(options: EarOptions, inbound: Inbound | undefined): Received {
  if (inbound === undefined) return settled(Response.json({}));
  return {
    kind: 'message',
    inbound,
    respond: async (reply) => Response.json(await clickAnswer(options, inbound, reply)),
  };
}

function settled(response: Response): Received {
  return { kind: 'settled', response };
}

async function cardOptions(options: Hearing, inbound: Inbound, card: Card) {
  const keys = new Map<string, string>();
  for (const photo of card.images ?? []) {
    const key = await options.imageKey?.(photo);
    if (key !== undefined) keys.set(photo, key);
  }
  const { ownUrl, shortened } = options;
  return {
    ownUrl,
    shortened,
    inPrivate: inbound.chat === null,
    imageKey: (photo: string) => keys.get(photo),
  };
}
