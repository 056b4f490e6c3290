import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent, Slots } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely, unitSlot } from '../sentence.ts';
import { amount, caseOf, isAsked } from './order-parts.ts';

/** 约谈, 通报, 处罚, 黑名单 in whatever words and order: of a unit that is named, or of the unit of a case. */
export function measureOrdered(sentence: Sentence): Intent | undefined {
  return everDecided(sentence) ?? calledIn(sentence) ?? decided(sentence);
}

const called = anyOf({
  toTalk: /(?:叫|喊|请)来谈/,
  headFirst:
    /(?:约|喊|叫|请|把)[^,.]{0,8}(?:老板|负责人|老总|总经理|经理|法人|店长)[^,.]{0,10}(?:来|谈|坐下|面前)|(?:老板|负责人|老总|总经理|法人|店长)[^,.]{0,12}(?:喊来|叫来|约一?次|约来|约谈|过来谈|一块叫)/,
  summoned:
    /(?:叫|喊|请|让|传|通知|要求|把|安排)[^.]{0,24}(?:来|到|去)[^.]{0,8}(?:约谈|谈话|谈谈|谈一?[次下谈]|喝茶|当面说|说明情况|说清楚)/,
  interview: /约来?谈(?:一?[次下]|话)?|约谈/,
});
const overOrTold =
  /被约谈|约谈(?:过|了|完|后|记录|台账|情况|制度|真|会上|名单)|上次|昨天|谈(?:价|合同|恋爱|生意|对象|合作|租)/;
const persons = /老总|老板|负责人|总经理|经理|法人|店长|企业主|业主|他们|那家|这家|单位|企业|商户/;

const circular = anyOf({
  issued:
    /(?:发|写|拟|出|起草|给予|进行|予以|全区|点名|全市|全系统|书面|内部|搞|弄|整|做)[^,.]{0,8}通报|^(?:草拟|起草|写|拟|发|出)一?[个份]?通报[.!]*$/,
  aimed: /通报(?:批评|一下|一次|下)|点名批评|^通报(?=[^,.\s]{2,10}\s)/,
  because: /通报.{0,14}(?:屡|不改|拖|拒|因|长期)/,
});
const otherNews = /天气|预警|疫情|台风|会议精神|情况通报|通报(?:会|里|上|说|了)|被通报|收到通报|转发/;

/** 约谈 or a criticism: of a unit that is named, or of the unit of a case. */
function calledIn(sentence: Sentence): Intent | undefined {
  const { plain, said, units } = sentence;
  if (!isOfficial(sentence.context) || isAsked(plain)) return undefined;
  const { slots, isNamed } = caseOf(sentence);
  const of = { ...unitSlot(units[0]), ...(isNamed && slots), text: said };
  const isMeant = units.length > 0 || isNamed;
  if (called.test(plain) && !overOrTold.test(plain) && (isMeant || persons.test(plain)))
    return surely('hazard.interview', of);
  if (
    circular.test(plain) &&
    !otherNews.test(plain) &&
    (isMeant || persons.test(plain) || /家|批评|点名|全[区市]通报/.test(plain))
  )
    return surely('hazard.interview', { ...of, choice: 'circular' });
  return undefined;
}

const blacklisted = anyOf({
  entered:
    /(?:列入|列进|放进|放到|拉进|拉入|加入|加进|纳入|上|进|录入|录进|记入|登记)[^,.]{0,8}(?:黑名单|失信(?:名单)?)|[进列入上](?:为|入)?[^,.]{0,4}重点(?:监管)?名[单录]/,
  listFirst: /(?:黑名单|失信名单)[^,.]{0,6}(?:登记|录|加上|添上|记一?下)|^列?(?:入)?黑名单[\s,]/,
  bare: /拉黑/,
});
const fined = anyOf({
  sum: inOrder(/罚(?:款)?(?:了|他们?|它)?[^,.]{0,6}/, amount),
  penalty: /罚单|罚款|处罚|处以|没收|罚[!,.s]*(?=.{1,4}万)|警告/,
  closure: /(?:停业|停产)整顿|吊销|责令停[业产]|停止营业|许可[^,.]{0,3}吊|吊了|资格[^,.]{0,4}停/,
  points: /扣[^,.]{0,6}分|扣(?:信用)?分/,
  honours: /取消[^,.]{0,10}(?:评先|评优|资格|补贴)/,
});
const entered =
  /入系统|记账|(?:已下达|决定下了)|录(?:进去|入|一下|个|上)?|登(?:记|一下|上|进)|存档|记(?:录|一下|上|入)|备案|入库|处罚决定|罚单|文号|决定书|(?:给予|处以|作出|做出)/;
const ofFew =
  /被罚|罚过|罚(?:站|球|酒|抄)|奖罚|怕罚|上次|听说|要不要|会不会|该不该|建议罚|再.{0,6}就罚|不.{0,4}就罚/;
const pronoun = /(?:把|被)?(?:我|你|他|她)(?:给)?(?:拉黑|拉进)/;

function decided(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!isOfficial(sentence.context) || isAsked(plain) || ofFew.test(plain) || pronoun.test(plain))
    return undefined;
  const { slots, isNamed } = caseOf(sentence);
  const isMeant = sentence.units.length > 0 || isNamed || listsOne(sentence);
  const of = { ...(isNamed && slots), ...unitAndDay(sentence) };
  const isListed = blacklisted.test(plain) && !/[移撤拉]出/.test(plain);
  if (isListed && (isMeant || persons.test(plain) || /家|录|登|年|月/.test(plain)))
    return surely('hazard.decision', { ...of, choice: 'blacklist' });
  const isFine = fined.test(plain) && (isMeant || entered.test(plain));
  return isFine ? surely('hazard.decision', { ...of, choice: 'penalty' }) : undefined;
}

/** 顺达拉黑, said to nobody else: a unit by the name nobody knows it by. */
function listsOne({ plain, utterance }: Sentence): boolean {
  const isAlone = !utterance.inGroup || utterance.mentionsBot;
  return isAlone && /^[\u4e00-\u9fff]{2,12}(?:拉黑|(?:上|进)黑名单)/.test(plain);
}

/** The figure of a document is no day: 临商〔2026〕5号. */
function unitAndDay({ plain, said, units, dates }: Sentence): Slots {
  const last = dates.findLast(({ start }) => !/[)\]]\s?第?$/.test(plain.slice(0, start)));
  return { ...unitSlot(units[0]), ...(last && { date: last.day }), text: said };
}

const everAsked =
  /(?:被)?(?:罚|处罚|约谈|通报)(?:过)?(?:了)?(?:没有|没|吗)|(?:有没有|是不是|是否)[^,.]{0,4}(?:被罚|处罚|约谈|通报|黑名单)|(?:在不在|在|列入|进|上)(?:了)?黑名单(?:里|上|了)*(?:吗|没|[?])/;

/** Whether a unit was ever fined, called in, or listed. */
function everDecided({ plain, units, context }: Sentence): Intent | undefined {
  const isOwn = /^我们|^我(?:店|司|单位)/.test(plain) && context.units.length > 0;
  if (!everAsked.test(plain) || (units.length === 0 && !isOwn)) return undefined;
  return surely('hazard.decision', { ...unitSlot(units[0]), choice: 'show' });
}
