import type { Slots } from './intent.ts';
import { categoryIn } from './lexicon.ts';
import { daysSpanIn, referenceIn } from './sentence/figures.ts';
import { personAfter, personSlot, type Sentence } from './sentence.ts';

/** Which case: by number, the one just spoken of, or one that the words describe. */
export function which(sentence: Sentence): Slots {
  const { plain, context } = sentence;
  const reference = referenceIn(plain, false);
  if (reference !== undefined) return { reference };
  if (context.quoted?.topic === 'hazards') return { reference: context.quoted.id };
  if (
    /刚(?:才|刚)|方才|上一?[条个]|刚(?:我)?[报说发]|刚那|(?:前面|上[面头]).{0,2}[报说发]|这条|该隐患|此隐患/.test(
      plain,
    )
  )
    return { reference: 'last' };
  return /昨天|前天|上周|那[个条处根辆台把扇只块盏]|上次|之前|[上下]午[说报讲]的/.test(plain)
    ? { reference: 'fuzzy' }
    : {};
}

const deadlineWord = /(?:于|在|限|到|截止|期限)/;

/** 昨天整改, 4月20日前整改: meant as a deadline, though it is over. */
const asDeadline = /^(?:之?前|以前)?(?:完成)?整改(?![好完了过的])/;

/** 20号才到货: why it takes longer, and no day it is done by. */
const asArrival = /^\s?才?(?:能|会|可以)?(?:到货|来货|进货|发货|到位|送到|送来|有货|开工|进场|施工)/;

export function deadline(sentence: Sentence): Slots {
  const over = sentence.dates.find(
    ({ day, end, bare }) => !bare && day < sentence.today && asDeadline.test(sentence.plain.slice(end)),
  );
  if (over) return { date: over.day };
  const days = daysSpanIn(sentence.plain);
  const ahead = sentence.dates.filter(
    ({ day, end }) => day >= sentence.today && !asArrival.test(sentence.plain.slice(end)),
  );
  const given =
    ahead.find(({ bare }) => !bare) ??
    ahead.find(({ start }) => deadlineWord.test(sentence.plain.slice(Math.max(0, start - 2), start)));
  if (given) return { date: given.day };
  return days === undefined ? dateless(sentence) : { days };
}

function dateless({ noSuchDay }: Sentence): Slots {
  return noSuchDay === undefined ? {} : { noSuchDay };
}

export function responsible(sentence: Sentence): Slots {
  return personSlot(
    personAfter(sentence, /责任人|负责人|整改人|由/) ??
      sentence.people.find(({ end }) => sentence.plain.startsWith('负责', end)),
  );
}

/** How bad a case is said to be. */
export function levelOf(plain: string): Slots {
  if (/重大/.test(plain) && !/(?:不|非|未)(?:构成|属于?|是|够)?重大/.test(plain)) return { level: 'major' };
  return /一般(?!来说|情况下|都|会)|(?:不|非)(?:构成|属于?|是|够)?重大/.test(plain)
    ? { level: 'general' }
    : {};
}

export const twice =
  /(?:重复(?:上?报|了|隐患|件)?(?=[,.\s]|$|和|了)|(?:和|与|跟).{0,16}(?:是)?(?:同一[条个件]|一回事|重复|一样的))/;
export const untrue =
  /不属实|不实(?![在行])|查无此事|虚假(?:上?报|信息)|(?<!不是|并非|不像)误报(?![警器])|不是隐患|不算隐患|不构成隐患|没(?:有)?这(?:回|个|么)(?:事|情况|问题)(?!的)/;

/** What an officer found: what denies is never taken for a yes. */
export function verdictOf(plain: string): Slots {
  if (twice.test(plain)) return { choice: 'duplicate' };
  return { choice: untrue.test(plain) || /没(?:有)?发现|不存在|不属/.test(plain) ? 'invalid' : 'valid' };
}

/** 函告住建局, 电梯归市场监管局: whom a case goes to. */
export function authorityTold(plain: string): string | undefined {
  return /(?:给(?!到)|至|到|归|属于?|抄告给?|抄送给?|函告给?|函送给?|移交给?|移送给?|转办给?|转交给?|转给?)\s*((?:区|市|县)?[\u4e00-\u9fff]{1,10}?(?:局|委|办|队|所|部门|街道|公司|站)(?![长里]))/.exec(
    plain,
  )?.[1];
}

/** 挂牌督办 by whom. */
export function tierOf(plain: string): Slots {
  const tier = /[厅处科省市县区]级/.exec(plain)?.[0];
  return tier ? { choice: tier } : {};
}

/** 楼道的电瓶车全清走了: it says which, without a number. */
export function describes(plain: string): boolean {
  return (categoryIn(plain)?.weight ?? 0) >= 2;
}
