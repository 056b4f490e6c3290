import type { Judgement } from '../../domain/alerts/assessment.ts';
import type { WeatherEvent } from '../../domain/alerts/weather-event.ts';
import { lastOf, standingOf } from '../../domain/alerts/weather-event.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Day, dayOf, type Instant } from '../../domain/time.ts';
import { dayWords, timeWords } from '../clock.ts';
import { ranOutWords, warningName } from './words-weather.ts';

const mostLines = 20;
const mostLetters = 60;

/** One judgement with the warning it is of, and the name of whoever made it. */
export interface Judged {
  readonly event: WeatherEvent;
  readonly judgement: Judgement;
  readonly by: string;
  /** A graver colour took its place. */
  readonly wentUp: boolean;
}

/** 研判台账 on the screen, the latest last. */
export function assessBook(
  judged: readonly Judged[],
  { from, until }: { readonly from: Day; readonly until: Day },
  now: Instant,
): Card {
  if (judged.length === 0)
    return { text: `${dayWords(from)}至${dayWords(until)}没有收到橙色以上预警，没有研判记录。` };
  const shown = judged.slice(-mostLines);
  const lines = shown.map((one) => line(one, now));
  const rest =
    judged.length > mostLines
      ? [`只列出最近${mostLines}条，全部请发送“导出研判台账”。`]
      : ['要表格请发送“导出研判台账”。'];
  return { title: '研判台账', text: [...lines, ...rest].join('\n') };
}

function line(judged: Judged, now: Instant): string {
  const { event, judgement, by } = judged;
  const { dueAt, done } = judgement;
  const head = `${warningName(event, judgement)}${inBrackets(standing(judged, now))}：${timeWords(dueAt, now)}前，`;
  if (!done) return `${head}${dueAt < now ? '逾时未研判' : '等待研判'}`;
  const letters = [...done.words];
  const words = letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : done.words;
  return `${head}${by}${timeWords(done.at, now)}研判${late(judgement)}：${words}`;
}

const late = ({ done, dueAt }: Judgement) => (done && done.at > dueAt ? '（逾时）' : '');

const inBrackets = (words: string) => (words === '' ? '' : `（${words}）`);

function standing({ event, wentUp }: Judged, now: Instant): string {
  if (wentUp) return '已升级';
  const over = standingOf(event, now);
  if (over === 'in-force') return '';
  return over === 'lifted' ? '已解除' : ranOutWords(event, now);
}

export const assessSheet = '研判台账';
export const assessColumns = (
  [
    ['预警', 20],
    ['发布单位', 22],
    ['收到时间', 18],
    ['研判时限', 18],
    ['研判时间', 18],
    ['结果', 12],
    ['研判人', 10],
    ['结论和措施', 60],
    ['预警现状', 30],
  ] as const
).map(([title, width]) => ({ title, width }));

export function assessCells(judged: Judged, now: Instant): string[] {
  const { event, judgement, by } = judged;
  const { openedAt, dueAt, done } = judgement;
  const missing = dueAt < now ? '逾时未研判' : '等待研判';
  return [
    warningName(event, judgement),
    lastOf(event).issuer,
    ...[openedAt, dueAt].map(momentWords),
    ...(done
      ? [momentWords(done.at), done.at > dueAt ? '逾时' : '按时', by, done.words]
      : ['', missing, '', '']),
    standing(judged, now) || '生效中',
  ];
}

const momentWords = (at: Instant) => `${dayOf(at)} ${clockOf(at)}`;

export const assessBookName = (from: Day, until: Day) => `研判台账 ${from}至${until}.xlsx`;
export const assessBookComing = (from: Day, until: Day) =>
  `正在生成研判台账（${dayWords(from)}至${dayWords(until)}），好了就发给您。`;
export const notYoursToAssess = '研判台账只给局里的工作人员和领导查看。';
