import { isOfficial } from '../../domain/directory/person.ts';
import { deadline, tierOf } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { departmentSays } from './department-says.ts';
import { caseOf, isAsked, withoutNumber } from './order-parts.ts';
import { measureOrdered } from './orders-of-measures.ts';
import { evidence, letter } from './orders-of-papers.ts';

/** What an office wants done about a case, in whatever words and order: the thing, what to do with it, and of which case. */
export function officersOrder(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 160) return undefined;
  return (
    evidence(sentence) ??
    letter(sentence) ??
    offTheList(sentence) ??
    endedForGood(sentence) ??
    departmentSays(sentence) ??
    measureOrdered(sentence) ??
    upward(sentence)
  );
}

const plate = anyOf({
  supervision:
    /(?:去掉|卸|取消|解)[^,.]{0,3}督办|督办[^,.]{0,6}卸|督办[^,.]{0,3}停|解除(?:挂牌|督办)|(?:取消|撤销?|终止)(?:掉)?(?:对[^,.]{1,8}的?)?(?:挂牌|督办)|督办[^,.]{0,4}(?:撤|解除|取消|销)掉?/,
  plateDown: /下牌|摘牌|销牌|去牌/,
  plateOff:
    /牌子?[^,.]{0,4}(?:可以|给我们)?取|牌子?(?:给|能)?[^,.]{0,6}(?:拿了|拿掉|下来|摘|撤了)|(?:督办|挂牌|挂的|那[块个]|这[块个]|号|把)[^,.]{0,8}牌子?[^,.]{0,10}(?:摘|去掉|取下|取了|下了|下掉|能下|撤|拿[掉下]|销)|摘[^,.]{0,8}(?:督办|挂牌|牌)/,
  ofALetter: /签摘|报摘/,
  agreed: /(?:同意|准予|准许|批准|可以)摘/,
});
const otherPlate = anyOf({
  otherThing: /车牌|吊牌|招牌|门牌|路牌|品牌|广告|工牌|胸牌|[^牌]商标|上市/,
  denied: /(?:不|没|未)(?:能|予|得|同意|批准)?(?:摘|解除|销牌)/,
  asked: /哪些|多少|被摘/,
});
const aboutListing =
  /督办|挂牌|挂的|申请|同意|批了|批准|准予|验收|材料|专家|重大|销牌|摘牌|下牌|报摘|督办|报告|料|给人家/;

function offTheList(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (!plate.test(plain) || otherPlate.test(plain)) return undefined;
  if (!isNamed && !aboutListing.test(plain)) return undefined;
  const agrees =
    /同意|批了|(?<!请|申请|求)批准|准予|准许|予以|可以摘[牌掉了]?[.!]*$/.test(plain) &&
    isOfficial(sentence.context) &&
    !/^(?:我们|请)|申请|请求|麻烦/.test(plain);
  return surely('hazard.unlist', { ...slots, ...(agrees && { choice: 'agree' }), text: said });
}

const ends = anyOf({
  closes: /办结|结案|结掉|结了(?!婚)|了结|终结|销案|特别?(?:办结|销号)|特别销号|销号/,
  justCloses: /(?:直接|给它|把它)(?:结|销)|关掉|处理掉|关停办|这[条单]结/,
  followsNoMore: /作.{0,3}结|不再(?:追|跟)|我签|不用改/,
});
const ground = inOrder(
  /(?<!未|没)/,
  anyOf({
    approved:
      /批准|批示|特批|特别销号|拍板|我(?:来|说了)?定|会议?(?:研究|决定|同意|定)|(?:领导|局长|区长|主任|书记)[^,.]{0,4}(?:批|同意|定|点头)/,
    paper: /纪要|文号|号文|文件|依据|批文|通告|文书|依[^,.]{2,10}号|按[^,.]{2,14}(?:文|决定|要求|纪要)/,
    closed: /并校|撤点|破产|闭店|关停|停产|关闭|歇业|关门|搬走|灭失|倒闭|破产|拆迁/,
    cannotBeMended: /红线|没法(?:整改|改)|无法整改/,
    licenceGone: /收储|注销|吊销/,
  }),
);

const byPaper = /[〔(]20\d\d[)〕]|纪要|文号|批文|通告|文书/;

/** 2办结吧: its number, and no more than the word. */
const endsAtOnce = /^[^\d]{0,3}[\dYH-]+\s?号?\s?(?:可以|同意|给它|就|先|直接)?(?:办结|结案|了结)/i;

function endedForGood(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const isPlain = /\d/.test(slots.reference ?? '') && endsAtOnce.test(plain);
  const isPapered = isOfficial(sentence.context) && byPaper.test(plain);
  if ((!isNamed && !isPapered) || !ends.test(plain) || (!ground.test(plain) && !isPlain)) return undefined;
  if (
    isAsked(plain) ||
    /假(?:整改|的)|你们(?:关掉|销|结)|事故|突发|复查|验收|整改(?:完|到位|好)|SG-|任务|(?:不|(?<!特)别|没|未)(?:能|予)?(?:办结|结案|销)/.test(
      plain,
    )
  )
    return undefined;
  const reason = reasonOf(said);
  return surely('hazard.settle', { ...slots, ...(reason !== '' && { reason }), text: said });
}

/** The clauses that say why, without the verdict and its document. */
function reasonOf(said: string): string {
  const named = /(?:原因|理由|因为?|由于)(?:是)?\s*[:：]?\s*([^;；。,，\s]{2,200})/.exec(said)?.[1];
  const rest = withoutNumber(said)
    .split(/[,，;；。\s]+/)
    .filter((part) => part.length >= 3 && !verdictOrPaper.test(part))
    .join('，');
  return named ?? rest;
}

const verdictOrPaper =
  /办结|结案|结掉|了结|结了|销号|终结|依据|文号|纪要|号文|文件|批示|〔|我.{0,2}定|拍板|批了|特批/;

const lists = anyOf({
  plate:
    /挂牌(?!的|成立|上市|那[条个件家]|件|隐患)|^挂[!,]|挂上去|挂起来|挂(?:个|上|一块|一个)(?:督办)?(?:的)?牌/,
  supervised: /号[^,.]{0,8}督办|请[^,.]{0,6}督办|督办(?!的|件|函|单|那)/,
  listed: /列[入为](?:全区|全市|区级?|市级?)?(?:重点|挂牌)/,
});
const raises = anyOf({
  higher:
    /升一升|往上交|提(?:一|高)?[级格]|升(?:一)?[级格]|往(?:上|区里?|市里?|省里?|局里)(?:报|提|交|走|送)/,
  higherOffice:
    /(?:区政府|区里|市里|安委会?)[^,.]{0,6}(?:督|盯|压|看着办)|分管[^,.]{0,2}区长|(?:提|报|交|上报|提请|升)(?:到|至|给|请)?(?:区|市|省|县)(?:里|级|局|政府|安委|安办|长)|捅到|[区市省县厅处科]级/,
  board: /督办?榜/,
});
const stuck = anyOf({
  cannotBeMoved:
    /(?:弄|整|搞|管|改|推|压|解决|协调|处理)不(?:动|了|住|下)|摁不住|顶不住|硬得很|不动|太大|没法/,
  delays: /拖|推了又推|推诿|磨|赖着|屡|拒不|不配合/,
  isFedUp: /这还不|就说我/,
  asksFor: /(?:请|申请|提请|报请)/,
});
const otherRise =
  /挂号|上市|会员|工资|职称|系统|版本|软件|航班|班车|值班|手机|房|票|舱|被挂牌|考|军衔|学历|称号|创建/;

function upward(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const isListed = lists.test(plain);
  const isRaised = raises.test(plain) && stuck.test(plain);
  if ((!isListed && !isRaised && !(isNamed && raises.test(plain))) || isAsked(plain)) return undefined;
  if (
    otherRise.test(plain) ||
    /预警|气象|信号|摘|解除|周报|进[度展]|台账|哪些|多少|制度|已挂|事故/.test(plain)
  )
    return undefined;
  const isOfHazards =
    isNamed ||
    sentence.units.length > 0 ||
    /隐患|问题|这事|街道|安委|流程|督办/.test(plain) ||
    stuck.test(plain);
  if (!isOfHazards || (!isNamed && !isOfficial(sentence.context) && !stuck.test(plain))) return undefined;
  return surely('hazard.escalate', { ...namedOnly(slots), ...deadline(sentence), ...tierOf(plain) });
}

const namedOnly = (slots: Slots): Slots => (slots.reference === 'fuzzy' ? {} : slots);
