import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { bookSlots } from './book.ts';

const called = /^隐患台账[,:;]?\s*/;
/** 挂牌督办台账, 移交台账: a ledger with a name of its own, and nothing behind it. */
const ofBook =
  /^(?!\d{1,4}(?:号|\s|(?![年月\d])))[^,.?]{0,14}(?:挂牌(?:督办)?|督办|双报告|移交|函送|抄告)(?:的|隐患|事项)*(?:台账|清单|明细)[.!]*$/;
/** Other things are handed over and pressed for too. */
const ofOthers = /值班|交接|预警|通知|事故|任务|会议|信访/;
const asFile = /导出|下载|生成|打印|excel|xls|表格|电子/i;

/** All filters there are, each by its longest name, say no more. */
const mostLetters = 90;
/** What other bureaus keep a ledger of, and this house answers otherwise: the one of hazards is no answer. */
const ofNone =
  /^(?:请|帮我|给我|看一?下|看看?|查看?|导出|下载|生成|打印)*(?:本[月年]|\d{1,2}月|今天)?的?((?:每?日?零报告|回执|通知|应急响应|响应|保供|演练|学习)(?:台账|登记表))[.!]*$/;

/** Told of a ledger, not asked of ours. */
const told = /建立|完善|要求|没有|没写|制度|不全|缺/;

/** 隐患台账 江湾街道 燃气 超期: what stands behind its name narrows it, whatever else the words might be. */
export function ledgerCalled(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > mostLetters || told.test(plain)) return undefined;
  const other = ofNone.exec(plain)?.[1];
  if (other !== undefined) return surely('ledger.hazard', { choice: 'none', text: other });
  if (ofBook.test(plain) && !ofOthers.test(plain))
    return surely(asFile.test(plain) ? 'ledger.export' : 'ledger.hazard', bookSlots(sentence));
  if (!called.test(plain)) return undefined;
  const { form = {}, ...slots } = bookSlots(sentence);
  const isNarrowed = Object.keys(form).length > 0 || Object.keys(slots).length > 0;
  return isNarrowed || plain.replace(called, '') === ''
    ? surely('ledger.hazard', { form, ...slots })
    : undefined;
}
