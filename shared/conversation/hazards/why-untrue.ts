import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { looseHazard } from './report.ts';
import { isCourtesy, leadingNumber } from './words-read.ts';

/** Laughter, greetings, questions and second thoughts give no reason. */
const none =
  /^(?:取消|算了|先不|等等|稍等|等一下|暂不|不用了|[哈呵嘿嘻啊哦嗯呃]{2,}|在吗|你好|您好|早上好|晚上好)|[?]$|[吗么呢嘛]$/;

/** He takes it back, or wants something done. */
const otherwise =
  /^(?:不对|错了|[说搞弄看打]错)|(?<!不|不太|并不|非)属实|是真的|(?:确实|真的?)[有是存]|^(?:请|帮[我忙]?|麻烦)?(?:发布?|通知|群发|转发|撤[回销]|查[询看]?|导出|生成|起草|安排|叫|催|提醒)(?!现)(?:一?[下个条份]|给|所有|全[区体部])/;

/** What says of a thing that it is in order, or how it came to be. */
const explains = /没|未|无|不|已|是|正常|完好|合格|规定|允许|同意|当天|临时|搬|清|误|属于|重复/;

/** Why a case is untrue, once that was asked: what he saw, and no command. */
export function reasonGiven(sentence: Sentence): Intent | undefined {
  const { context, plain, said } = sentence;
  const { asked } = context.open;
  if (asked?.question !== 'reason' || plain.length < 2 || plain.length > 200) return undefined;
  if (none.test(plain) || otherwise.test(plain) || isCourtesy(said) || leadingNumber(said) !== undefined)
    return undefined;
  const another = explains.test(plain) ? undefined : looseHazard(sentence);
  return surely('hazard.answer', {
    ...(another && slotsIn(another)),
    ...{ reference: asked.subject.id, choice: 'reason', reason: said },
  });
}

const slotsIn = ({ kind: _kind, sure: _sure, ...slots }: Intent) => slots;
