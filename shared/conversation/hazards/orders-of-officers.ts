import { authorityTold, deadline, tierOf } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { authority, caseOf, isAsked, isOfficial, makes, withoutNumber } from './order-parts.ts';
import { measureOrdered } from './orders-of-measures.ts';

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

const pack = /证据(?:包|链|材料|卷)|卷宗|案卷|档案包|取证材料/;
const allOfIt =
  /证据|(?:全部|所有|全套|整套|一整套|从头到尾|从报到销|完整|整个|前前后后)(?:的)?[^,.]{0,8}(?:材料|过程|东西|照片|凭据|记录|资料|留痕|痕迹|档案|过程)|材料[^,.]{0,3}(?:全部|全都?|都)|东西[^,.]{0,2}(?:全|都)|影像|全过程|原始凭据|时间线|照片(?:记录|加|和|、|签)|的料|整套|前前后后/;
const fetched = new RegExp(`${makes}|发来|拷|归整|存档|归档|移送(?:用|法院)|复议|诉讼|打官司|审计`);

function evidence(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const emergency = /SG-?20\d\d-?\d{4,6}/i.exec(plain)?.[0].toUpperCase();
  const isPack = pack.test(plain) && (isNamed || emergency !== undefined || fetched.test(plain));
  const isAll = allOfIt.test(plain) && isNamed && fetched.test(plain);
  if ((!isPack && !isAll) || isAsked(plain) || /补充?(?:证据|材料)|缺|不足|上传|提供了/.test(plain))
    return undefined;
  return surely('hazard.evidence', {
    ...slots,
    ...(emergency !== undefined && { reference: emergency }),
    text: said,
  });
}

const letters: readonly (readonly [RegExp, string])[] = [
  [/约谈/, 'interview'],
  [/通报/, 'circular'],
  [/抄告|抄送/, 'copy'],
  [/移[交送]/, 'clue'],
  [/函/, 'letter'],
];
const letterNamed =
  /(?:移[交送]|抄告|抄送|函送|函告|告知|督促|督办|提醒)[函单书]|约谈(?:通知)?[书函]|约谈通知|通报稿|公函|函件|正式(?:的)?(?:函|来文)|公文|移送文书/;
const letterTo = new RegExp(
  `(?:给|致)(?:区|市)?${authority}[^,.]{0,8}(?:函|公文|文)|函[!,.\\s]*给${authority}|抄告(?:给|\\s)?${authority}`,
);
const letterLoose = /函(?!数|授|电)|(?:移交|抄告|通报|约谈)[^,.]{0,8}(?:的文|文书|文稿|稿子|通知)(?!了)/;
const drafted = new RegExp(makes);

function letter(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const isLetter = letterNamed.test(plain) || (letterLoose.test(plain) && isNamed) || letterTo.test(plain);
  if (!isLetter || !drafted.test(plain) || isAsked(plain)) return undefined;
  if (/[回复来]函|函[^,.]{0,4}(?:已|发了|送了|寄了|收到)|(?:已|刚)[^,.]{0,4}函/.test(plain)) return undefined;
  if (!isNamed && sentence.utterance.inGroup && !isOfficial(sentence)) return undefined;
  const choice = letters.find(([words]) => words.test(plain))?.[1] ?? 'letter';
  if (!isNamed && sentence.units.length > 0 && /interview|circular/.test(choice)) return undefined;
  const to =
    new RegExp(`(?:给|致|送|交|发)\\s?(?:区|市)?(${authority})`).exec(plain)?.[1] ?? authorityTold(plain);
  return surely('hazard.letter', { ...slots, choice, ...(to && { text: to }) });
}

const plate =
  /(?:去掉|卸|取消|解)[^,.]{0,3}督办|督办[^,.]{0,6}卸|牌子?[^,.]{0,4}(?:可以|给我们)?取|签摘|下牌|报摘|牌子?(?:给|能)?[^,.]{0,6}(?:拿了|拿掉|下来|摘|撤了)|督办[^,.]{0,3}停|摘牌|销牌|去牌|解除(?:挂牌|督办)|(?:取消|撤销?|终止)(?:掉)?(?:对[^,.]{1,8}的?)?(?:挂牌|督办)|(?:督办|挂牌|挂的|那[块个]|这[块个]|号|把)[^,.]{0,8}牌子?[^,.]{0,10}(?:摘|去掉|取下|取了|下了|下掉|能下|撤|拿[掉下]|销)|摘[^,.]{0,8}(?:督办|挂牌|牌)|(?:同意|准予|准许|批准|可以)摘|督办[^,.]{0,4}(?:撤|解除|取消|销)掉?/;
const otherPlate =
  /车牌|吊牌|招牌|门牌|路牌|品牌|广告|工牌|胸牌|[^牌]商标|上市|(?:不|没|未)(?:能|予|得|同意|批准)?(?:摘|解除|销牌)|哪些|多少|被摘/;
const aboutListing =
  /督办|挂牌|挂的|申请|同意|批了|批准|准予|验收|材料|专家|重大|销牌|摘牌|下牌|报摘|督办|报告|料|给人家/;

function offTheList(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (!plate.test(plain) || otherPlate.test(plain)) return undefined;
  if (!isNamed && !aboutListing.test(plain)) return undefined;
  const agrees =
    /同意|批了|(?<!请|申请|求)批准|准予|准许|予以|可以摘[牌掉了]?[.!]*$/.test(plain) &&
    isOfficial(sentence) &&
    !/^(?:我们|请)|申请|请求|麻烦/.test(plain);
  return surely('hazard.unlist', { ...slots, ...(agrees && { choice: 'agree' }), text: said });
}

const ends =
  /(?:办结|结案|结掉|结了(?!婚)|了结|终结|销案|特别?(?:办结|销号)|特别销号|(?:直接|给它|把它)(?:结|销)|作.{0,3}结|关掉|销号|处理掉|关停办|这[条单]结|不再(?:追|跟)|我签|不用改)/;
const ground =
  /(?<!未|没)(?:批准|批示|特批|特别销号|拍板|我(?:来|说了)?定|纪要|文号|号文|文件|会议?(?:研究|决定|同意|定)|(?:领导|局长|区长|主任|书记)[^,.]{0,4}(?:批|同意|定|点头)|依据|批文|通告|文书|并校|撤点|破产|红线|闭店|关停|依[^,.]{2,10}号|按[^,.]{2,14}(?:文|决定|要求|纪要)|停产|关闭|歇业|关门|搬走|没法(?:整改|改)|无法整改|收储|注销|吊销|灭失|倒闭|破产|拆迁)/;

const byPaper = /[〔(]20\d\d[)〕]|纪要|文号|批文|通告|文书/;

/** 2办结吧: its number, and no more than the word. */
const endsAtOnce = /^[^\d]{0,3}[\dYH-]+\s?号?\s?(?:可以|同意|给它|就|先|直接)?(?:办结|结案|了结)/i;

function endedForGood(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const isPlain = /\d/.test(slots.reference ?? '') && endsAtOnce.test(plain);
  const isPapered = isOfficial(sentence) && byPaper.test(plain);
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

const replies =
  '(?:(?:已经?|刚|来|给|有|又)?(?:反馈|回函|复函|函复|回话|回复|答复|回音|回信|来信|来话|回了|复了|退回(?:来)?|退还|退给)|给(?:了)?(?:个)?(?:信|话|说法|答复|结果|意见)|有(?:回音|结果|答复|说法)|来函|[回答](?=[:\\s]))';
const outcome =
  /换表|没泄漏|鉴定|委托|停业|拆了|观测|立案|查过|查处|查封|封停|查了|已?责令|整改|罚|不归|不是他们|不属|退回|退给|已?约谈|派人|改线|处理|受理|停工|停用|拆除|更换|劝离|到场|去过|换好|清|没问题|封存|没收|扣|换了|换线|补上|检修|封了|走流程/;
const speaks = new RegExp(
  `(?:${authority}|(?:那边|对方|他们|部门|主管部门|移交的那[条个]))(?:的人|同志|那边|那头|方面)?[^,.]{0,6}?(?:${replies}|的(?:答复|回复|反馈|回函|意见)|(?:说|讲|称|表示|告知)(?!.{0,4}明天吃))`,
);
const received = new RegExp(
  `(?:接到|收到|登记一?下|录一?下|记一?下|补录|来了)[^,.]{0,4}(?:\\d{1,4}号)?\\s?[^,.]{0,4}${authority}[^,.]{0,4}(?:回函|复函|答复|回复|反馈|意见)`,
);

function departmentSays(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (isAsked(plain) || !isOfficial(sentence) || /还没|没有?回|未[反回答]|催|起草|预警|值班|请各/.test(plain))
    return undefined;
  const isReply = received.test(plain) || (speaks.test(plain) && outcome.test(plain));
  const isOpen = speaks.test(plain) && new RegExp(replies).test(plain);
  const isBackToUs =
    isNamed &&
    /退(?:回|还|给)(?:我局|我们|本局|来|了)|被?退(?:回|还)来/.test(plain) &&
    !/重改|整改/.test(plain);
  const isSaid = isNamed
    ? isReply || isOpen || isBackToUs
    : isReply &&
      new RegExp(
        `${authority}.{0,8}(?:${replies}|说)|移交的.{0,4}${replies}|${authority}.{0,6}(?:答复|反馈|来函|回函|复函|回话)了?[,:\\s].{4}`,
      ).test(plain);
  if (!isSaid) return undefined;
  const isBack = /退回|退给|退还|不归|不是(?:他们|我们|其)|不属|不予受理|不受理|管不着|不管/.test(plain);
  const reason = withoutNumber(said).replace(/^(?:登记|记|录)一?下[\s,，]*/, '');
  return surely('hazard.feedback', { ...slots, reason, ...(isBack && { choice: 'back' }) });
}

const lists =
  /挂牌(?!的|成立|上市|那[条个件家]|件|隐患)|^挂[!,]|号[^,.]{0,8}督办|请[^,.]{0,6}督办|挂上去|挂起来|挂(?:个|上|一块|一个)(?:督办)?(?:的)?牌|督办(?!的|件|函|单|那)|列[入为](?:全区|全市|区级?|市级?)?(?:重点|挂牌)/;
const raises =
  /升一升|往上交|(?:区政府|区里|市里|安委会?)[^,.]{0,6}(?:督|盯|压|看着办)|督办?榜|分管[^,.]{0,2}区长|提(?:一|高)?[级格]|升(?:一)?[级格]|往(?:上|区里?|市里?|省里?|局里)(?:报|提|交|走|送)|(?:提|报|交|上报|提请|升)(?:到|至|给|请)?(?:区|市|省|县)(?:里|级|局|政府|安委|安办|长)|捅到|[区市省县厅处科]级/;
const stuck =
  /(?:弄|整|搞|管|改|推|压|解决|协调|处理)不(?:动|了|住|下)|摁不住|顶不住|硬得很|拖|推了又推|推诿|磨|赖着|这还不|就说我|屡|拒不|不配合|不动|太大|没法|(?:请|申请|提请|报请)/;
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
  if (!isOfHazards || (!isNamed && !isOfficial(sentence) && !stuck.test(plain))) return undefined;
  return surely('hazard.escalate', { ...namedOnly(slots), ...deadline(sentence), ...tierOf(plain) });
}

const namedOnly = (slots: Slots): Slots => (slots.reference === 'fuzzy' ? {} : slots);
