import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { which as whichCase } from './which-case.ts';
import { readPlan } from './words-plan.ts';

const number = '(?:第|编号|隐患|案件|#)?\\s?(?:YH-?\\d{4}-?\\d{4,7}|\\d{1,6})\\s?号?';
const head = new RegExp(`^\\s*${number}[\\s,:]*`, 'i');

function which(sentence: Sentence): Slots {
  const said = head.exec(sentence.plain)?.[0].match(/YH-?\d{4}-?\d{4,7}|\d+/i)?.[0];
  return said === undefined ? whichCase(sentence) : { reference: said.toUpperCase() };
}

/** What is said of a case that is known, by its number or in answer to its card. */
export function caseCommand(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 500 || /[?]$|吗$/.test(plain)) return undefined;
  return plan(sentence) ?? withdrawal(sentence) ?? again(sentence);
}

/** It begins with the number of a case, or answers the card of one. */
function isOnCase({ plain, context }: Sentence): boolean {
  return head.test(plain) || (context.quoted?.topic === 'hazards' && context.quoted.id.startsWith('YH-'));
}

const takenBack = new RegExp(
  `^(?:请)?(?:撤销|撤回|作废|收回)(?:一下)?(?:我)?(?:刚才|刚刚|上面|上一|刚报的?)?(?:那|这)?[条个]?(?:的)?(?:${number}|隐患|上报|报告|举报)[.!]*$|^\\s*${number}[\\s,:]*(?:请|要)?(?:撤销|撤回|作废|取消上报|不用处理了)|[报发]错了[,\\s]*(?:请|麻烦)?(?:帮我)?(?:撤销|撤回|作废)`,
  'i',
);

function withdrawal(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!takenBack.test(plain)) return undefined;
  return surely('hazard.withdraw', { reference: 'last', ...which(sentence), text: said });
}

const notMended =
  /(?:还是|依然|仍然?|根本|压根|又)?没(?:有)?(?:整改|修|改|处理|解决|弄|清|换)(?:好|到位|完|掉|干净)?(?:[,.!\s]|$)|^.{0,12}又(?:堵|坏|放|堆|锁|漏|有|出现|开始|乱)|复发|反弹|重新(?:打开|办理|立案)|不(?:服|认可|同意).{0,6}(?:结果|核实|销号)|有异议/;

function again(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const rest = plain.replace(head, '');
  if (!isOnCase(sentence) || !notMended.test(rest) || /复查|验收|不合格|延期|条/.test(rest)) return undefined;
  return surely('hazard.reopen', { ...which(sentence), reason: said.replace(head, ''), text: said });
}

function plan(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const named = /整改方案|治理方案|六定|五落实/.test(plain.slice(0, 30));
  const items = Object.keys(readPlan(said)).length;
  if (items < (named ? 1 : 3) || (!named && !isOnCase(sentence))) return undefined;
  return surely('hazard.plan', { ...which(sentence), text: said });
}
