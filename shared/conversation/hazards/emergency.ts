import { withoutFigures } from '../figures-of-speech.ts';
import type { Intent } from '../intent.ts';
import { leaningOf } from '../leaning.ts';
import { anyOf } from '../pattern.ts';
import { likely, type Sentence, surely, timeSlot, whereSlot } from '../sentence.ts';
import { alarm, here, isAlarm, saysAlarm, withoutDenied } from './alarm.ts';
import { dangerIn } from './danger.ts';
import { drillWord, inEarnest, isDrill, isPlannedDrill } from './drill-said.ts';
import { overNow, saysItIsOver, stillBurning } from './emergency-over.ts';
import { emergencySlots } from './emergency-slots.ts';
import { speaksOfOne } from './known-emergency.ts';
import { laterReport } from './later-report.ts';

const firstReport =
  /发生(?:了)?一起|发生(?:安全|生产|火灾|交通)?事故|首报|快报|事故报告|报告事故|突发事件报告/;

/** An accident told from its beginning, with its hour or its fall: the first report, though the hurt are cared for. */
const happened =
  /^(?:\d{4}年)?(?:\d{1,2}月\d{1,2}[日号])?[上下中]?午?\s?\d{1,2}[点时:]\d{0,2}分?[,\s]|[时点半分]\d{0,2}分?许|从.{1,8}(?:摔|坠|跌|掉)(?:下|落|了下)/;

/** Something burns, leaks or somebody is in danger, here and now: from anybody, with an alarm rather once too often. */
export function emergency(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const stage = laterReport(sentence);
  if (stage) return stage;
  if (isDrill(sentence))
    return surely('incident.drill', {
      ...whereSlot(sentence),
      ...timeSlot(sentence),
      drill: true,
      text: sentence.said,
    });
  const left = withoutDenied(plain);
  if (
    saysItIsOver(plain) &&
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
  return surely('incident.report', {
    ...emergencySlots(sentence),
    ...(doubtful && { drill: true }),
    urgent: true,
  });
}

/** Signs of danger gather in any long talk: they are believed unless all its words together say another thing. */
const otherwise = 0.6;
const surelyOtherwise = 0.95;

function isBelieved(sentence: Sentence, left: string): boolean {
  if (saysAlarm(sentence.plain, left)) return true;
  const { kind, share } = leaningOf(sentence);
  return kind.startsWith('incident') || share < (dangerIn(left) === 'told' ? surelyOtherwise : otherwise);
}

function isMeant(sentence: Sentence): boolean {
  const meant = withoutFigures(sentence);
  return meant === sentence.plain || isAlarm(meant);
}

/** Told of elsewhere, of before, of a screen. */
const elsewhere = anyOf({
  onScreen:
    /剧里|[看拍]戏|灾难片|大片|片子|电视|纪录片|抖音|视频号|电影|电视剧|电视里|小说|游戏(?![厅城机室])/,
  news: /新闻|听说|据说|据传|报道|报导|媒体|网上|网传|朋友圈|微博|热搜|公众号|头条/,
  delight: /哈哈|火爆/,
  trade: /优惠|促销/,
  before: /历史上|去年|前年|上个?月|上周|上次|以前|当年|那年|昨[天晚日]|前[天几]/,
  otherPlaces:
    /某[地市县省区小商厂]|困在.{0,6}(?:路|高速|家|机场|车站|桥)|外地|国外|隔壁[区市县省]|别的[市区县]/,
  lessons: /警钟长鸣|引以为戒|吸取教训|教训|案例|通报|警示|典型|事故回顾|周年/,
});
/** A warning of what might be. */
const maybe = anyOf({
  prevents: /谨防|防止|预防|防范|防[火爆坠]|警惕|避免|杜绝|严防|以免|注意|小心/,
  might: /容易|可能|会不会|万一|如果|要是|假如|一旦|若|风险|隐患/,
  asks: /怎么办|如何|怎样|[吗么]$|[?]$/,
  teaches: /讲座|知识|宣传|培训|预案|方案|演练计划|学习|考试|处置流程|要点|保险|报警电话/,
  whenItHappens: /遇到.{0,10}时|发生.{0,10}(?:时|后)[,\s]?(?:应|要|请|先)/,
});

function isTalk(sentence: Sentence, left: string): boolean {
  const { plain } = sentence;
  if (firstReport.test(plain)) return /警钟|引以为戒|转发[:：]|新闻/.test(plain);
  if (/^转发?[:\s]|^\[?转发/.test(plain) || elsewhere.test(left))
    return !(inEarnest.test(plain) && here.test(left) && !/新闻|电影|转发/.test(plain));
  if (isPlannedDrill(sentence)) return true;
  if (/练.{0,4}(?:完成|结束|完毕|[做搞弄]?完了)|参加.{0,6}人/.test(plain) && drillWord.test(plain))
    return !inEarnest.test(plain);
  return alarm.test(left) && maybe.test(left) && !here.test(left);
}

/** News passed on, and stories: they are for nobody. */
export function passedOn(sentence: Sentence): Intent | undefined {
  const { plain, utterance } = sentence;
  const told =
    /^\[?(?:转发|转)\]?[:\s]|^(?:新闻|据.{0,8}报道|听说|据说|网传)/.test(plain) &&
    !/预警|通知|响应/.test(plain.slice(0, 40));
  return utterance.forwarded || told ? likely('none', { text: sentence.said }) : undefined;
}
