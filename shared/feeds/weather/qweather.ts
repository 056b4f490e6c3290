import { createPrivateKey, sign } from 'node:crypto';
import * as z from 'zod/mini';
import { type Bulletin, type Colour, colours, type Warning } from '../../domain/alerts/warning.ts';
import { type Instant, MINUTE_MS } from '../../domain/time.ts';
import { momentOf, wordsOf } from './cap.ts';
import { readHeadline } from './headline.ts';
import { askSource } from './http.ts';
import { hazardKeyOf, officesOf } from './offices.ts';
import {
  broken,
  jsonOf,
  type Known,
  type Source,
  type Told,
  twoDecimals,
  type Unread,
  unreadOf,
} from './source.ts';

export interface QweatherAccount {
  /** The account's own: https://….qweatherapi.com. */
  readonly base: string;
  readonly projectId: string;
  readonly keyId: string;
  /** Ed25519, PEM. */
  readonly privateKey: string;
}

const alertSchema = z.object({
  id: z.string(),
  senderName: z.nullish(z.string()),
  issuedTime: z.string(),
  messageType: z.object({ code: z.string(), supersedes: z.nullish(z.array(z.string())) }),
  eventType: z.object({ name: z.string(), code: z.string() }),
  color: z.nullish(z.object({ code: z.string() })),
  expireTime: z.nullish(z.string()),
  headline: z.string(),
  description: z.nullish(z.string()),
  instruction: z.nullish(z.string()),
});
const answerSchema = z.object({
  metadata: z.object({ zeroResult: z.optional(z.boolean()), attributions: z.nullish(z.array(z.string())) }),
  alerts: z.nullish(z.array(z.unknown())),
});

interface Read {
  readonly bulletins: readonly Bulletin[];
  readonly unread: readonly Unread[];
  readonly attributions: readonly string[];
}

/** What stands for this place now: https://dev.qweather.com/docs/api/warning/weather-alert/. Undefined for another shape. */
export function readQweather(payload: unknown): Read | undefined {
  const parsed = z.safeParse(answerSchema, payload);
  if (!parsed.success) return undefined;
  const { alerts, metadata } = parsed.data;
  // One that cannot be read hides none of the others, and is not passed over.
  const read = (alerts ?? []).map((item) => ({ item, bulletin: alertIn(item) }));
  return {
    bulletins: read.flatMap(({ bulletin }) => bulletin ?? []),
    unread: read.flatMap(({ item, bulletin }) => (bulletin ? [] : unreadOf(item, said))),
    attributions: metadata.attributions ?? [],
  };
}

const said = { id: 'id', text: ['headline', 'description'] };

function alertIn(item: unknown): Bulletin | undefined {
  const parsed = z.safeParse(alertSchema, item);
  return parsed.success ? bulletinOf(parsed.data) : undefined;
}

function bulletinOf(alert: z.infer<typeof alertSchema>): Bulletin | undefined {
  const issuedAt = momentOf(alert.issuedTime);
  if (issuedAt === undefined) return undefined;
  const description = alert.description ?? '';
  const warning = warningIn(alert, description, issuedAt);
  if (!warning) return undefined;
  const { issuer, hazard } = warning;
  const expiresAt = momentOf(alert.expireTime ?? undefined);
  return {
    ...{ ...warning, issuedAt },
    ...{ source: 'qweather', id: alert.id, supersedes: alert.messageType.supersedes ?? [], places: [] },
    ...{ offices: officesOf(issuer), hazardKey: hazardKeyOf(hazard) },
    text: wordsOf(alert.headline, description, issuedAt),
    ...(alert.instruction ? { guide: alert.instruction } : {}),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** The office's words win over the fields beside them. */
function warningIn(
  alert: z.infer<typeof alertSchema>,
  description: string,
  at: Instant,
): Warning | undefined {
  const cancelled = alert.messageType.code === 'cancel';
  const read = readHeadline(description, at) ?? readHeadline(alert.headline, at);
  if (read) return { ...read, lifted: read.lifted || cancelled };
  const [issuer, colour] = [alert.senderName, colourOf(alert.color?.code)];
  if (!issuer || !colour) return undefined;
  return { issuer, colour, verb: '', hazard: alert.eventType.name, lifted: cancelled };
}

function colourOf(code: string | undefined): Colour | undefined {
  return colours.find((colour) => colour === code);
}

/** Ten minutes lie well within what the terms allow: 5 to 20. */
const intervalMs = 10 * MINUTE_MS;

export function qweatherAlerts(account: QweatherAccount): Source {
  return { name: 'qweather', intervalMs, ask: (known) => askAlerts(account, known) };
}

async function askAlerts(account: QweatherAccount, known: Known): Promise<Told> {
  if (!known.region?.at) return { kind: 'needs-place' };
  const { latitude, longitude } = twoDecimals(known.region.at);
  const answer = await askSource({
    url: `${account.base}/weatheralert/v1/current/${latitude}/${longitude}?lang=zh`,
    headers: { authorization: `Bearer ${tokenOf(account, known.wallMs)}` },
    ...{ tag: known.tag, modified: known.modified },
  });
  if (answer.kind !== 'body') return answer;
  const read = readQweather(jsonOf(answer.text));
  if (!read) return broken();
  const { tag, modified } = answer;
  return {
    ...{ kind: 'told', ...read },
    ...(tag !== undefined && { tag }),
    ...(modified !== undefined && { modified }),
  };
}

const lifeS = 900;

/** https://dev.qweather.com/docs/configuration/authentication/: EdDSA, issued 30 s ago so that clocks may differ. */
export function tokenOf({ projectId, keyId, privateKey }: QweatherAccount, wallMs: number): string {
  const issuedS = Math.floor(wallMs / 1000) - 30;
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', kid: keyId })}.${part({ sub: projectId, iat: issuedS, exp: issuedS + lifeS })}`;
  const signature = sign(null, Buffer.from(signed), createPrivateKey(privateKey));
  return `${signed}.${signature.toString('base64url')}`;
}
