import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { authority, caseOf, isAsked, withoutNumber } from './order-parts.ts';

const replies = anyOf({
  answers:
    /(?:已经?|刚|来|给|有|又)?(?:反馈|回函|复函|函复|回话|回复|答复|回音|回信|来信|来话|回了|复了|退回(?:来)?|退还|退给)/,
  opinion: /给(?:了)?(?:个)?(?:信|话|说法|答复|结果|意见)|有(?:回音|结果|答复|说法)/,
  letter: /来函/,
  saysSo: /[回答](?=[:\s])/,
});
const outcome = anyOf({
  mended: /换表|拆了|改线|拆除|更换|换好|清|换了|换线|补上|检修/,
  nothingFound: /没泄漏|没问题/,
  examined: /鉴定|委托|观测|查过|派人|到场|去过/,
  closed: /停业|已?责令|停工|停用/,
  punished: /立案|查处|查封|封停|查了|罚|已?约谈|封存|没收|扣|封了/,
  notTheirs: /不归|不是他们|不属|退回|退给/,
  underWay: /整改|处理|受理|劝离|走流程/,
});
const speaks = inOrder(
  anyOf({ authority, they: /那边|对方|他们|部门|主管部门|移交的那[条个]/ }),
  /(?:的人|同志|那边|那头|方面)?[^,.]{0,6}?/,
  anyOf({
    replies,
    itsReply: /的(?:答复|回复|反馈|回函|意见)/,
    says: /(?:说|讲|称|表示|告知)(?!.{0,4}明天吃)/,
  }),
);
const received = inOrder(
  /(?:接到|收到|登记一?下|录一?下|记一?下|补录|来了)[^,.]{0,4}(?:\d{1,4}号)?\s?[^,.]{0,4}/,
  authority,
  /[^,.]{0,4}(?:回函|复函|答复|回复|反馈|意见)/,
);

/** By it a reply is known though no case is named. */
const saidOfAnyCase = anyOf({
  authoritySays: inOrder(authority, /.{0,8}/, anyOf({ replies, says: /说/ })),
  ofWhatWasPassedOn: inOrder(/移交的.{0,4}/, replies),
  withItsWords: inOrder(authority, /.{0,6}(?:答复|反馈|来函|回函|复函|回话)了?[,:\s].{4}/),
});

/** What a department answers to what was passed on to it. */
export function departmentSays(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (
    isAsked(plain) ||
    !isOfficial(sentence.context) ||
    /还没|没有?回|未[反回答]|催|起草|预警|值班|请各/.test(plain)
  )
    return undefined;
  const isReply = received.test(plain) || (speaks.test(plain) && outcome.test(plain));
  const isOpen = speaks.test(plain) && replies.test(plain);
  const isBackToUs =
    isNamed &&
    /退(?:回|还|给)(?:我局|我们|本局|来|了)|被?退(?:回|还)来/.test(plain) &&
    !/重改|整改/.test(plain);
  const isSaid = isNamed ? isReply || isOpen || isBackToUs : isReply && saidOfAnyCase.test(plain);
  if (!isSaid) return undefined;
  const isBack = /退回|退给|退还|不归|不是(?:他们|我们|其)|不属|不予受理|不受理|管不着|不管/.test(plain);
  const reason = withoutNumber(said).replace(/^(?:登记|记|录)一?下[\s,，]*/, '');
  return surely('hazard.feedback', { ...slots, reason, ...(isBack && { choice: 'back' }) });
}
