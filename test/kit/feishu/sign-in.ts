import { createHash } from 'node:crypto';
import { type Answer, failure, success } from './answer.ts';
import type { State } from './state.ts';
import type { Body } from './way.ts';

/** Somebody at the platform's page says yes: the address his browser is sent back to, with a code that is good once. */
export function consents({ app, codes, newId }: State, authorizeUrl: string, user: string): string {
  const { pathname, searchParams } = new URL(authorizeUrl);
  const asked = (name: string) => searchParams.get(name) ?? '';
  if (!pathname.endsWith('/open-apis/authen/v1/authorize')) throw new Error('not the page of consent');
  if (asked('client_id') !== app.appId || asked('response_type') !== 'code') throw new Error('bad request');
  const code = newId('code');
  const returnUrl = asked('redirect_uri');
  codes.set(code, { user, challenge: asked('code_challenge'), returnUrl });
  const back = new URL(returnUrl);
  back.searchParams.set('code', code);
  back.searchParams.set('state', asked('state'));
  return back.href;
}

/** https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token */
export function tokenFor({ app, codes, userTokens, newId }: State, body: Body): Answer {
  const text = (name: string) => String(body[name] ?? '');
  if (text('grant_type') !== 'authorization_code') return failure(20036, 'unsupported grant_type');
  if (text('client_id') !== app.appId || text('client_secret') !== app.appSecret)
    return failure(20002, 'invalid client');
  const given = codes.get(text('code'));
  codes.delete(text('code'));
  if (!given) return failure(20003, 'invalid authorization code');
  if (given.returnUrl !== text('redirect_uri')) return failure(20071, 'redirect_uri mismatch');
  const proof = createHash('sha256').update(text('code_verifier')).digest('base64url');
  if (proof !== given.challenge) return failure(20049, 'PKCE verification failed');
  const token = newId('u-token');
  userTokens.set(token, given.user);
  const told = { code: 0, access_token: token, expires_in: 7200, token_type: 'Bearer' };
  return { status: 200, headers: {}, body: told };
}

export function userInfo({ users, userTokens }: State, authorization = ''): Answer {
  const user = users.get(userTokens.get(authorization.replace(/^Bearer /, '')) ?? '');
  return user
    ? success({ open_id: user.openId, name: user.name, tenant_key: 'tenant' })
    : failure(99991668, 'Invalid access token');
}
