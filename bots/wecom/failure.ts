import * as z from 'zod/mini';
import { type Failure, MouthError } from '../../shared/domain/message.ts';
import { failedWith, type JsonAnswer } from '../kit/json-call.ts';

const Answer = z.object({ errcode: z.number(), errmsg: z.optional(z.string()) });

/** A full window of the platform opens again within a minute. */
const limitWaitMs = 60_000;

/** https://developer.work.weixin.qq.com/document/path/90313 */
const kinds: ReadonlyMap<number, Failure['kind']> = new Map([
  [45009, 'later'],
  [45033, 'later'],
  [-1, 'unclear'],
  [93000, 'dead'],
  [40058, 'content'],
]);

/** Every failure comes with HTTP 200: only errcode 0 is a success. Throws MouthError for all else. */
export function refuseUnlessSent({ status, value }: JsonAnswer): void {
  const { errcode } = z.safeParse(Answer, value).data ?? {};
  if (errcode === undefined) throw failedWith(status);
  if (errcode === 0) return;
  const kind = kinds.get(errcode) ?? 'content';
  throw new MouthError({
    kind,
    code: String(errcode),
    ...(kind === 'later' && { waitMs: limitWaitMs }),
  });
}
