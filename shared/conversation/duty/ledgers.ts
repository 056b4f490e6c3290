import type { Tally } from '../../domain/duty/fairness.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, MINUTE_MS } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import type { Intent } from '../intent.ts';
import { periodIn } from '../sentence/period.ts';
import { dateSlot, likely, type Sentence, surely, unitSlot } from '../sentence.ts';

export type LedgerKind = 'duty-sign' | 'duty-log' | 'duty-work';

const books: readonly (readonly [RegExp, LedgerKind])[] = [
  [/(?:交接班|交班|值班)(?:日志|记录(?:本|表)?)(?:表)?/, 'duty-log'],
  [/(?:签到|查岗|到岗|在岗|考勤|打卡)(?:情况|\/查岗|和查岗)?(?:台账|表|记录表|明细|清单)/, 'duty-sign'],
  [
    /(?:值守|值班)?履职(?:表|台账|情况)|(?:值班|值守)(?:台账|统计表|公平表|明细表)|谁值(?:班|的班)(?:最)?[多少]|(?:大家|每个?人|各人|都)[^,.?]{0,4}值(?:了|过)?(?:几|多少)个?(?:次|天)?班?|(?:值班|值守|夜班)(?:的)?(?:次数|天数|统计|排行)|谁.{0,6}(?:班|值)(?:得|的|了)*(?:值|上)?(?:得|的)*(?:比较|最|更)?[多少](?!吃|少)|夜班谁|谁.{0,2}老(?:是)?值|值班.{0,4}公平|班排得公平|节假日.{0,4}都是谁/,
    'duty-work',
  ],
];
const asFile = /导出|下载|生成|打印|导成|导一?[下份]|导[个给来]|做成|发我|发一份|excel|表格/i;

/** 导出签到台账, 交接班日志 9月, 值守履职表 上个月: as a file where it is asked for, else on the screen. */
export function dutyLedger(sentence: Sentence): Intent | undefined {
  const { plain, today } = sentence;
  if (
    plain.length > 40 ||
    /接龙|建立|完善|要求|制度|规定|隐患|:|怎么|上报|报送|来电\d|处理|移交|钥匙|异常|正常|无事/.test(plain)
  )
    return undefined;
  const choice = books.find(([words]) => words.test(plain))?.[1];
  if (!choice || (/[?]/.test(plain) && choice !== 'duty-work')) return undefined;
  const period = periodIn(plain, today);
  const span = period ? { date: period.from, until: period.until } : dateSlot(sentence);
  const slots = { choice, ...span, ...unitSlot(sentence.units[0]) };
  return asFile.test(plain) ? surely('ledger.export', slots) : likely('duty.ledger', slots);
}

const ledgerNames: Readonly<Record<LedgerKind, string>> = {
  'duty-sign': '签到查岗台账',
  'duty-log': '交接班日志',
  'duty-work': '值守履职表',
};

export const ledgerName = (kind: LedgerKind, from: Day, until: Day): string =>
  `${ledgerNames[kind]} ${from}至${until}.xlsx`;

const spanWords = (from: Day, until: Day): string =>
  from === until ? shortDay(from) : `${shortDay(from)}至${shortDay(until)}`;

export const ledgerComing = (kind: LedgerKind, from: Day, until: Day): string =>
  `正在生成${ledgerNames[kind]}（${spanWords(from, until)}），好了就发给您。`;

export const mayNotSeeDuty = '值守台账只给区商务局、街道人员和单位联络员查看。';

const mostLines = 40;

/** The ledger of work as text, whoever carries most first. */
export function workCard(tallies: readonly Tally[], from: Day, until: Day): Card {
  const lines = tallies.slice(0, mostLines).map(workLine);
  const rest =
    tallies.length > mostLines ? [`其余${tallies.length - mostLines}人见表格，发送“导出值守履职表”。`] : [];
  return {
    title: `值守履职表 ${spanWords(from, until)}`,
    text: lines.length === 0 ? '这段时间没有值班记录。' : [...lines, ...rest].join('\n'),
  };
}

function workLine(tally: Tally): string {
  const counts = [
    `${tally.watches}班`,
    `按时${tally.inTime}`,
    ...(tally.late > 0 ? [`迟到${tally.late}`] : []),
    ...(tally.absent > 0 ? [`缺岗${tally.absent}`] : []),
    ...(tally.unverified > 0 ? [`未签到（待核实）${tally.unverified}`] : []),
    ...(tally.stoodIn > 0 ? [`顶班${tally.stoodIn}`] : []),
    `夜${tally.nights}`,
    ...(tally.holidays > 0 ? [`节假日${tally.holidays}`] : []),
    `加权${Math.round(tally.weight * 10) / 10}`,
    ...(tally.asked > 0 ? [`查岗${tally.answered}/${tally.asked}${averageOf(tally)}`] : []),
  ];
  return `${tally.post === '' ? '' : `${tally.post} `}${tally.name}：${counts.join('，')}`;
}

function averageOf({ answered, answerMs }: Tally): string {
  return answered === 0 ? '' : `（平均${Math.round((answerMs / answered / MINUTE_MS) * 10) / 10}分钟）`;
}

/** Rows of a ledger as lines, the first so many. */
export function linesCard(kind: LedgerKind, lines: readonly string[], span: { from: Day; until: Day }): Card {
  const shown = lines.slice(0, mostLines);
  const rest =
    lines.length > mostLines ? [`只列出前${mostLines}条，全部请发送“导出${ledgerNames[kind]}”。`] : [];
  return {
    title: `${ledgerNames[kind]} ${spanWords(span.from, span.until)}`,
    text: shown.length === 0 ? '这段时间没有记录。' : [...shown, ...rest].join('\n'),
  };
}
