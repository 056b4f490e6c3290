import { createDecipheriv } from 'node:crypto';
import * as z from 'zod/mini';
import { json, utf8 } from '../kit/body.ts';
import { sameSecret, sha256 } from '../kit/secret.ts';

export interface GateOptions {
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
}

/** What a request turned out to be once it was checked. */
export type Verified =
  | { readonly kind: 'event'; readonly envelope: unknown }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'refused' };

/** A redelivery comes up to 7 h 05 min later, and whether it is signed anew is not documented. */
const WINDOW_SECONDS = 8 * 3600;

const Sealed = z.object({ encrypt: z.string() });
const Envelope = z.object({
  token: z.optional(z.string()),
  type: z.optional(z.string()),
  challenge: z.optional(z.string()),
  header: z.optional(z.object({ token: z.string(), app_id: z.string() })),
  event: z.optional(z.looseObject({ app_id: z.optional(z.string()) })),
});

/**
 * Checks a request over its raw bytes; `wallMs` is real time. Without a key nothing is accepted.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function verify(
  options: GateOptions,
  request: { headers: Headers; raw: Uint8Array },
  wallMs: number,
): Verified {
  const { headers, raw } = request;
  const signed = headers.has('x-lark-signature');
  if (options.encryptKey === '' || options.verificationToken === '') return refused;
  if (signed && !isSignedByUs(options.encryptKey, request, wallMs)) return refused;
  const opened = opening(options.encryptKey, raw);
  const envelope = z.safeParse(Envelope, opened).data;
  const token = envelope?.header?.token ?? envelope?.token;
  if (envelope === undefined || token === undefined || !sameSecret(token, options.verificationToken))
    return refused;
  if (envelope.type === 'url_verification') return { kind: 'challenge', challenge: envelope.challenge ?? '' };
  if (!signed || (envelope.header?.app_id ?? envelope.event?.app_id) !== options.appId) return refused;
  return { kind: 'event', envelope: opened };
}

const refused = { kind: 'refused' } as const;

function isSignedByUs(key: string, request: { headers: Headers; raw: Uint8Array }, wallMs: number): boolean {
  const header = (name: string) => request.headers.get(name) ?? '';
  const stamp = header('x-lark-request-timestamp');
  const ours = Buffer.concat([Buffer.from(`${stamp}${header('x-lark-request-nonce')}${key}`), request.raw]);
  const ageSeconds = /^\d{1,11}$/.test(stamp)
    ? Math.abs(wallMs / 1000 - Number(stamp))
    : Number.POSITIVE_INFINITY;
  return sameSecret(header('x-lark-signature'), sha256(ours).toString('hex')) && ageSeconds <= WINDOW_SECONDS;
}

/** What is inside the sealed body; undefined if it is not sealed with our key. */
function opening(key: string, raw: Uint8Array): unknown {
  const sealed = z.safeParse(Sealed, json(utf8(raw))).data;
  return sealed && json(decrypt(sealed.encrypt, key));
}

function decrypt(sealed: string, key: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const cipher = createDecipheriv('aes-256-cbc', sha256(key), bytes.subarray(0, 16));
    return utf8(Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]));
  } catch {
    return undefined;
  }
}
