import type { Failure } from '../../shared/domain/message.ts';

/** An answer of the platform that is not a success, as far as it could be read. */
export interface Refused {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body's own code; undefined when the body was not the platform's JSON. */
  readonly code?: number | undefined;
  readonly message?: string | undefined;
}

/** Codes by what a courier does about them. https://open.feishu.cn/document/server-docs/im-v1/message/create */
const kinds: readonly (readonly [Failure['kind'], readonly number[]])[] = [
  ['later', [99991400, 11232, 11233, 2200, 18121, 230020]],
  ['token', [99991661, 99991663, 99991664, 99991665, 99991671]],
  ['dead', [230002, 230013, 230018, 230029, 230034, 230035, 230053, 232009, 232011]],
  ['operator', [99991672, 99991401, 99991403, 10003, 10014, 10015, 230006]],
  // A twin of this very request is under way.
  ['unclear', [230049]],
];
const kindOf = new Map(kinds.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));

/** Puts an answer into the courier's classes. A code we do not know is taken for a refusal of what we sent. */
export function failureOf(refused: Refused): Failure {
  const { status, headers, code, message = '' } = refused;
  const waitMs = Math.ceil(Number(headers['x-ogw-ratelimit-reset'] ?? 0) * 1000);
  return {
    kind:
      code === undefined || code === 0 ? kindOfStatus(status) : (kindOf.get(code) ?? kindOfUnknown(status)),
    code: code === undefined || code === 0 ? `http-${status}` : `${code}${detail(message)}`,
    ...(waitMs > 0 && { waitMs }),
  };
}

/** Not the platform's JSON: a gateway answered, or the answer broke off. */
function kindOfStatus(status: number): Failure['kind'] {
  if (status === 429) return 'later';
  return status >= 300 && status < 500 ? 'operator' : 'unclear';
}

function kindOfUnknown(status: number): Failure['kind'] {
  if (status === 429) return 'later';
  return status >= 500 ? 'unclear' : 'content';
}

/** The sub-code a refused card is told by, for the record. */
function detail(message: string): string {
  const found = /ErrCode: (\d{4,7})/.exec(message);
  return found ? `/${found[1]}` : '';
}
