import { json, utf8 } from './body.ts';
import { overHttp, type Transport } from './http.ts';
import type { JsonAnswer } from './json-call.ts';

/** The bytes of a kept photo or document. */
export type Shelf = (
  key: string,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>;

/** With the message that follows it ends within the courier's ten seconds. */
const deadlineMs = 6_000;
const answerMax = 256 * 1024;

/** One file as a form's field "media". Throws MouthError for what never came to an answer. */
export async function uploadMedia(
  url: string,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly type: string },
  transport: Transport = overHttp,
): Promise<JsonAnswer> {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  const written = new Response(form);
  const { status, bytes } = await transport({
    ...{ method: 'POST', url, deadlineMs, maxBytes: answerMax },
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
    body: new Uint8Array(await written.arrayBuffer()),
  });
  return { status, value: json(utf8(bytes)) };
}
