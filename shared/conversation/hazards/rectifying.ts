import { deadline, describes, responsible, which } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { numberFrom } from '../sentence/number.ts';
import { dateSlot, likely, placeSlot, type Sentence, saidFrom, surely, unitSlot } from '../sentence.ts';
import { counted, isOfACase } from './shown-case.ts';

/** 申请延期: asked before an order is looked for, which uses the same words. */
export function moreTime(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200) return undefined;
  return doubleReport(sentence) ?? extend(sentence);
}

/** What the unit says: more about it, done, partly done. */
export function rectifying(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200) return undefined;
  return append(sentence) ?? rectified(sentence);
}

function extend(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const asked =
    /延期|宽限|缓(?:缓|几天|一缓|两天)|(?:期限|时限|时间|日期).{0,6}延[长后]|[延拖推](?:长|后|迟)?到|展期|延长.{0,6}(?:期限|时间|时限|整改|几天|[\d一二三四五六七八九十两]+天)|推迟.{0,8}整改|(?:时间|期限|来)不够|再给.{0,4}(?:天|周|时间)|晚[一两三几\d]天/.test(
      plain,
    );
  if (
    !asked ||
    /会议|活动|放假|比赛|航班|培训|高考|电影|上映|演唱会|婚礼|考试|开业|快递|发货|房贷|信用卡|签证|开学/.test(
      plain,
    )
  )
    return undefined;
  const reason = whyLonger(plain);
  const slots = which(sentence);
  const isMeant = ofAPeriod.test(plain) || isOfACase(sentence, slots);
  return (isMeant ? surely : likely)('hazard.extend', {
    ...slots,
    ...deadline(sentence),
    ...(reason && { reason }),
    ...grant(plain),
  });
}

/** 缓几天, 拖到周五 are said of anything. */
const ofAPeriod = /延期|宽限|整改|隐患|期限|时限|展期|延长|延[长后]|不够|再给|申请/;

/** What is said beside the request itself and its day. */
function whyLonger(plain: string): string | undefined {
  const named =
    /(?:原因|理由)\s?(?:是|为|:)?\s?([^,.;]{2,60})|(?:因为?|由于)([^,.;]{2,60}?)(?=[,.;]|申请|请求|$)/.exec(
      plain,
    );
  const rest = plain
    .replace(numbered, '')
    .split(/[,.;!\s]+/)
    .filter((part) => part.length >= 3 && !asksOnly.test(part))
    .join('，');
  return named?.[1] ?? named?.[2] ?? (rest === '' ? undefined : rest);
}

const asksOnly =
  /延期|延长|延到|展期|宽限|推迟|申请|再给|晚[一两三几\d]天|^(?:能不能|能否|可不可以|可否|可以)?(?:再)?(?:缓|晚|拖).{0,4}(?:天|周|一?下)?$|^到\d{1,2}月\d{1,2}[日号]?$|^(?:第|编号|隐患)?(?:YH-?)?[\d-]+号?$|^(?:请|望|麻烦|能否|可否)?(?:领导)?(?:批准|同意|审批)|^\d{1,2}月\d{1,2}[日号]?$/i;

const numbered = /^\s*(?:第|编号|隐患|#)?\s?(?:YH-?\d{4}-?\d{4,7}|\d{1,6})号?[\s,:]*/i;

function grant(plain: string): Slots {
  if (/不(?:同意|予|批准|准)/.test(plain)) return { choice: 'refuse' };
  return /^(?:同意|批准|准予)/.test(plain.replace(numbered, '')) ? { choice: 'grant' } : {};
}

const doneWord =
  /(?:整改|修|换|清|处理|改|弄|搬|挪|拆|补|恢复|维修|更换|清理|清运|移|装|关|锁|通|疏通|解决|落实)(?:理|除|复|新|好|装|走|开|到位|出来|干净)*(?:已|已经|都)?(?:完成|完毕|完|好|到位|出来|干净|掉|走|上|通|定|新)(?:的|了|啦|,|\.|\s|$)|已(?:经)?(?:按[^,.]{0,6})?整改|(?:已|已经|都|全部)(?:经)?(?:整改|修复|修好|更换|换新|清理|清除|清空|处理|搬走|拆除|补齐|恢复|解决|维修|改|安装|换|销除)|换(?:了|成)新的|(?:清|修|换|改|搬|挪|拆|弄|处理)(?:完|好|掉|走|干净|出来|妥|通)了|整改(?:情况|结果|回复|反馈)[\s:,]|整改(?:完成|完毕|到位|好了|了)|搞定了?$|解决了|隐患(?:已经?|都|全部)?(?:排|消)除了?$|(?:已|已经|都|全)(?:经)?重新|重新(?:走|布|穿|装|接|做|配|铺|贴|刷|焊|固定|安装|敷设|粘贴|张贴|规整)[^,.]{0,4}(?:了|好|完)/;
const notDone =
  /[?]|吗$|没(?:有)?(?:整改|修|清|换|处理|解决)|未(?:整改|修|清|换)|什么时候|尽快|请(?!复查|销|看|查|领导|验收|检查|核|放心)|(?<!按|按照)要求|前整改|内整改|天内|明天|下周|准备|正在|打算|条.{0,3}整改|(?:疏散门|安全门|安全出口|逃生|防火门|通道门?|出口|[东西南北后侧]门)[^,.]{0,8}(?:锁|堵|焊|封)|手机|电脑|衣服|账号|车(?:修|换)|快递|发票/;
const trade =
  /整改|隐患|复查|销号|通道|灭火|消防|电|门|货|灯|线|气|管|箱|堵|锁|器|梯|柜|架|牌|水|井|地面|玻璃|护栏|出口|插|阀|栓|标识|照片|图/;

function rectified(sentence: Sentence): Intent | undefined {
  const { plain, context, images } = sentence;
  const part = partly(plain);
  if (part) return surely('hazard.rectify.partial', { ...which(sentence), ...part, reason: sentence.said });
  if (!saysDone(plain)) return undefined;
  const named = which(sentence);
  const slots = {
    ...(describes(plain) && { reference: 'fuzzy' }),
    ...named,
    ...unitSlot(sentence.units[0]),
    ...responsible(sentence),
    text: sentence.said,
  };
  const aboutACase = images > 0 || named.reference !== undefined;
  if (aboutACase || /整改|隐患|复查|请.{0,6}(?:看|检查|验收|核实|查验)|麻烦.{0,6}看/.test(plain))
    return surely('hazard.rectify.done', slots);
  const short = plain.length <= 8 && context.open.lastCase !== undefined;
  const waits = short || context.quoted?.topic === 'hazards';
  return trade.test(plain) || waits ? likely('hazard.rectify.done', slots) : undefined;
}

/** With a number and 整改好了 in front, a door that is locked now is what was done. */
function saysDone(plain: string): boolean {
  if (surelyDone.test(plain)) return !/[?]|吗$/.test(plain);
  return doneWord.test(plain) && !notDone.test(plain);
}

const surelyDone =
  /^\s*(?:第|编号|隐患|#)?\s?(?:YH-?\d{4}-?\d{4,7}|\d{1,6})号?[\s,:]*(?:隐患)?(?:已(?:经)?)?整改(?:已)?(?:好了?|完成|完毕|到位|完了)(?:[,.\s!]|$)/i;

const ofMany =
  /([\d一二三四五六七八九十两]+)[条个处项](?:隐患|问题)?[^,.]{0,6}?[\s,]?(?:已|整改|改|修|处理|完成)(?:了|完成|好|完)*([\d一二三四五六七八九十两]+)[条个处项]/;
const rest = /(?:还有|还剩|剩下?|剩余|其余|另外?)[^,.]{0,8}(?:[条个处项]|那|没|未|等|在)/;
/** What is left once 另一处也固定好了 is taken out. */
export const withoutDone = (plain: string): string => plain.replace(restDone, '');
const restDone =
  /(?:剩下?|剩余|其余|另外?)[^,.;\s没未还等待将要再准计明后下]{0,14}(?:好|完|妥|走|掉|干净|到位)(?:了|啦)?(?=[\s,.;!]|$)/g;
const someLeft = /(?:还剩|剩下?|还有)[^,.]{0,8}(?:没|未)(?:有)?(?:整改|改|修|换|处理)(?:完|好)?[.!]*$/;
const half =
  /(?:整改|改|修|处理|清理?|换)(?:了|完)?(?:一半|一部分|部分|大部分|[一两二三四五六七八九\d]+成)|部分(?:整改|完成|已改)/;

/** 先把货挪开了，门还得等师傅: a part is done, the rest waits. */
const notAllYet =
  /先[^,.]{1,10}(?:了|好|开|走|掉)[,\s][^.]{0,12}(?:还得|还要|还需|得等|等(?:师傅|配件|厂家|到货|采购))/;

/** 5条整改了4条, 改了一半: some of it. */
function partly(plain: string): Slots | undefined {
  if (/检查|出动|客户|作文|论文|文章|[?]|吗$/.test(plain)) return undefined;
  const found = ofMany.exec(plain);
  const done = numberFrom(found?.[2] ?? '');
  if (done !== undefined && (rest.test(plain) || numberFrom(found?.[1] ?? '') !== done))
    return { count: done };
  const some =
    rest.test(withoutDone(plain)) &&
    /(?:整改|改|修|换)(?:了|完|好)|已(?:整?改|修|换|处理)\s?[\d一二三四五六七八九两]/.test(plain);
  return [someLeft, half, notAllYet].some((found) => found.test(plain)) || some ? {} : undefined;
}

function doubleReport(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const both =
    /双报告|^\s*(?:YH-?\d{4}-?)?\d{1,7}号?[\s,]*(?:已|己)?(?:在|向)?(?:职代会|职工(?:代表)?大会)[^,.]{0,6}(?:报告|通报|审议|汇报|公示)|^\s*(?:YH-?\d{4}-?)?\d{1,7}号?[\s,]*(?:已|于|\d).{0,12}(?:上?报|报送|报告)[^,.]{0,12}(?:局|职代会|职工(?:代表)?大会|政府|大队)|^\s*(?:YH-?\d{4}-?)?\d{1,7}号?[\s,]*已?向[^,.]{0,14}(?:局|职代会|大会|政府|大队|部门).{0,4}报告|(?:重大.{0,8}(?:隐患|方案|治理)).{0,20}(?:已|已经)?(?:上?报|报送|报告).{0,20}(?:局|职代会|职工|政府|应急)/.test(
      plain,
    );
  return both && !/[?]|是什么|怎么|制度|要求|落实/.test(plain)
    ? surely('hazard.doublereport', { ...which(sentence), ...dateSlot(sentence), text: said })
    : undefined;
}

const addition =
  /^更正(?:一下)?|^(?:刚才?|前面|上面)?(?:我)?(?:[写说报发填打]错了?|口误|不对|错了?)[\s,.]{1,2}.{0,12}(?:不是|是|应该)|^(?:地点|位置|地址|楼层|部位|单位|名称|门牌)(?:写|说|报|发|填|打)错|^(?:[\s,.]*)(?:补充(?:一?下|说明|信息|照片|一点)?(?=[\s:,]|$|位置|地点|照片)|补(?:一|几|两|\d)?张?(?:图|照片)|补拍|再补)|照片(?:已)?(?:补上|来了|补发|在这|发了|补一)|^(?:地点|位置|地址|具体位置|部位)(?:就)?(?:是在?|在|:)[^;:]{2,20}$|(?:刚才|刚刚|上面|上一?条|前面|那[个条])(?:说的|报的|发的|那[个条处]|的)?[^,.]{0,6}(?:照片|图|位置|地点|地址|是在?|在|应该是|说错|写错|补充)/;

/** More about the case just reported. */
function append(sentence: Sentence): Intent | undefined {
  const numbered = ofNumber(sentence);
  if (numbered) return numbered;
  const { plain, images, context } = sentence;
  if (!addition.test(plain) || /[?]|吗$|撤回|通知/.test(plain)) return undefined;
  const certain =
    images > 0 ||
    context.open.lastCase !== undefined ||
    context.quoted?.topic === 'hazards' ||
    /补充|补上|照片/.test(plain);
  const { reference = 'last' } = which(sentence);
  return (certain ? surely : likely)('hazard.append', {
    reference: reference === 'fuzzy' ? 'last' : reference,
    ...placeSlot(sentence),
    text: sentence.said,
  });
}

const number = '(?:第|编号|隐患|#)?\\s?(YH-?\\d{4}-?\\d{4,7}|\\d{1,6})\\s?号?';
const toNumber = new RegExp(
  `^(?:补充(?:一?下|说明|信息)?\\s?${number}[\\s,:]+(?!${counted}|$)|${number}[\\s,:]*补充(?:一?下|说明|信息)?[\\s,:]*(?=\\S))`,
  'i',
);

/** 补充 31 三楼也有, 31补充：三楼也有: into that case, whichever was spoken of last. */
function ofNumber(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const [head = '', after, before] = toNumber.exec(plain) ?? [];
  const reference = (after ?? before)?.toUpperCase();
  if (reference === undefined || /[?]|吗$|撤回|通知/.test(plain)) return undefined;
  return surely('hazard.append', {
    reference,
    ...placeSlot(sentence),
    text: saidFrom(sentence, head.length),
  });
}
