import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import * as z from 'zod/mini';
import { MouthError } from '../../shared/domain/message.ts';
import { json, utf8 } from '../kit/body.ts';
import type { Answered, Transport } from '../kit/http.ts';
import { failureOf } from './failure.ts';

export type Asked = Parameters<HttpInstance['request']>[0];
/** The SDK takes answers as they come; they are parsed by who asked. */
export type Answer = ReturnType<typeof JSON.parse>;

/** More than a resource may be; everything else is far smaller. */
const ANSWER_MAX = 20 * 1024 * 1024;

const Code = z.object({ code: z.optional(z.number()), msg: z.optional(z.string()) });

/**
 * What the SDK makes its requests through: one exchange with a deadline, and a success only if the body says so. Throws
 * MouthError, in which nothing of the request stands.
 */
export function exchange(transport: Transport, deadlineMs: number): HttpInstance {
  const request = async (asked: Asked): Promise<Answer> => {
    const { body, type } = await bodyOf(asked);
    const answered = await transport({
      method: (asked.method ?? 'GET').toUpperCase(),
      url: urlOf(asked),
      headers: { ...headersOf(asked), ...(type !== undefined && { 'content-type': type }) },
      body,
      deadlineMs: asked.timeout ?? deadlineMs,
      maxBytes: ANSWER_MAX,
    });
    return answerOf(asked, answered);
  };
  const without = (method: string) => (url: string, asked?: Asked) => request({ ...asked, url, method });
  const along = (method: string) => (url: string, data?: unknown, asked?: Asked) =>
    request({ ...asked, url, data, method });
  return {
    request,
    ...{ get: without('GET'), delete: without('DELETE'), head: without('HEAD'), options: without('OPTIONS') },
    ...{ post: along('POST'), put: along('PUT'), patch: along('PATCH') },
  };
}

/** Throws what the platform refused; bytes come back as they are, all else as what the JSON says. */
function answerOf(asked: Asked, answered: Answered): Answer {
  const { status, headers, bytes } = answered;
  const isJson = (headers['content-type'] ?? '').includes('json');
  if (asked.responseType === 'arraybuffer' && status === 200 && !isJson) return bytes;
  const value = json(utf8(bytes));
  const { code, msg } = z.safeParse(Code, value).data ?? {};
  if (status === 200 && code === 0) return value;
  throw new MouthError(failureOf({ status, headers, code, message: msg }));
}

function urlOf({ url = '', params = {} }: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) query.append(name, String(value));
  return query.size === 0 ? url : `${url}?${query}`;
}

function headersOf({ headers = {} }: Asked): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

async function bodyOf({ data, headers = {} }: Asked): Promise<{ body?: Uint8Array; type?: string }> {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return {};
  if (headers['Content-Type'] !== 'multipart/form-data') {
    return { body: Buffer.from(JSON.stringify(data)), type: 'application/json; charset=utf-8' };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(data)) {
    if (value instanceof Uint8Array) form.append(name, new Blob([new Uint8Array(value)]), name);
    else form.append(name, String(value));
  }
  const written = new Response(form);
  return {
    body: new Uint8Array(await written.arrayBuffer()),
    type: written.headers.get('content-type') ?? '',
  };
}
