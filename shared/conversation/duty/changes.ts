import type { Intent, Slots } from '../intent.ts';
import type { DateHit } from '../sentence/date.ts';
import { numberFrom } from '../sentence/number.ts';
import {
  dateSlot,
  likely,
  personSlot,
  type Sentence,
  saidFrom,
  shiftSlot,
  surely,
  timeSlot,
} from '../sentence.ts';

const late =
  /堵车|堵着|堵在|堵死|晚到|(?<!推)迟到|[晚迟][点些]到|[稍要得]晚点?(?:到|来)|晚些(?:到|来)|起晚|(?<!推|延)迟(?:个|一|啲|点|会)[^,.]{0,8}到|封了.{0,12}(?:到|赶)|(?:抱歉|不好意思|对不起|闹钟)[^?]{0,16}[点刻半分]钟?左?右?(?:到|赶到)|误(?:了)?(?:车|点)|(?:爆胎|抛锚|车坏|追尾|停运|晚点|故障|封路|封闭|限行).{0,20}(?:到|赶)|晚(?:大概|大约|约)?(?:个)?[\d一二三四五六七八九十两半]+(?:个)?(?:多)?(?:分钟|小时|刻钟|半)|[点刻半分](?:钟)?左?右?才能?(?:到|赶到|签到)|(?:估计|大概|大约|差不多|约|得|恐怕|可能|预计|最快|要).{0,12}(?:才能?|才)(?:到|赶到)|(?:预计|估计|大概|大约|可能).{0,10}到岗|赶不[上到及].{0,8}(?:到|签到|接班|点|班)|来不及.{0,6}(?:到|签到|接班)|会?晚一(?:会|点)|(?:半个?|[\d一二三四五六七八九十两]+个?)(?:小时|分钟|钟头)(?:后|以后|之后|左右)(?:才|能|就|再)*(?:到|赶到)|睡过头|路上.{0,8}(?:耽误|耽搁|堵)/;

/** He comes, but later: 堵车，大概晚20分钟到岗. */
export function lateness(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (
    plain.length > 100 ||
    !late.test(plain) ||
    /[?]|[别没未]迟到|没有迟到|不要迟到|不得迟到|不许迟到|迟到的|电影|配件|厂家|快递|货|整改|通道/.test(plain)
  )
    return undefined;
  if (/(?:代|替|帮).{1,12}(?:签|打卡)/.test(plain)) return undefined;
  const watch = /岗|值班|接班|交班|到单位|签到|顶一?下|先替|迟到|晚到|睡过头/.test(plain);
  const { people } = sentence;
  const standIn = /(.{2,4})(?:顶|替|先盯)/.test(plain) ? personSlot(people[0]) : {};
  const slots = {
    ...dateSlot(sentence, false),
    ...lateMinutes(plain),
    ...timeSlot(sentence),
    ...standIn,
    reason: sentence.said,
  };
  return watch || (/分钟|小时/.test(plain) && /迟到|晚/.test(plain))
    ? surely('duty.late', slots)
    : /到|来|赶|迟|晚/.test(plain)
      ? likely('duty.late', slots)
      : undefined;
}

function lateMinutes(plain: string): Slots {
  const minutes = /([\d一二三四五六七八九十两]+)(?:来|多)?分钟/.exec(plain)?.[1];
  const hours = /(半|[\d一二两三])个?(半)?小时/.exec(plain);
  if (minutes) return countOf(numberFrom(minutes));
  if (!hours) return {};
  return countOf(hours[1] === '半' ? 30 : (numberFrom(hours[1] ?? '') ?? 0) * 60 + (hours[2] ? 30 : 0));
}

function countOf(count: number | undefined): Slots {
  return count === undefined ? {} : { count };
}

/** 准假, 不准: of whoever may say so. */
function leaveVerdict({ plain, context, people }: Sentence): Intent | undefined {
  const chief = context.roles.some((role) => role === 'leader' || role === 'administrator');
  if (!chief || plain.length > 20) return undefined;
  if (/^(?:不准|不批|不同意|不予)(?:.{0,4}的?)?(?:请)?假[.!]*$/.test(plain))
    return surely('duty.leave', { choice: 'no', ...personSlot(people[0]) });
  return /^(?:同意|准|批准|批|可以)(?:了)?(?:.{0,4}的?)?(?:请)?假(?:了)?[.!]*$/.test(plain)
    ? surely('duty.leave', { choice: 'yes', ...personSlot(people[0]) })
    : undefined;
}

const watchWord = /值班|的班|值不了|上班|夜班|白班|晚班|早班|值守|当班|带班|班(?=[,\s]|我|上|值)/;

/** He cannot come at all. */
export function leave(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 100 || /接龙/.test(plain)) return undefined;
  const verdict = leaveVerdict(sentence);
  if (verdict) return verdict;
  const asksLeave = /申请.{0,12}不(?:值|上)班|请(?:个|一天|半天|几天)?(?:病|事|年)?假|告假|休假/.test(plain);
  const cannot =
    /(?:值|上|来|到|去)不了|不能(?:来|去|值|到|上)|[值来到]不成|顶不上|没法(?:来|去|值|上)|没办法(?:来|值|上)/.test(
      plain,
    ) && watchWord.test(plain);
  if (!asksLeave && !cannot) return undefined;
  if (
    /[?]|谁请假|请假的|请假条|换(?:一?下|个)?班|换不了|跟你换|和你换|替我|帮我|(?:谁|哪位|有没有人).{0,6}(?:换|顶|替|代|值)/.test(
      plain,
    )
  )
    return undefined;
  const slots = { ...dateSlot(sentence), ...shiftSlot(plain), reason: sentence.said };
  return watchWord.test(plain) ? surely('duty.leave', slots) : likely('duty.leave', slots);
}

const swapWord =
  /[他她].{0,2}(?:来|替|帮我?)?值我的|换(?:一?下|个|一?天)?(?:值)?班(?!车)|调(?:一?下|个|换)?班|调换|对调|换值|互换|换给|调给|替我(?:值|顶|上|班|一)|帮我(?:值|顶|代|上)(?:一|个|下|班|天)|(?:替|帮|代|顶)我(?:一下)?(?=[吗呗吧么?,.\s]|$)|顶(?:个|一|下|我的?)(?:班|天)?|替(?:个|一下|一天)?班|代(?:个|一下)?班|跟我换|和我换|班(?:次)?(?:就|先)?(?:给|让|由)[^,.\s]{1,4}(?:值|顶|上)|我[^,.]{0,8}的班[^,.]{0,2}(?:想|要|打算)(?:给|交给|转给)|倒(?:一?下|个|换)班|与我换|让给|(?:咱|我)们?(?:俩|两个?人?)[^,.]{0,12}(?:调|换)|(?:跟|和|与)[^,.\s]{1,6}?(?:对?换|对?调|互换)(?:一?下|个|一天|一次)?|班.{0,4}(?:调|改|换|挪)到|(?:由|让|请).{1,5}替.{1,5}(?:值|上|顶)|[夜白早晚中值]班.{0,3}换(?!班|岗|人|灯|好|新|成新)|(?:替|顶|代)(?:一?下|个|一?天)?[^,.\s]{0,8}(?:[夜白早晚中值]班|的班)|同我换更|换更|班.{0,2}(?:谁|哪个)(?:要|肯|愿意)|(?:谁|哪个)(?:肯|愿意)(?:跟|和|同)我(?:换|调)|(?:谁|哪位|有没有(?:人|谁)).{0,10}(?:替|顶|代|换)(?:一?下|个|一?天)?.{0,8}班/;

/** A swap: asked for, taken, refused, approved. */
export function swap(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 120) return undefined;
  return (
    swapsAsked(sentence) ??
    swapCancelled(sentence) ??
    swapRefused(sentence) ??
    swapApproved(sentence) ??
    swapTaken(sentence) ??
    swapAsked(sentence)
  );
}

/** 我的换班, 换班批了吗, 换班有人答应没有: how what is open stands. */
function swapsAsked({ plain }: Sentence): Intent | undefined {
  const asks =
    /^(?:我|我们)的(?:换班|调班)(?:申请)?[?.!]*$|^(?:看(?:看|一?下)?|查(?:查|一?下)?|问(?:问|一?下)?)?(?:我|我们)?(?:的|那个?|这个?)*(?:换班|调班|对调)(?:申请|的?事)?(?:的|现在|都|咋|怎么)*(?:进度|情况|结果|怎么样|如何|(?:领导|对方|人家|[他她])?(?:批(?:准|下来)?了?[吗没]|同意了?[吗没])|办(?:好|妥|成|得)了?[吗没]?|到哪一?步|有(?:没有|谁)?人?(?:答应|同意|接|回复?)了?(?:没有?|吗)?)(?:怎么样|如何|咋样|了|呢)*[?.!]*$/;
  const about = /(?:换|调|替|顶|倒)班|换更|对调/;
  const stands =
    /批(?:下来|准)?了?(?:没有?|未|吗)|(?:领导|人).{0,3}回了?(?:没有?|吗)|(?:回音|回话|下文|眉目|着落|结果|消息|回应)了?(?:没有?|吗|[?.]*$)|(?:走|办|弄|卡|进行)(?:到|在)(?:哪|谁|什么)|(?:答应|同意|点头|肯)(?:替我)?了?没(?:有)?[?.]*$|(?:答应|同意|点头|肯替我)了吗|(?:进度|进展)|(?:那|这)(?:个)?事.{0,3}(?:怎么样|咋样|如何)|(?:在|到)谁那|成(?:了|没)(?:没|吗|有)/;
  const isOf = plain.length <= 30 && about.test(plain) && stands.test(plain);
  return asks.test(plain) || (isOf && !/谁(?:能|可以|愿意)|能不能|行不行|想/.test(plain))
    ? surely('duty.swap.list')
    : undefined;
}

/** 不换了, 撤回换班: of whoever asked, or of whoever had said yes. */
function swapCancelled(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const words =
    /(?:撤回|撤销|取消|作废|不用|不必).{0,6}(?:换班|调班|对调|顶班|替班)|(?:换班|调班|对调)(?:的?申请)?.{0,6}(?:撤|取消|作废|作罢|不用了|不要了|唔使|算了|拉倒|免了)/;
  const off = /^(?:算了|那)?[\s,]*(?:我们?)?(?:就)?不(?:用|想)?(?:换|调)班了[.!]*$/;
  const short = /^(?:我)?(?:不|不用|别)(?:换|调|替|顶)(?:班)?(?:了|吧)[.!]*$/;
  const named = /(?:的|那个?|这个?)班.{0,2}(?:就|先|还是)?不(?:用|想)?(?:换|调|替|顶)了/;
  const own =
    /(?:不|不用|不必|别)(?:换|调|替|顶)了.{0,4}我.{0,4}(?:能来|能值|自己(?:值|上|来)|可以(?:来|值)|来得了|值得了)/;
  const nobody =
    /(?:不|勿|别|甭|唔)(?:用|要|必|使)?(?:再)?(?:帮我|替我|给我)?(?:找人|找别人|换|调|替|顶).{0,4}[\s,].{0,3}我.{0,4}(?:自己|自家|还是|照旧|(?:能|可以|值得)(?:来|值|了)|有空)/;
  if (/[?]|吗$|通知|谁/.test(plain) || plain.length > 40) return undefined;
  if (nobody.test(plain) && /班|值|更/.test(plain)) return surely('duty.swap.cancel', dateSlot(sentence));
  if (words.test(plain) || off.test(plain) || named.test(plain) || (context.open.swap && short.test(plain)))
    return surely('duty.swap.cancel', dateSlot(sentence));
  return own.test(plain)
    ? (context.open.swap ? surely : likely)('duty.swap.cancel', dateSlot(sentence))
    : undefined;
}

function swapRefused(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const no =
    /[换调替顶帮]不[了成上]|(?:(?<!能)不能|没法|没办法|不方便|(?<!想)不想|不愿意?|不太方便)(?:跟|和|替|帮|给)?(?:你|他|她)?.{0,2}(?:换|调|替|顶)|(?:不同意|拒绝)(?:换|调|对调|替)/.test(
      plain,
    );
  const busy =
    context.open.swap &&
    /^(?:不行|不可以|不好意思|抱歉|对不起|没空|我?那天.{0,6}(?:有事|不行|没空|不在|出差|上课|有安排)|我也有事|不同意|拒绝|不换)|[走抽脱](?:不开|不出)(?:身|空|时间)?|安排不开|^我(?:也)?不(?:行|成|方便)|找别人|有安排了|实在(?:不行|没空|没时间)|恐怕不行|(?:连着|连续|刚下).{0,6}班.{0,8}(?:不接|吃不消|撑不住|顶不住)|吃不消|熬不了|[^,.]{0,6}忙我?帮不/.test(
      plain,
    );
  return no || busy ? surely('duty.swap.reject', { ...dateSlot(sentence), reason: plain }) : undefined;
}

function swapApproved(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const grants =
    /(?:批准|准予|准许|核准|同意|审批通过)(?:.{0,8})(?:换班|调班|对调|换值|调换|这次换|申请)|(?:换班|调班|对调|调换)(?:申请)?.{0,4}(?:已)?(?:审批|审核|核准|批准|获批|批了|批$|同意|通过|审批通过)|(?:换班|调班)申请.{0,4}(?:同意|通过|批)|同意.{0,4}按.{0,6}调整|(?:准了|批了|同意)[\s,]*(?:按|以)(?:照)?(?:调整|新|换)|同意(?:你们|他们|她们|[两二]人|双方|他俩|你俩).{0,6}(?:换|调)|^[^?]{0,6}(?:让|叫|由|准)(?:他|她|你)(?:们|俩)?(?:两个)?(?:去)?(?:换|调)/;
  const waits =
    context.open.swap && /^[^,.]{0,10}班[^,.]{0,2}(?:批准|同意|批)(?:了|吧|了吧)?[.!]*$/.test(plain);
  if (!(waits || grants.test(plain)) || /[?]|吗$|(?<!申)请.{0,6}(?:批准|同意)|整改|延期|销/.test(plain))
    return undefined;
  const formal =
    /批|(?:换班|调班)申请|准予|准许|核准|(?:让|叫|由|准)(?:他|她|你)|按调整|同意(?:你们|他们|她们|[两二]人|双方|他俩|你俩)|以.{0,6}表为准|新表/.test(
      plain,
    );
  const chief = context.roles.some((role) => role === 'leader' || role === 'administrator');
  return surely(formal || chief ? 'duty.swap.approve' : 'duty.swap.accept', dateSlot(sentence));
}

function swapTaken(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const takes =
    /我(?:来)?(?:替|帮|顶|代)你|我来(?:替|顶|代)|那天我(?:替|顶|代)|换就换|换[吧呗]$|(?:那|就)?我(?:来|去)?(?:值吧?$|(?:来|去)(?:值|顶|替|上))|(?:我)?(?:跟|和|与)你换(?!一?下?[吗?])|归我|换给我吧|那天我(?:值|来|上|可以|有空)|替你(?:值|顶|上|班)/;
  const yes =
    /^(?:(?:可以|行|好的?|好[嘞滴咧]|没问题|可以换|能换|同意|ok|嗯+|成|中|妥|答应|没事|没意见|没毛病|没异议|支持|好说|行吧|换吧)(?:的|啊|呀|吧|了|哈)?(?:$|[\s,.!~]+))+/i;
  if (/[?]|吗$|能不能|请|想/.test(plain)) return undefined;
  if (takes.test(plain))
    return (yes.test(plain) || context.open.swap ? surely : likely)('duty.swap.accept', dateSlot(sentence));
  return context.open.swap && plain.replace(yes, '') === ''
    ? surely('duty.swap.accept', dateSlot(sentence))
    : undefined;
}

function swapAsked(sentence: Sentence): Intent | undefined {
  const { plain, dates, people } = sentence;
  if (
    !swapWord.test(plain) ||
    /换班(?:制度|流程|规定|的人|怎么)|换(?:件|衣服|灯泡|电池|座位|手机|零件)|(?:谁|哪些).{0,6}换班|到岗|交接班|灭火器|灯|电/.test(
      plain,
    )
  )
    return undefined;
  const sides = bothSides(sentence);
  const slots = {
    ...dateSlot(sentence),
    ...personSlot(people.find(({ start }) => isPartner.test(plain.slice(0, start))) ?? people[0]),
    ...shiftSlot(plain),
    ...sides,
    text: saidFrom(sentence, 0),
  };
  return dates.length > 0 || people.length > 0 || /班|值/.test(plain)
    ? surely('duty.swap.request', slots)
    : likely('duty.swap.request', slots);
}

/** Whom the swap is with, rather than whom it is told. */
const isPartner = /(?:[跟和与]|[换调让]给|由|请|找)\s?$/;

/** 张伟 9月25日夜班 ⇄ 李娜 9月27日夜班: who gives which day. */
function bothSides({ plain, people, dates }: Sentence): Slots {
  if (people.length === 1 && dates.length === 2) return { items: [day(dates[0]), day(dates[1])] };
  if (people.length === 2 && dates.length === 1 && !/我|咱|本人|[?]/.test(plain))
    return { items: [{ ...personSlot(people[0]), ...day(dates[0]) }, personSlot(people[1])] };
  if (people.length < 2 || dates.length < 2) return {};
  const side = (at: number): Slots => ({ ...personSlot(people[at]), ...day(dates[at]), ...shiftSlot(plain) });
  return { items: [side(0), side(1)] };
}

function day(hit: DateHit | undefined): Slots {
  return hit ? { date: hit.day } : {};
}
