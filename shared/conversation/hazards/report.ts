import { isOfficial } from '../../domain/directory/person.ts';
import { withoutFigures } from '../figures-of-speech.ts';
import type { Intent, Slots } from '../intent.ts';
import { categoryIn, hintsAtMajor, soundsUrgent } from '../lexicon.ts';
import { countIn } from '../sentence/figures.ts';
import { numberFrom } from '../sentence/number.ts';
import { blank, placeIn } from '../sentence/place.ts';
import { unitCalled } from '../sentence/unit.ts';
import { countSlot, likely, type Sentence, saidFrom, surely, unitSlot, whereSlot } from '../sentence.ts';
import { mayEndanger } from './danger.ts';
import { defect } from './defect.ts';
import { asksForSecrecy, hintsAtSecrecy } from './secret.ts';
import { itemsOf } from './several.ts';
import { mendedOnTheSpot } from './words-read.ts';

/** 隐患 and the like at the head; never 隐患排查, 隐患台账 and other talk of the trade. */
const head =
  /^(?:各位|领导|老师|你?好|[\s,.!])*(?:\[?\s*(?:安全)?隐患\s*\]?(?:上报|报告|随手拍)?(?!排查|台账|清单|统计|整改|治理|情况|数|就|险于|猛于|无|往往|需要?|必须|应|可|会|面前|意识|当|等于|一览|导|总|全|进|自查|闭|案|超|明细|报表|还|有|多少|列|是|的|库|较|问题|闭环|大整|不|处|条|表|已|要|都|复查|销|进|督|曝|做[成个])|(?:我?(?:要|想|来)?|现|再)?(?:上?报告?|反映|反应|提交?|发现)(?:了)?(?:一?个|一处|一条|[一1]起|下|一下|处|条)?(?:安全|消防|火灾|重大)?隐患(?!排查|台账|整改|治理|情况|[\d一二三四五六七八九十两]+[条处个]|[,.]?已)|随手拍(?=[\s:,]))[\s:,.!]*/;

/** 隐患 没有: nothing was found, and no case. */
const nothingFound =
  /^(?:目前|今[天日]|暂时|暂|现在|一切|都|也)*(?:没有?|暂?无|零|0|未发现|没发现|未见|不存在)(?:了|的|发现|任何|什么|问题|情况|异常|隐患|处|个|条)*[\s.!~]*$/;

/** Begins with the word 隐患: always a case of its own. */
export function prefixedHazard(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const found = head.exec(plain);
  if (!found || /(?:未|没有?|无)发现|[?]$|没有隐患/.test(plain)) return undefined;
  const text = saidFrom(sentence, found[0].length);
  if (text === '') return surely('hazard.report');
  if (nothingFound.test(plain.slice(found[0].length)))
    return sentence.context.open.zeroReport
      ? surely('report.zero', unitSlot(sentence.units[0]))
      : surely('inspection.clean', { text: sentence.said });
  return surely('hazard.report', { ...slotsOf(sentence, text), ...severalOf(sentence, text) });
}

/** A form filled in is one hazard, whatever stands in its fields. */
function severalOf({ plain, said }: Sentence, text: string): Slots {
  const start = said.indexOf(text);
  if (/(?:部位|内容|等级|责任单位|整改期限)\s?:/.test(plain)) return {};
  const items = itemsOf({ plain: plain.slice(start), said: text });
  return items.length < 2 ? {} : { items, count: items.length };
}

/** Somebody in danger comes before the secret; the alarm itself is told privately too. */
const burning = /(?:着火|起火|爆炸|塌|泄漏)了|有人(?:被困|受伤|晕)|救命/;

/** 举报…, 别说是我说的: privately received, in a group not a word. */
export function protectedReport(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const isPlea = asksForSecrecy(plain) || (hintsAtSecrecy(plain) && tellsOfTheTrade(sentence));
  if (!isPlea || burning.test(plain)) return undefined;
  return surely('hazard.protected', slotsOf(sentence, sentence.said));
}

function tellsOfTheTrade({ plain, units }: Sentence): boolean {
  if (chat.test(plain)) return false;
  return categoryIn(plain) !== undefined || units.length > 0 || placeIn(plain, units) !== undefined;
}

const chat =
  /^(?:演习|演练|模拟)|灾难片|震撼|警惕|案例|警示|谨防|预防|片子|好帅|真亮|好看|好吃|真香|好香|哈哈|嘻嘻|生日|恭喜|祝(?!融)|快乐|电影(?!院)|电视(?!机|墙)|小说|游戏|新闻|听说|据说|报道|抖音|朋友圈|视频里|昨晚梦|聚餐|团建|吃(?:什么|饭|火锅)|好玩|笑死|优惠|打折|抽奖|中奖|红包|快递(?!架|柜|车|箱|堆|站|点|占)|手机(?!值班)|我家|家里|我老公|我老婆|我(?:的)?(?:电动|汽)?车|谁能借|谁.{0,4}报修|最适合|谁的|谁家|(?:水|电|煤气|燃气|物业|停车|暖气)费|(?:门禁|电梯|饭|停车)卡|谁有|借个|借我|须知|指南|小贴士|倡议|条例|管理办法|注意事项|工资|心态|心情|嗓子|脑子|肚子|手气|表情|账号|密码|报销|发票|哪里买|多少钱/;
/** Words of daily life: they outweigh a vague hint, not a word of the trade. */
const daily =
  /孩子|幼儿园|学校|天气|堵车|路上|地铁|高铁|加班|腰|群里|宽带|网络|路由|打印机|电脑|系统|软件|合同|会议|开会|领导说|手机/;
const exhort =
  /(?:^|[,.\s])(?:请|请各|各(?:单位|店|商户|企业|位)|大家|务必|要求|严禁|禁止|不得|不要|切勿|注意|加强|确保|必须|应[当该]|要(?=[把将对做加落严常]))|常抓不懈|严禁|不得|务必|学习|培训|宣传|讲座|怎么|如何|多久|多少钱|什么意思|规定|标准|要求是|流程|已(?:经)?(?:整改|修|换|清|处理|恢复|更换|维修)|修好|换好|换了?新|清完|清理(?:完|干净)|整改(?:完|好|到)|改好|处理好|弄好|搞定|解决了/;
const past = /去年|前年|上个?月|上次|以前|小时候|那年|当年|昨天.{0,8}(?:电影|电视|新闻|看到|梦)/;

const named = /隐患|(?:发现|存在|有).{0,6}(?:问题|情况)/;

/** 收银台灭火器过期，当场换了新的: what an inspector saw and saw mended is a case, and no report that another is done. */
export function seenMended(sentence: Sentence): Intent | undefined {
  const { plain, said, context, units } = sentence;
  const official = isOfficial(context);
  const isCase =
    /^\d|YH-?\d/i.test(plain) || context.quoted?.topic === 'hazards' || (countIn(plain) ?? 1) > 1;
  if (!official || plain.length > 300 || isCase || units.length === 0 || !mendedOnTheSpot(said))
    return undefined;
  const isThere = categoryIn(blank(plain, units)) !== undefined || placeIn(plain, units) !== undefined;
  if (!isThere || !defect.test(plain) || past.test(plain) || /[?]|吗$/.test(plain)) return undefined;
  return surely('hazard.report', slotsOf(sentence, said));
}

/** A hazard told without the word: a thing of the trade, and what is wrong with it. */
export function looseHazard(sentence: Sentence): Intent | undefined {
  if (!tellsOfDefect(sentence.plain)) return undefined;
  const strength = strengthOf(sentence);
  if (strength === 'none') return undefined;
  return (strength === 'strong' ? surely : likely)('hazard.report', {
    ...slotsOf(sentence, sentence.said),
    ...severalOf(sentence, sentence.said),
  });
}

/** Nobody heard it, and it may be danger: it is looked at as a hazard that may not wait, rather than passed over. */
export function unsureDanger(sentence: Sentence): Intent | undefined {
  if (!mayEndanger(withoutFigures(sentence)) || chat.test(sentence.plain)) return undefined;
  return surely('hazard.report', { ...slotsOf(sentence, sentence.said), urgent: true });
}

/** 现场没有堆货: how it should be, and no hazard. */
const clear =
  /^[^,.]{0,10}(?:没有?|未见?|无|并无)(?:发现|看[到见])?(?:任何|什么)?(?:堆[货物放]|杂物|占用|堵塞|漏[水气油]|违停|私拉|飞线|明火)[^,.]{0,4}[.!]*$/;

function tellsOfDefect(plain: string): boolean {
  if (plain.length < 4 || plain.length > 400 || /(?:[吗嘛么]|[了过]没)[?]?\s*$|[?]\s*$/.test(plain))
    return false;
  return (
    (defect.test(plain) || nearMiss(plain) || goesOn(plain)) &&
    !clear.test(plain) &&
    !chat.test(plain) &&
    !exhort.test(plain) &&
    !past.test(plain)
  );
}

/** Something missing, or two things too near each other: enough where a word of the trade settles what it is about. */
function nearMiss(plain: string): boolean {
  const near = /没有|没(?!事|关系|意见|空|时间|问题|想|见过)|未(?!来|必)|旁边|挨着|紧[贴靠挨]|边上|跟前/.test(
    plain,
  );
  return near && (categoryIn(plain)?.weight ?? 0) >= 5;
}

/** Somebody does something, something was made of something else: enough where a word of the trade settles it. */
function goesOn(plain: string): boolean {
  const done =
    /被[^,.?]{1,12}(?:了|着|住|起来|掉|走)|有(?:个|几个|辆|一)?(?:人|车|顾客|客人|工人|商户|小孩|师傅|摊主|员工)[^,.?]{0,6}(?:在|往|把|骑|推|拿|用|给|私|直接|带|搬|烧|拆)|改[成作为]|当(?:成|作|了)?(?:仓库|宿舍|厨房|库房|杂物|办公)|是[^,.?]{2,8}的$|从来?没|一直(?:没|在|开|关)|(?:商户|工人|师傅|摊主|员工|店家|老板|他们|装修队?)[^,.?]{0,6}(?:在|用|把|私|乱|直接)|(?:放|摆|停|堆|挂|搭|接|装|塞|晾)(?:着|了|满|在)/;
  return done.test(plain) && !settled.test(plain) && (categoryIn(plain)?.weight ?? 0) >= 5;
}

const settled =
  /[好完]了|正常|完好|合格|已经?(?:换|修|改|清|拆|装|配|检|补)|搞好|多少|哪|谁|买|卖|推荐|价格|便宜|好用|新款/;

type Strength = 'strong' | 'weak' | 'none';

function strengthOf(sentence: Sentence): Strength {
  const { plain, units } = sentence;
  const weight = categoryIn(blank(plain, units))?.weight ?? 0;
  if (weight >= 5) return 'strong';
  if (daily.test(plain)) return 'none';
  if (named.test(plain)) return 'strong';
  return leaning(sentence, weight);
}

/** No word that settles it: a picture or a place must speak for it. */
function leaning({ plain, images, units }: Sentence, weight: number): Strength {
  const placed = units.length > 0 || placeIn(plain, units) !== undefined;
  const shown = images > 0;
  if (weight === 0) return placed && (shown || plain.length <= 30) ? 'weak' : 'none';
  return shown || (weight >= 2 && (placed || /[要快][掉倒塌]/.test(plain))) ? 'strong' : 'weak';
}

/** 自查发现2处：1.…；2.…, 三个问题，甲、乙、丙: several hazards in one breath. */
export function hazardList(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (/[?]$/.test(plain) || exhort.test(plain) || past.test(plain)) return undefined;
  const items = itemsOf(sentence);
  if (items.length < 2) return undefined;
  const unit = unitSlot(sentence.units[0]);
  const majorHint = hintsAtMajor(plain);
  return surely('hazard.report', {
    ...unit,
    items,
    count: items.length,
    text: sentence.said,
    ...(majorHint && { majorHint }),
  });
}

function slotsOf(sentence: Sentence, text: string): Slots {
  const { plain } = sentence;
  const form = filledIn(sentence);
  const category = categoryIn(blank(plain, sentence.units));
  return {
    ...whereSlot(sentence),
    ...countSlot(sentence),
    ...(category && { category: category.code }),
    ...form,
    text,
    ...(hintsAtMajor(plain) && { majorHint: true }),
    ...(soundsUrgent(plain) && { urgent: true }),
  };
}

/** 单位：…；部位：…；等级：一般 */
function filledIn({ plain, context }: Sentence): Slots {
  const field = (label: string): string | undefined =>
    new RegExp(`(?:${label})\\s?[:]\\s?([^;,\\n]{2,30})`)
      .exec(plain)?.[1]
      ?.replace(/\s+[\u4e00-\u9fff]{2,6}\s?:.*$/, '')
      .trim();
  const unit = field('责任单位|单位名称|单位|企业');
  const days = /整改(?:期限|时限)[:\s]*([\d一二三四五六七八九十两]+)(?:天|日)/.exec(plain)?.[1];
  const level = /等级\s?[:]\s?(一般|重大)/.exec(plain)?.[1];
  return {
    ...(unit !== undefined && unitSlot(unitCalled(unit, context.known.units))),
    ...(level !== undefined && { level: level === '重大' ? 'major' : 'general' }),
    ...(days !== undefined && { days: numberFrom(days) ?? 0 }),
  };
}
