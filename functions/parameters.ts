import { createHash, createHmac } from 'node:crypto';
import { instant, isoOf } from '../shared/domain/time.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** As many as GetParameters takes. */
const mostTogether = 10;
const deadlineMs = 3_000;
const named = /^(\w+)_SSM$/;

/** The parameter store could not be asked, or refused. */
class ParametersError extends Error {
  constructor(code: string, cause?: unknown) {
    super(`the parameter store failed: ${code}`, { cause });
    this.name = 'ParametersError';
  }
}

/**
 * The environment with each NAME_SSM=/path replaced by NAME and what lies there, decrypted; a path without a parameter
 * leaves NAME unset. Asked by a signed request of our own: the official client would be a sixth of the webhook's bundle.
 */
export async function withParameters(env: Env, wallMs: number): Promise<Env> {
  const paths = Object.entries(env).flatMap(([name, path]) => {
    const plain = named.exec(name)?.[1];
    return plain && path ? [[plain, path] as const] : [];
  });
  const groups = Array.from({ length: Math.ceil(paths.length / mostTogether) }, (_, place) =>
    paths.slice(place * mostTogether, (place + 1) * mostTogether).map(([, path]) => path),
  );
  const found = new Map((await Promise.all(groups.map((group) => ask(env, group, wallMs)))).flat());
  return { ...env, ...Object.fromEntries(paths.map(([name, path]) => [name, found.get(path)])) };
}

async function ask(
  env: Env,
  names: readonly string[],
  wallMs: number,
): Promise<(readonly [string, string])[]> {
  const region = env['AWS_REGION'] ?? '';
  const url = new URL(env['AWS_ENDPOINT_URL_SSM'] ?? endpointOf(region));
  const body = JSON.stringify({ Names: names, WithDecryption: true });
  const headers = signed(env, { host: url.host, region, body, wallMs });
  const signal = AbortSignal.timeout(deadlineMs);
  const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch((error: unknown) => {
    throw new ParametersError('network', error);
  });
  const said: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ParametersError(codeOf(said) ?? String(answer.status));
  return parametersOf(said);
}

function endpointOf(region: string): string {
  return `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function codeOf(said: unknown): string | undefined {
  return isRecord(said) && typeof said['__type'] === 'string' ? said['__type'] : undefined;
}

function parametersOf(said: unknown): (readonly [string, string])[] {
  const all = isRecord(said) && Array.isArray(said['Parameters']) ? said['Parameters'] : [];
  return all.flatMap((one: unknown) =>
    isRecord(one) && typeof one['Name'] === 'string' && typeof one['Value'] === 'string'
      ? [[one['Name'], one['Value']] as const]
      : [],
  );
}

/** Signature version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(
  env: Env,
  { host, region, body, wallMs }: { host: string; region: string; body: string; wallMs: number },
): Record<string, string> {
  const at = isoOf(instant(wallMs)).replace(/[-:]|\.\d+/g, '');
  const token = env['AWS_SESSION_TOKEN'];
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host,
    'x-amz-date': at,
    ...(token && { 'x-amz-security-token': token }),
    'x-amz-target': 'AmazonSSM.GetParameters',
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const asked = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const scope = `${at.slice(0, 8)}/${region}/ssm/aws4_request`;
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${env['AWS_SECRET_ACCESS_KEY'] ?? ''}`);
  const signature = Buffer.from(hmac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(asked)}`)).toString(
    'hex',
  );
  const credential = `Credential=${env['AWS_ACCESS_KEY_ID'] ?? ''}/${scope}`;
  const { host: _, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
