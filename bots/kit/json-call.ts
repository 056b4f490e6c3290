import { MouthError } from '../../shared/domain/message.ts';
import { json, utf8 } from './body.ts';
import { overHttp, type Transport } from './http.ts';

export interface JsonCall {
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
}

export interface JsonAnswer {
  readonly status: number;
  /** Undefined when the answer was no JSON: a gateway's page, or broken off. */
  readonly value: unknown;
}

/** Below the courier's ten seconds, so that its own deadline never cuts a call that is known to have failed. */
const usualDeadlineMs = 9_000;
const answerMax = 256 * 1024;

/** One POST of JSON, its answer as it came. Throws MouthError for what never came to an answer. */
export async function postJson(call: JsonCall, transport: Transport = overHttp): Promise<JsonAnswer> {
  const { status, bytes } = await transport({
    method: 'POST',
    url: call.url,
    headers: { 'content-type': 'application/json; charset=utf-8', ...call.headers },
    body: Buffer.from(JSON.stringify(call.body ?? {})),
    deadlineMs: call.deadlineMs ?? usualDeadlineMs,
    maxBytes: answerMax,
  });
  return { status, value: json(utf8(bytes)) };
}

/** What failed before anything was shown can be tried again. */
export function notDone(error: unknown): never {
  if (error instanceof MouthError && error.failure.kind === 'unclear')
    throw new MouthError({ ...error.failure, kind: 'later' }, { cause: error });
  throw error;
}

/** Where the body says nothing that could be read: what the status alone tells. */
export function failedWith(status: number): MouthError {
  const kind =
    status === 429 || status === 503 ? 'later' : status >= 300 && status < 500 ? 'operator' : 'unclear';
  return new MouthError({ kind, code: `http-${status}` });
}
