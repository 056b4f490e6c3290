import { createHash } from 'node:crypto';
import { MouthError, type SignIn } from '../../shared/domain/message.ts';
import { json, utf8 } from '../kit/body.ts';
import { overHttp, type Transport } from '../kit/http.ts';

interface Options {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  /** Where the platform sends the browser back to; the app must have it in its list. */
  readonly returnUrl: string;
}

const deadlineMs = 6_000;
const answerMax = 64 * 1024;

/**
 * Signing in with the platform's account, with proof of the browser that began (PKCE).
 * https://open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code
 */
export function feishuSignIn(options: Options, transport: Transport = overHttp): SignIn {
  const { appId, appSecret, baseUrl, returnUrl } = options;
  return {
    channel: 'feishu',
    authorizeUrl(state, verifier) {
      const url = new URL('/open-apis/authen/v1/authorize', accountsOf(baseUrl));
      const asked = {
        ...{ client_id: appId, redirect_uri: returnUrl, response_type: 'code', state },
        ...{ code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return url.href;
    },
    async whoIs(code, verifier) {
      const body = {
        ...{ grant_type: 'authorization_code', client_id: appId, client_secret: appSecret },
        ...{ code, redirect_uri: returnUrl, code_verifier: verifier },
      };
      const given = await ask(transport, {
        ...{ method: 'POST', url: `${baseUrl}/open-apis/authen/v2/oauth/token` },
        ...{ headers: { 'content-type': 'application/json; charset=utf-8' } },
        body: Buffer.from(JSON.stringify(body)),
      });
      const token = textIn(given, 'access_token');
      if (token === undefined) return undefined;
      const told = await ask(transport, {
        ...{ method: 'GET', url: `${baseUrl}/open-apis/authen/v1/user_info` },
        headers: { authorization: `Bearer ${token}` },
      });
      return textIn(fieldOf(told, 'data'), 'open_id');
    },
  };
}

/** People sign in on a host of their own. */
function accountsOf(baseUrl: string): string {
  return baseUrl.replace(/^https:\/\/open\./, 'https://accounts.');
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** What the platform answered; undefined where it refused. Throws MouthError where it did not answer, or is at fault. */
async function ask(
  transport: Transport,
  call: Pick<Parameters<Transport>[0], 'method' | 'url' | 'headers' | 'body'>,
): Promise<unknown> {
  const { status, bytes } = await transport({ ...call, deadlineMs, maxBytes: answerMax });
  if (status >= 500 || status === 429) throw new MouthError({ kind: 'later', code: `http-${status}` });
  const value = json(utf8(bytes));
  return fieldOf(value, 'code') === 0 ? value : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const found = fieldOf(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
