import { withoutFigures } from '../figures-of-speech.ts';
import type { Intent } from '../intent.ts';
import { leaningOf } from '../leaning.ts';
import { categoryIn } from '../lexicon.ts';
import { countSlot, dateSlot, likely, type Sentence, surely, timeSlot, whereSlot } from '../sentence.ts';
import { dangerIn } from './danger.ts';
import { bareCry } from './danger-together.ts';
import { speaksOfOne } from './known-emergency.ts';
import { smokes } from './smoke.ts';
import { address } from './street-address.ts';
import { hereAndNow } from './supposed.ts';
import { isCourtesy } from './words-read.ts';

const alarm =
  /(?<!打不)着火(?![点线锅])|起火|失火|火警(?!电话|器)|火灾(?!自动|报警|隐患|防控|防范|风险|事故案例|警示|高发)|大火(?!锅)|烧起来|燃起来|着起来|火势|爆炸(?!物|性|品|危险|极限)|爆燃|炸了|炸[伤死到]|(?:员工|顾客|客人|老人|小孩|孩子|师傅|工人|学生|保安|大爷|大妈|阿姨).{0,4}晕(?:了|过去|厥|在)|(?:人|孩子|小孩|师傅|顾客|员工|老人)[^,.]{0,8}(?:叫不[应醒]|(?:没有?|失去)意识)|坍塌(?!风险|隐患)|垮塌|倒塌|塌了(?!个?小?[角边]|[一块]小?[角块])|塌下来|(?:泄漏|泄露)(?!报警|检测|探测|应急|的?风险|隐患)|漏氨|氨气?(?:都)?漏|捅[伤死]|触电(?!保护|风险)|伤亡|死亡|(?<![堵锁焊封卡钉塞盖])死了?人|受伤|烧伤|烫伤|砸[伤到中]|[砸压撞]了.{0,3}(?:\d+|[一二两三四五几])个?人|[砸压][着了]人|压[到住伤]了?(?:人|一个|几个|\d)|被困|困人|困住|困在(?!加班|会议|公司|办公室)[^,.]{0,4}(?:[冷冻冰]库|冷藏|库[房里]|仓库|电梯|轿厢|地下|地库|[井池坑]|车[里厢]|楼[上里]|[\d一二三四五六七八九十]楼|房间|屋里|厕所|卫生间|机房|包[间厢房]|水里|火场|货柜|柜子|桑拿)|(?:人|我们?|孩子|小孩|朋友|顾客|员工|[几\d]个)[^,.]{0,3}困(?:在|车)|[燃然煤沼]气炸|困[了着](?=.{0,3}[人个老小孩])|踩踏(?!事故演练|风险)|中毒|晕倒|昏迷|昏倒|溺水|救命|浓烟|人掉下去|坠楼|(?<!(?:尴尬|无语|社死|羞)[^,.]{0,4})跳楼|(?:电梯|轿厢|吊笼).{0,6}(?:掉下|坠落|下坠|急坠|冲顶)|砍人|持刀|拿刀|自燃|燃烧起来|(?<!(?:炉|灶|锅)[子台]?[^,.]{0,6})烧着|(?<=[锅火油车楼房店柜箱线仓货灶炉])着了|救火|流血|大出血|不省人事|休克|猝死|(?:人|顾客|老人|小孩|孩子|员工|师傅|工人).{0,10}(?:出不来|夹[住到伤]|卡住|摔下|掉下去|(?<![脚鞋腿]|手机)掉进|坠落|触电|没呼吸)|被.{0,6}(?:夹[住到伤]|砸|埋住?|卷进)|(?:人|顾客|客人|老人|小孩|孩子|员工|我们?).{0,6}被(?:锁|关)在|(?<![累笑热冷饿困渴气急吓忙帅萌])死了.{0,2}(?:\d+|[一二两三四五六七八九十几])个?人|(?:电梯|轿厢|冷库)[^,.]{0,4}[关困锁][了着住]?了?[^,.]{0,2}(?:(?:\d+|[一二两三四五几])个?人|人了?(?![员行工才])(?=[,.!\s]|$))|(?<![没未不囱管][^,.]{0,3})冒(?:着|出|了|起)?(?:大|滚滚)?黑烟|(?:锅炉房?|煤气|燃气|天然气|液化气|[气油]罐|气瓶|变压器|配电[房室柜箱]|电池|电瓶)爆(?:了|开)|[味烟气][^.!?]{0,8}(?:有人|顾客|员工|好几个人|\d人).{0,3}(?:头晕|恶心|呕吐)|(?:漏|喷|冒)[油气氨].{0,6}(?:满地|到处|大量|很多|一地|严重)|大量.{0,4}(?:漏|泄|喷)|[油罐槽]车[^,.]{0,4}(?:翻了|侧翻|翻倒)|(?:汽油|柴油|氨|甲醇|酒精|煤气|燃气)漏了?(?:一地|满地|到处)/;

/** Denied: 没有着火, 无人员被困. The words are taken out before the alarm is looked for. */
const denied =
  /(?:没有?|未|无|不是|并非|非|没有发生|未发生|并未|暂无|尚无|未造成|没造成)(?:[^,.;!?\s]{0,6}?)(?:着火|起火|失火|火警|火灾|爆炸|爆燃|坍塌|垮塌|倒塌|泄漏|泄露|触电|伤亡|死亡|受伤|被困|困人|踩踏|中毒|晕倒)|(?:死亡|受伤|伤亡|被困|中毒)(?:人数)?[:为]?\s?[0零]\s?(?:人|名|(?!\d))|(?<!\d)[0零]\s?(?:人|名)(?:死亡|受伤|伤亡|被困|中毒)/g;

/** Told of elsewhere, of before, of a screen; or a warning of what might be. */
const elsewhere =
  /新闻|剧里|[看拍]戏|灾难片|大片|片子|电视|纪录片|哈哈|优惠|促销|火爆|听说|据说|据传|报道|报导|媒体|网上|网传|抖音|朋友圈|视频号|微博|热搜|公众号|头条|电影|电视剧|电视里|小说|游戏(?![厅城机室])|历史上|去年|前年|上个?月|上周|上次|以前|当年|那年|昨[天晚日]|前[天几]|某[地市县省区小商厂]|困在.{0,6}(?:路|高速|家|机场|车站|桥)|外地|国外|隔壁[区市县省]|别的[市区县]|警钟长鸣|引以为戒|吸取教训|教训|案例|通报|警示|典型|事故回顾|周年/;
const maybe =
  /谨防|防止|预防|防范|防[火爆坠]|警惕|避免|杜绝|严防|以免|容易|可能|会不会|万一|如果|要是|假如|一旦|若|风险|隐患|怎么办|如何|怎样|注意|小心|讲座|知识|宣传|培训|预案|方案|演练计划|学习|考试|处置流程|要点|保险|报警电话|遇到.{0,10}时|发生.{0,10}(?:时|后)[,\s]?(?:应|要|请|先)|[吗么]$|[?]$/;
const here =
  /救命|快来|现在|正在|快(?:报警|打|叫)|真的?(?:着|起|失|爆|炸|塌|漏|出)|有人(?:被困|受伤|晕|中毒|触电)|来人|烧起来|火势|浓烟|已(?:报警|打119|打120|拨打)|打了?119|119/;

/** Said only by whoever is in the midst of it, whatever else he fears. */
const now = /救命|快来|来人|现在|正在|快(?:报警|打|叫)|(?:已|打了?)(?:报警|119|120)/;

const heard =
  /^(?:(?:都|全部?|均)?(?:我)?(?:已)?(?:收到|知悉|知道了?)|已?知悉|知道了?|明白了?|了解|好的?|我(?:来|去)|(?:我)?(?:马上|立即|立刻|正)?(?:在?赶?[去到往]|赶赴|处置|处理|核实|联系|安排)(?:现场|核实|处置|处理|了|一下)*|(?:已|正)在?(?:核实|处置|联系|赶往|电话)(?:中|现场|核实|了)*|[\s,.!]+)+$/;

/** 收到, 马上到现场: whoever was alarmed knows of it. */
export function alarmHeard({ context, plain, utterance }: Sentence): Intent | undefined {
  const isMeant = context.open.ringing && !utterance.inGroup && context.quoted?.topic !== 'alerts';
  if (!isMeant || !heard.test(plain)) return undefined;
  return surely('incident.update', { choice: /^(?:都|全|均)/.test(plain) ? 'seen-all' : 'seen' });
}

/** Whoever just called for help goes on talking of it, in whatever words. */
export function afterTheAlarm(sentence: Sentence): Intent | undefined {
  const { context, said } = sentence;
  if (!context.open.alarmed || isCourtesy(said)) return undefined;
  return surely('incident.update', { ...whereSlot(sentence), text: said });
}

const firstReport =
  /发生(?:了)?一起|发生(?:安全|生产|火灾|交通)?事故|首报|快报|事故报告|报告事故|突发事件报告/;

/** An accident told from its beginning, with its hour or its fall: the first report, though the hurt are cared for. */
const happened =
  /^(?:\d{4}年)?(?:\d{1,2}月\d{1,2}[日号])?[上下中]?午?\s?\d{1,2}[点时:]\d{0,2}分?[,\s]|[时点半分]\d{0,2}分?许|从.{1,8}(?:摔|坠|跌|掉)(?:下|落|了下)/;

const drillWord = /演练|演习|模拟|拉练/;
const drillHead = /^\s*[[({]\s*(?:应急|消防|疏散)?(?:演练|演习)[^\])}]{0,10}[\])}]/;
const inEarnest =
  /(?:不|并不|并非|非)(?:是|属于)?(?:在)?(?:演练|演习|模拟)|真(?:的|是|着|起|失|爆|炸|塌|漏|出|有|实|火)|非演[练习]|实火|玩真/;
const over =
  /(?:火|明火|火情|火势|险情|泄漏).{0,6}(?:已|被|已经)?(?:经)?(?:扑灭|灭了|灭掉|熄灭|压[下住]|控制住?|得到控制|排除|解除|处置完毕|堵住了?)|(?:已|全部|均已|都)(?:被)?(?:救出|脱险|脱困|疏散完毕|解救|获救|送医|送往医院)|人(?:已|都|全)?(?:救|放|捞|拉|抬|接)(?:出|上)来了?(?!.{0,6}(?:没[气呼动]|不动))|(?:晕|昏)[^,.]{0,6}(?:醒了|醒过来|缓过来)|水退了|(?:阀门|总阀|气)[^,.]{0,4}关(?:了|掉|上)了?[,.\s]*(?:味|气|人)[^,.]{0,3}(?:散|没|都没事)|起[,\s]?已(?:处置|处理)(?:完毕|好)/;

/** Something burns, leaks or somebody is in danger, here and now: from anybody, with an alarm rather once too often. */
export function emergency(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const stage = laterReport(sentence);
  if (stage) return stage;
  const registered = sentence.context.drill === true;
  const isDrill = drillHead.test(plain) || registered;
  if ((isDrill && drillOnly(plain, registered)) || saysItIsDrill(sentence))
    return surely('incident.drill', {
      ...whereSlot(sentence),
      ...timeSlot(sentence),
      drill: true,
      text: sentence.said,
    });
  const left = plain.replace(denied, ' ');
  if (
    over.test(plain) &&
    !speaksOfOne(sentence) &&
    !firstReport.test(plain) &&
    !happened.test(plain) &&
    !stillBurning(left)
  )
    return overNow(sentence);
  if (
    !isAlarm(plain, left) ||
    !isBelieved(sentence, left) ||
    !isMeant(sentence) ||
    sentence.utterance.forwarded ||
    speaksOfOne(sentence) ||
    isTalk(sentence, left)
  )
    return undefined;
  const doubtful = drillWord.test(plain) && !inEarnest.test(plain);
  return surely('incident.report', { ...details(sentence), ...(doubtful && { drill: true }), urgent: true });
}

/** It is over: more of an incident, unless it was a drill or is told to whoever takes the watch. */
function overNow(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (drillWord.test(plain) || watchReport.test(plain) || broken.test(plain)) return undefined;
  return surely('incident.update', details(sentence));
}

/** 熄火保护坏了，火灭了气还在出: what a stove does, and no news of a fire. */
const broken = /(?:熄火)?保护(?:装置)?[^,.]{0,3}(?:坏|失灵|没用|不灵)|灶[^,.]{0,6}(?:坏|旧|老)/;

/** 交班：…: the record of a watch. */
const watchReport = /^\s*(?:[夜白早晚中]班)?(?:值班)?交接?班(?:记录|情况)?[\s:,]|^值班交接[\s:,]/;

/** Only a drill's own head, or one that is registered, keeps the alarm quiet; and nothing that says it is real. */
function drillOnly(plain: string, registered: boolean): boolean {
  if (inEarnest.test(plain)) return false;
  return drillHead.test(plain) || (registered && isAlarm(plain));
}

/** 是消防演练，大家别慌; 只是练一下不是真的: said outright, of now or today. */
const calm =
  /别[慌怕跑紧]|别当真|(?:别|不要?)(?:报警|打119|打电话)|没出事|不[用要必](?:慌|怕|惊慌|紧张|害怕|担心|跑|理|管|当真)|不是真|没有?真|[假装]的|只是练|就是练|练一?[下练]|放的烟|烟饼|烟雾弹|发烟|模拟|假设|假定|假装/;
const drillNamed =
  /(?:是|搞|在做?|做|进行|场|属于|为)(?:的)?[^,.]{0,6}(?:演练|演习|拉练)|^(?:演练|演习)|(?:今天|现在|消防|应急|疏散)[^,.]{0,4}(?:演练|演习)|(?:演练|演习)[啊呀呢哦嘛的]?$|练(?:疏散|灭火|逃生)/;

function saysItIsDrill({ plain, dates, today }: Sentence): boolean {
  if (!drillNamed.test(plain) || !calm.test(plain)) return false;
  if (/完成|结束|完毕|参加|参演|[搞做]完|开展|将|计划|通知/.test(plain)) return false;
  const rest = plain.replace(/(?:不是|没有?)真的?/g, ' ');
  if (/救命|快来人|突然|不小心|(?:又|却|结果|没想到|但是?|不料)[^,.]{0,8}(?:着|烧|伤|晕|倒|摔)/.test(rest))
    return false;
  return !inEarnest.test(rest) && !dates.some(({ day }) => day > today);
}

function stillBurning(left: string): boolean {
  const rest = left.replace(over, ' ');
  return /(?:又|还|仍|再次|另).{0,8}(?:着|起|烧|困|爆|漏)|救命|快来/.test(rest);
}

function isMeant(sentence: Sentence): boolean {
  const meant = withoutFigures(sentence);
  return meant === sentence.plain || isAlarm(meant);
}

/** Smoke is taken for a fire, with an alarm rather once too often. */
const isAlarm = (plain: string, left = plain.replace(denied, ' ')) =>
  saysAlarm(plain, left) || dangerIn(left) !== undefined;

const saysAlarm = (plain: string, left: string) =>
  (alarm.test(left) && (now.test(left) || alarm.test(hereAndNow(left)))) ||
  smokes(plain) ||
  bareCry.test(plain);

/** Signs of danger gather in any long talk: they are believed unless all its words together say another thing. */
const otherwise = 0.6;
const surelyOtherwise = 0.95;

function isBelieved(sentence: Sentence, left: string): boolean {
  if (saysAlarm(sentence.plain, left)) return true;
  const { kind, share } = leaningOf(sentence);
  return kind.startsWith('incident') || share < (dangerIn(left) === 'told' ? surelyOtherwise : otherwise);
}

function isTalk({ plain, dates, today }: Sentence, left: string): boolean {
  if (firstReport.test(plain)) return /警钟|引以为戒|转发[:：]|新闻/.test(plain);
  if (/^转发?[:\s]|^\[?转发/.test(plain) || elsewhere.test(left))
    return !(inEarnest.test(plain) && here.test(left) && !/新闻|电影|转发/.test(plain));
  if (
    drillWord.test(plain) &&
    isPlanned(
      plain,
      dates.some(({ day }) => day > today),
    )
  )
    return true;
  if (/练.{0,4}(?:完成|结束|完毕|[做搞弄]?完了)|参加.{0,6}人/.test(plain) && drillWord.test(plain))
    return !inEarnest.test(plain);
  return alarm.test(left) && maybe.test(left) && !here.test(left);
}

function isPlanned(plain: string, future: boolean): boolean {
  return (
    !inEarnest.test(plain) &&
    !here.test(plain.replace(/已|现在/g, '')) &&
    (future || /将(?:于|在|开展|举行|进行|组织)|计划|拟于|通知|准备(?:搞|开展|组织)/.test(plain))
  );
}

/** 续报, 终报: more of an incident that is known, which may be named in front. */
function laterReport(sentence: Sentence): Intent | undefined {
  const [head = '', number] =
    /^(?:(SG-?20\d\d-?\d{4,6})|(?:事故|突发事件)\s?(\d{1,4}))号?[\s,:]*/i.exec(sentence.plain) ?? [];
  const plain = sentence.plain.slice(head.length);
  const named = head === '' ? {} : { reference: (number ?? head.replace(/\D/g, '')).toUpperCase() };
  if (
    /^\[?(?:事故)?(?:终报|结案报告|最终报告)|事故(?:直接)?原因(?:初步|已)?(?:判定|查明|认定|调查)|调查(?:已)?结束.{0,10}(?:原因|认定)/.test(
      plain,
    )
  ) {
    return surely('incident.final', { ...details(sentence), ...named });
  }
  if (isNewest(sentence, plain)) return surely('incident.update', { ...details(sentence), ...named });
  return /(?:刚才|之前|上[面午]|那)[^,.]{0,4}(?:事故|火情|险情|着火的?事)[^,.]{0,8}(?:更新|续报|进展)(?!.{0,2}[?没吗么])(?<!新闻.{0,3})|再(?:汇报|报告)[^,.]{0,8}(?:刚才|那)[^,.]{0,4}(?:事故|火情|险情|着火|起火)(?!的?(?:新闻|电影|视频))|^\[?(?:事故|情况)?(?:续报|再报|补报)|^\[?(?:事故|火情|现场)(?:最新)?(?:进展|动态|情况更新)/.test(
    plain,
  )
    ? surely('incident.update', { ...details(sentence), ...named })
    : undefined;
}

/** 最新情况：火已扑灭. Of what nobody speaks of as an emergency, only whoever is in the midst of one says so. */
function isNewest({ context: { open } }: Sentence, plain: string): boolean {
  if (!/^最新(?:情况|进展|消息)[\s:,]/.test(plain) || /新闻|[?]|[吗没么]$/.test(plain)) return false;
  const isAmidst = open.alarmed === true || open.working === true;
  return (
    isAmidst ||
    alarm.test(plain) ||
    over.test(plain) ||
    /明火|火[灭情]|险情|被困|救出|救援|伤者|伤员/.test(plain)
  );
}

/** 人民路88号: by it two callers are known to speak of the same. */
function addressed(sentence: Sentence): Partial<Intent> {
  const found = address.exec(sentence.plain)?.[0];
  const { place = '' } = whereSlot(sentence);
  return found === undefined || place.includes(found) ? {} : { place: `${found}${place}` };
}

function details(sentence: Sentence): Partial<Intent> {
  const category = categoryIn(sentence.plain);
  return {
    ...whereSlot(sentence),
    ...addressed(sentence),
    ...dateSlot(sentence, false),
    ...timeSlot(sentence),
    ...countSlot(sentence),
    ...(category && { category: category.code }),
    text: sentence.said,
  };
}

/** News passed on, and stories: they are for nobody. */
export function passedOn(sentence: Sentence): Intent | undefined {
  const { plain, utterance } = sentence;
  const told =
    /^\[?(?:转发|转)\]?[:\s]|^(?:新闻|据.{0,8}报道|听说|据说|网传)/.test(plain) &&
    !/预警|通知|响应/.test(plain.slice(0, 40));
  return utterance.forwarded || told ? likely('none', { text: sentence.said }) : undefined;
}
