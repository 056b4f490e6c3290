import { Client, LoggerLevel } from '@larksuiteoapi/node-sdk';
import * as z from 'zod/mini';
import { MouthError } from '../../shared/domain/message.ts';
import { overHttp, type Transport } from '../kit/http.ts';
import { exchange } from './exchange.ts';
import { type Token, tokenCache } from './token.ts';

export interface ApiOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  /** Real time in ms, never the sandbox's: tokens and deadlines keep to it. */
  readonly wallNow: () => number;
  /** One call of ours ends by then, whatever it takes; 10 s unless told. */
  readonly deadlineMs?: number | undefined;
  /** How requests travel; over HTTP unless told. */
  readonly transport?: Transport | undefined;
}

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Such as '/open-apis/im/v1/messages'. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly responseType?: 'arraybuffer';
}

export interface FeishuApi {
  /** Asks with our token, renewing it once if it is refused. Throws MouthError. */
  call<T>(schema: z.ZodMiniType<T>, ask: Ask): Promise<T>;
}

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

const TokenAnswer = z.object({ tenant_access_token: z.string(), expire: z.number() });

/** The platform's API through its SDK, with what the SDK lacks: deadlines, one token for all, answers checked. */
export function feishuApi(options: ApiOptions): FeishuApi {
  const { appId, appSecret, wallNow, deadlineMs = 10_000 } = options;
  const client = new Client({
    ...{ appId, appSecret, domain: options.baseUrl, logger: silent, loggerLevel: LoggerLevel.fatal },
    httpInstance: exchange(options.transport ?? overHttp, deadlineMs),
    disableTokenCache: true,
  });
  const request = async <T>(schema: z.ZodMiniType<T>, { path, ...ask }: Ask, endsWallMs: number) => {
    const timeout = endsWallMs - wallNow();
    if (timeout <= 0) throw new MouthError({ kind: 'later', code: 'deadline' });
    return parsed(schema, await client.request({ ...ask, url: path, timeout }));
  };
  const tokens = tokenCache(
    () => fetchToken(request, { appId, appSecret, endsWallMs: wallNow() + deadlineMs }, wallNow),
    wallNow,
  );
  const withToken = async <T>(schema: z.ZodMiniType<T>, ask: Ask, endsWallMs: number): Promise<T> => {
    const token = await tokens.current();
    try {
      return await request(
        schema,
        { ...ask, headers: { ...ask.headers, Authorization: `Bearer ${token}` } },
        endsWallMs,
      );
    } catch (error) {
      if (error instanceof MouthError && error.failure.kind === 'token') tokens.drop(token);
      throw error;
    }
  };
  return {
    async call(schema, ask) {
      const endsWallMs = wallNow() + deadlineMs;
      try {
        return await withToken(schema, ask, endsWallMs);
      } catch (error) {
        if (!(error instanceof MouthError) || error.failure.kind !== 'token') throw error;
        return withToken(schema, ask, endsWallMs);
      }
    },
  };
}

type Request = <T>(schema: z.ZodMiniType<T>, ask: Ask, endsWallMs: number) => Promise<T>;

/** Whatever goes wrong here, what was to be asked with the token has not been. */
async function fetchToken(
  request: Request,
  { appId, appSecret, endsWallMs }: { appId: string; appSecret: string; endsWallMs: number },
  wallNow: () => number,
): Promise<Token> {
  const askedAt = wallNow();
  const data = { app_id: appId, app_secret: appSecret };
  const path = '/open-apis/auth/v3/tenant_access_token/internal';
  try {
    const { tenant_access_token: value, expire } = await request(
      TokenAnswer,
      { method: 'POST', path, data },
      endsWallMs,
    );
    return { value, endsWallMs: askedAt + expire * 1000 };
  } catch (error) {
    throw notDone(error);
  }
}

/** A failure on the way to the real request: that one was never made, so it may be made again without doubt. */
export function notDone(error: unknown): unknown {
  if (!(error instanceof MouthError) || error.failure.kind !== 'unclear') return error;
  return new MouthError({ ...error.failure, kind: 'later' }, { cause: error });
}

/** An answer of another shape than documented leaves open what was done. */
function parsed<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = z.safeParse(schema, value);
  if (!result.success) throw new MouthError({ kind: 'unclear', code: 'unknown-answer' });
  return result.data;
}
