/** What the platform answers, before it is HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or text or bytes as they are. */
  readonly body: unknown;
}

/** What became of a call: an answer, or a connection that broke before or after it was done, or never an answer. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'hung' };

export function success(data: unknown = {}): Answer {
  return { status: 200, headers: {}, body: { code: 0, msg: 'success', data } };
}

/** Platform errors are mostly HTTP 400 with a code in the body. */
export function failure(
  code: number,
  msg: string,
  extra: { status?: number; headers?: Answer['headers'] } = {},
): Answer {
  const error = { log_id: 'fake', troubleshooter: 'https://open.feishu.cn/search' };
  return { status: extra.status ?? 400, headers: extra.headers ?? {}, body: { code, msg, error } };
}

export function tooMany(waitMs: number): Answer {
  return failure(99991400, 'request trigger frequency limit', {
    status: 429,
    headers: {
      'x-ogw-ratelimit-limit': '50',
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(waitMs / 1000))),
    },
  });
}

export function isSuccess({ status, body }: Answer): boolean {
  return status === 200 && typeof body === 'object' && body !== null && 'code' in body && body.code === 0;
}
