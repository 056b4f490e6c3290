import * as z from 'zod/mini';
import { type Failure, MouthError } from '../../shared/domain/message.ts';
import { failedWith, type JsonAnswer } from '../kit/json-call.ts';

const Answer = z.object({
  errcode: z.optional(z.number()),
  status: z.optional(z.number()),
  wait: z.optional(z.number()),
});
const Refused = z.object({ code: z.string() });

/** A robot that sent too fast is mute for ten minutes; each try meanwhile would begin them anew. */
const muteMs = 10 * 60_000 + 5_000;

/** https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages */
const kinds: ReadonlyMap<number, Failure['kind']> = new Map([
  [130101, 'later'],
  [-1, 'unclear'],
  [500100, 'unclear'],
  // Keyword, signature or address refused: a person set the robot up otherwise.
  [310000, 'operator'],
  [300001, 'dead'],
  [400013, 'dead'],
]);

/** The answer of a robot's webhook: HTTP 200 whatever happened. Throws MouthError unless it was sent. */
export function refuseUnlessSent({ status, value }: JsonAnswer): void {
  const { errcode, status: wall, wait } = z.safeParse(Answer, value).data ?? {};
  if (errcode === 0) return;
  // The platform's gateway turned us away: {"status":1111,"wait":5,"punish":"deny"}.
  if (wall !== undefined && errcode === undefined)
    throw new MouthError({ kind: 'later', code: String(wall), waitMs: (wait ?? 5) * 1000 });
  if (errcode === undefined) throw failedWith(status);
  const kind = kinds.get(errcode) ?? 'content';
  throw new MouthError({ kind, code: String(errcode), ...(kind === 'later' && { waitMs: muteMs }) });
}

/** The same for the open API, whose failures have a status and a word. */
export function refuseUnlessDone({ status, value }: JsonAnswer): void {
  if (status === 200) return;
  const { code } = z.safeParse(Refused, value).data ?? {};
  if (code === undefined) throw failedWith(status);
  throw new MouthError({ kind: kindOf(status, code), code });
}

function kindOf(status: number, code: string): Failure['kind'] {
  if (/InvalidAuthentication|token/i.test(code)) return 'token';
  if (status === 429 || /Throttling|QpsLimit|too.?fast/i.test(code)) return 'later';
  if (/Forbidden|quota|90020|Unauthorized/i.test(code)) return 'operator';
  if (/not.?exist|notFound|dismiss|not.?in.?(?:group|chat)/i.test(code)) return 'dead';
  return status >= 500 ? 'unclear' : 'content';
}
