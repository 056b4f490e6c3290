import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { isCourtesy, leadingNumber } from './words-read.ts';

/** Laughter, greetings, questions and second thoughts give no reason. */
const none =
  /^(?:取消|算了|先不|等等|稍等|等一下|暂不|不用了|[哈呵嘿嘻啊哦嗯呃]{2,}|在吗|你好|您好|早上好|晚上好)|[?]$|[吗么呢嘛]$/;

/** Why a case is untrue, once that was asked: what he saw, and no command. */
export function reasonGiven({ context, plain, said }: Sentence): Intent | undefined {
  const { asked } = context.open;
  if (asked?.question !== 'reason' || plain.length < 2 || plain.length > 200) return undefined;
  if (none.test(plain) || isCourtesy(said) || leadingNumber(said) !== undefined) return undefined;
  return surely('hazard.answer', { reference: asked.subject.id, choice: 'reason', reason: said });
}
