import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { instant, isoOf } from '../domain/time.ts';

/** A service of AWS that speaks JSON, and who asks it. */
export interface Service {
  readonly name: 'dynamodb' | 'ssm';
  /** What its actions' names begin with on the wire. */
  readonly target: string;
  readonly json: '1.0' | '1.1';
  readonly region: string;
  /** Without it, the region's own. */
  readonly endpoint?: string | undefined;
  readonly credentials: Credentials;
  wallNow(): number;
}

export interface Credentials {
  readonly id: string;
  readonly secret: string;
  readonly session?: string | undefined;
}

/** What the service said no with; named and shaped as the official client's errors are. */
export class CallRefused extends Error {
  readonly $metadata: { readonly httpStatusCode: number };
  readonly CancellationReasons: readonly { readonly Code?: string }[];
  constructor(code: string, status: number, reasons: readonly { readonly Code?: string }[]) {
    super(`the service refused: ${code}`);
    this.name = code;
    this.$metadata = { httpStatusCode: status };
    this.CancellationReasons = reasons;
  }
}

/** The way to the service or back was lost: what was asked may have been done. */
export class CallLost extends Error {
  readonly code = 'lost';
  constructor(cause: unknown) {
    super('the service could not be asked', { cause });
    this.name = 'CallLost';
  }
}

const attempts = 3;
const attemptMs = 1_500;
const firstPauseMs = 50;
const laterNames =
  /^(Throttling|ThrottlingException|ProvisionedThroughputExceededException|RequestLimitExceeded|TransactionInProgressException)$/;

/**
 * Asks a service, in functions whose start must be short: of the official client, two thirds would be loaded for
 * nothing. Repeats what may pass, so what is asked must bear to be done twice. Throws CallRefused or CallLost.
 */
export async function ask(
  service: Service,
  action: string,
  input: object,
  signal: AbortSignal,
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(service, action, JSON.stringify(input), signal);
    } catch (error) {
      if (attempt === attempts || signal.aborted || !mayPass(error)) throw error;
      await sleep(firstPauseMs * 2 ** attempt * Math.random());
    }
  }
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof CallRefused)) return error instanceof CallLost;
  return error.$metadata.httpStatusCode >= 500 || laterNames.test(error.name);
}

async function askOnce(
  service: Service,
  action: string,
  body: string,
  signal: AbortSignal,
): Promise<unknown> {
  const url = new URL(service.endpoint ?? endpointOf(service));
  const headers = signed(service, { host: url.host, target: `${service.target}.${action}`, body });
  const within = AbortSignal.any([signal, AbortSignal.timeout(attemptMs)]);
  const { ok, status, text } = await fetch(url, { method: 'POST', headers, body, signal: within })
    .then(async (answer) => ({ ok: answer.ok, status: answer.status, text: await answer.text() }))
    .catch((cause: unknown) => {
      throw new CallLost(cause);
    });
  const said = parsed(text);
  if (ok) return said;
  const code = said?.__type?.replace(/^.*#/, '') ?? `HTTP ${status}`;
  throw new CallRefused(code, status, said?.CancellationReasons ?? []);
}

interface Refused {
  readonly __type?: string;
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
}

function parsed(text: string): Refused | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function endpointOf({ name, region }: Service): string {
  return `https://${hostIn(region, name)}`;
}

/** Where a service of a region is asked. */
export function hostIn(region: string, name: string): string {
  return `${name}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** Signature version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(
  { name, json, region, credentials, wallNow }: Service,
  { host, target, body }: { host: string; target: string; body: string },
): Record<string, string> {
  const at = stampOf(wallNow());
  const headers = {
    'content-type': `application/x-amz-json-${json}`,
    host,
    'x-amz-date': at,
    ...(credentials.session && { 'x-amz-security-token': credentials.session }),
    'x-amz-target': target,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([header, value]) => `${header}:${value}\n`);
  const asked = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const scope = `${at.slice(0, 8)}/${region}/${name}/aws4_request`;
  const signature = signatureOf(asked, { at, scope, secret: credentials.secret });
  const proof = `Credential=${credentials.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const { host: _, ...sent } = headers;
  return { ...sent, authorization: `AWS4-HMAC-SHA256 ${proof}` };
}

/** A moment as signatures name it. */
export function stampOf(wallMs: number): string {
  return isoOf(instant(wallMs)).replace(/[-:]|\.\d+/g, '');
}

/** `asked`: the request in its canonical form. `scope`: its day, region and service. */
export function signatureOf(
  asked: string,
  { at, scope, secret }: { readonly at: string; readonly scope: string; readonly secret: string },
): string {
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(asked)}`).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
