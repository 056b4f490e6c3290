import * as z from 'zod/mini';
import { MouthError } from '../../shared/domain/message.ts';
import type { Transport } from '../kit/http.ts';
import { failedWith, notDone, postJson } from '../kit/json-call.ts';
import { uploadMedia } from '../kit/upload.ts';
import { refuseUnlessDone } from './failure.ts';

export interface App {
  readonly appKey: string;
  readonly appSecret: string;
  readonly robotCode: string;
}

export interface ApiOptions {
  readonly apiUrl: string;
  /** Where files are uploaded. */
  readonly baseUrl: string;
  readonly app: App;
  readonly wallNow: () => number;
  readonly transport?: Transport | undefined;
}

const Token = z.object({ accessToken: z.string(), expireIn: z.number() });
const Uploaded = z.object({ errcode: z.number(), media_id: z.optional(z.string()) });
const tokenCodes = [40014, 42001];
const earlyMs = 5 * 60_000;

/** The open API under one token for all, renewed once if it is refused. Throws MouthError. */
export function dingtalkApi(options: ApiOptions) {
  const { apiUrl, baseUrl, app, wallNow, transport } = options;
  let token: Promise<{ value: string; untilMs: number }> | undefined;

  async function fetchToken() {
    const body = { appKey: app.appKey, appSecret: app.appSecret };
    const answer = await postJson({ url: `${apiUrl}/v1.0/oauth2/accessToken`, body }, transport).catch(
      neverAsked,
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

  async function uploadOnce(type: string, file: Parameters<typeof uploadMedia>[1]): Promise<string> {
    const query = new URLSearchParams({ access_token: await current(), type });
    const { status, value } = await uploadMedia(`${baseUrl}/media/upload?${query}`, file, transport);
    const { errcode, media_id: id } = z.safeParse(Uploaded, value).data ?? {};
    if (errcode === undefined) throw failedWith(status);
    if (errcode === 0 && id !== undefined) return id;
    throw new MouthError({ kind: tokenCodes.includes(errcode) ? 'token' : 'content', code: String(errcode) });
  }

  /** A token that is refused is asked for anew, once. */
  async function renewed<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof MouthError) || error.failure.kind !== 'token') throw error;
      token = undefined;
      return ask();
    }
  }

  return {
    call: (path: string, body: unknown) => renewed(() => once(path, body)),
    /** Hands a file over; returns what it is called in messages. */
    upload: (type: 'image' | 'file', file: Parameters<typeof uploadMedia>[1]) =>
      renewed(() => uploadOnce(type, file)).catch(notDone),
  };
}

export type DingtalkApi = ReturnType<typeof dingtalkApi>;

/** What was to be asked with the token has not been. */
function neverAsked(error: unknown): never {
  if (error instanceof MouthError)
    throw new MouthError({ ...error.failure, kind: 'later' }, { cause: error });
  throw error;
}
