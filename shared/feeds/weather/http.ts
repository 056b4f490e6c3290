/** What a source answered; or that it did not. The body is text in UTF-8, whatever its header says. */
export type Answer =
  | { readonly kind: 'same' }
  | { readonly kind: 'body'; readonly text: string; readonly tag?: string; readonly modified?: string }
  | Failure;

/** `refused`: it will say no again until a person mends it. `later`: not now. `broken`: not what it should be. */
export interface Failure {
  readonly kind: 'failed';
  readonly why: 'refused' | 'later' | 'broken';
  /** An HTTP status or the system's word. */
  readonly code: string;
  readonly waitMs?: number;
}

export interface Asked {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tag?: string | undefined;
  readonly modified?: string | undefined;
}

const deadlineMs = 10_000;
const mostBytes = 4 * 1024 * 1024;

/** One GET, with what was learned the last time; never throws. */
export async function askSource({ url, headers = {}, tag, modified }: Asked): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      headers: {
        'user-agent': 'zhishou (duty room of a bureau)',
        ...(tag !== undefined && { 'if-none-match': tag }),
        ...(modified !== undefined && { 'if-modified-since': modified }),
        ...headers,
      },
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (answer.status === 304) return { kind: 'same' };
    if (!answer.ok) return failureOf(answer);
    return await bodyOf(answer);
  } catch (error) {
    return { kind: 'failed', why: 'later', code: codeOf(error) };
  }
}

async function bodyOf(answer: Response): Promise<Answer> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) return { kind: 'failed', why: 'broken', code: 'too-large' };
    text += decoder.decode(part, { stream: true });
  }
  const [tag, modified] = [answer.headers.get('etag'), answer.headers.get('last-modified')];
  return {
    kind: 'body',
    text: text + decoder.decode(),
    ...(tag !== null && { tag }),
    ...(modified !== null && { modified }),
  };
}

function failureOf({ status, headers, body }: Response): Failure {
  void body?.cancel();
  const seconds = Number(headers.get('retry-after'));
  const waitMs = Number.isFinite(seconds) && seconds > 0 ? { waitMs: seconds * 1000 } : {};
  const later = status >= 500 || status === 429 || status === 408;
  return { kind: 'failed', why: later ? 'later' : 'refused', code: String(status), ...waitMs };
}

/** The system's word for what went wrong; never the error itself, which carries the URL. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'network';
  if (error.name === 'TimeoutError') return 'deadline';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'network';
}
