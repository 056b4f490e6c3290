import * as z from 'zod/mini';
import { MouthError } from '../../shared/domain/message.ts';
import type { Transport } from '../kit/http.ts';
import { postJson } from '../kit/json-call.ts';
import { refuseUnlessDone } from './failure.ts';

export interface App {
  readonly appKey: string;
  readonly appSecret: string;
  readonly robotCode: string;
}

export interface ApiOptions {
  readonly apiUrl: string;
  readonly app: App;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

const Token = z.object({ accessToken: z.string(), expireIn: z.number() });
const earlyMs = 5 * 60_000;

/** The open API under one token for all, renewed once if it is refused. Throws MouthError. */
export function dingtalkApi(options: ApiOptions) {
  const { apiUrl, app, wallNow, transport } = options;
  let token: Promise<{ value: string; untilMs: number }> | undefined;

  async function fetchToken() {
    const body = { appKey: app.appKey, appSecret: app.appSecret };
    const answer = await postJson({ url: `${apiUrl}/v1.0/oauth2/accessToken`, body }, transport).catch(
      notDone,
    );
    const found = z.safeParse(Token, answer.value).data;
    if (!found)
      throw new MouthError({
        kind: answer.status >= 500 ? 'later' : 'operator',
        code: `token-${answer.status}`,
      });
    return { value: found.accessToken, untilMs: wallNow() + found.expireIn * 1000 - earlyMs };
  }

  async function current(): Promise<string> {
    const known = await token?.catch(() => undefined);
    if (!known || known.untilMs <= wallNow()) token = fetchToken();
    return (await (token ?? fetchToken())).value;
  }

  async function once(path: string, body: unknown): Promise<unknown> {
    const headers = { 'x-acs-dingtalk-access-token': await current() };
    const answer = await postJson({ url: `${apiUrl}${path}`, body, headers }, transport);
    refuseUnlessDone(answer);
    return answer.value;
  }

  return async function call(path: string, body: unknown): Promise<unknown> {
    try {
      return await once(path, body);
    } catch (error) {
      if (!(error instanceof MouthError) || error.failure.kind !== 'token') throw error;
      token = undefined;
      return once(path, body);
    }
  };
}

export type DingtalkApi = ReturnType<typeof dingtalkApi>;

/** What was to be asked with the token has not been. */
function notDone(error: unknown): never {
  if (error instanceof MouthError)
    throw new MouthError({ ...error.failure, kind: 'later' }, { cause: error });
  throw error;
}
