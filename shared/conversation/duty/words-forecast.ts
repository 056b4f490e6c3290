import type { Gap } from '../../domain/duty/forecast.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Day, daysBetween } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { named } from './words.ts';

const mostLines = 15;

/** One gap, in a line. */
export function gapWords(gap: Gap): string {
  switch (gap.kind) {
    case 'no-roster':
      return `${dayWords(gap.day)}起没有任何值班安排`;
    case 'ends':
      return `${dayWords(gap.day)}起还没有排班`;
    case 'empty':
      return `${dayWords(gap.day)}没有排班`;
    case 'no-day':
      return `${dayWords(gap.day)}白天没有排班`;
    case 'no-night':
      return `${dayWords(gap.day)}夜间没有排班`;
    case 'hole':
      return `${dayWords(gap.day)}${clockOf(gap.from)}至${clockOf(gap.until)}没有人值班`;
    case 'nobody':
      return `${named(gap.shift)}没有值班员`;
    case 'no-leader':
      return `${named(gap.shift)}没有带班领导`;
    case 'unreachable':
      return `${named(gap.shift)}${gap.name}联系不上（不在名单或未绑定）`;
    case 'leave':
      return `${named(gap.shift)}${gap.name}已请假`;
    case 'double':
      return `${named(gap.shift)}${gap.name}同一时间有两个班`;
    case 'unrested':
      return `${named(gap.shift)}${gap.name}前一个班后休息不足`;
  }
}

/** What is missing, a line each; day upon day of the same in one line. */
export function gapLines(gaps: readonly Gap[], most = mostLines): string[] {
  const runs = runsOf(gaps);
  const rest = runs.slice(most).reduce((sum, run) => sum + run.length, 0);
  return [...runs.slice(0, most).map(runWords), ...(rest > 0 ? [`${moreGaps(rest)}，请看值班表。`] : [])];
}

/** So many days in a row are one line. */
const longRun = 3;

/** Each line with the first gap it speaks of. */
export const gapRuns = (gaps: readonly Gap[]): readonly { readonly first: Gap; readonly words: string }[] =>
  runsOf(gaps).map((run) => ({ first: run[0], words: runWords(run) }));

type Run = readonly [Gap, ...Gap[]];

function runWords(run: Run): string {
  const [first] = run;
  const last = run.at(-1) ?? first;
  if (run.length < longRun) return gapWords(first);
  const between = `${dayWords(first.day)}至${dayWords(last.day)}`;
  return gapWords(first).replace(dayWords(first.day), `${between}`);
}

/** The same of the same person or watch on days that follow each other. */
function runsOf(gaps: readonly Gap[]): Run[] {
  const open = new Map<string, [Gap, ...Gap[]]>();
  const runs: [Gap, ...Gap[]][] = [];
  for (const gap of gaps) {
    const { kind, post } = 'shift' in gap ? gap.shift : { kind: '', post: undefined };
    const name = [gap.kind, 'name' in gap ? gap.name : '', kind, post?.key ?? ''].join('/');
    const run = open.get(name);
    if (run && daysBetween(run.at(-1)?.day ?? gap.day, gap.day) === 1) run.push(gap);
    else {
      const fresh: [Gap, ...Gap[]] = [gap];
      open.set(name, fresh);
      runs.push(fresh);
    }
  }
  return runs.flatMap((run): Run[] => (run.length < longRun ? run.map((gap): Run => [gap]) : [run]));
}

/** Those beside the ones that are shown. */
export const moreGaps = (count: number): string => `另有${count}处`;

/** Posts with gaps, most of them first. */
export interface PostGaps {
  readonly name: string;
  readonly count: number;
}

export function forecastCard(
  gaps: readonly Gap[],
  posts: readonly PostGaps[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Card {
  const span = `${shortDay(from)}至${shortDay(until)}`;
  const total = posts.reduce((sum, { count }) => sum + count, 0);
  const others =
    posts.length === 0
      ? []
      : [
          `街道和单位：${posts.length}家共${total}处，${posts
            .slice(0, 5)
            .map(({ name, count }) => `${name}${count}处`)
            .join('、')}。`,
        ];
  const none = gaps.length + total === 0 ? ['没有空缺，也没有重班、休息不足和联系不上的人。'] : [];
  return {
    title: '排班预测',
    tone: gaps.length + total === 0 ? 'green' : 'orange',
    text: [`${span}：`, ...gapLines(gaps), ...others, ...none].join('\n'),
  };
}

export const newGaps = (gaps: readonly Gap[], why: 'change' | 'today' | 'tomorrow' | 'week'): Card => ({
  title: {
    ...{ change: '排班变动后有新问题', week: '本周排班预测' },
    ...{ today: '今明两天的班有问题', tomorrow: '明天的班有问题' },
  }[why],
  tone: 'orange',
  text: [...gapLines(gaps), '请安排并更新值班表。'].join('\n'),
});

export const forecastNotYours: Card = { text: '排班预测只对区商务局、街道和单位联络员显示。' };

/** Of one street or unit: what is wrong, a few lines of it. */
interface PostNews {
  readonly name: string;
  readonly street: string;
  readonly gaps: readonly string[];
  readonly news: readonly string[];
}

type Why = 'change' | 'tomorrow' | 'week';
const titles: Readonly<Record<Why, string>> = {
  change: '排班变动后有新问题',
  tomorrow: '今明两天的班有问题',
  week: '本周排班预测',
};
const mostPosts = 12;

/** For a street: its units one by one. */
export function postsList(posts: readonly PostNews[], why: Why): Card {
  const shown = posts
    .slice(0, mostPosts)
    .map(({ news, gaps }) =>
      why === 'change' ? firstOf(news, 3, news.length) : firstOf(news, 1, gaps.length),
    );
  const rest = posts.length - mostPosts;
  return {
    title: titles[why],
    tone: 'orange',
    text: [
      `${posts.length}家单位的值班安排有问题：`,
      ...shown,
      ...(rest > 0 ? [`另有${rest}家，请看后台值班页。`] : []),
      '请提醒单位补齐或更换。',
    ].join('\n'),
  };
}

function firstOf(news: readonly string[], most: number, total: number): string {
  const shown = news.slice(0, most).join('；');
  return total > most ? `${shown}等${total}处` : shown;
}

/** For the bureau: how many where. */
export function postsDigest(posts: readonly PostNews[], why: Why): Card {
  const streets = new Map<string, number>();
  for (const { street } of posts) streets.set(street, (streets.get(street) ?? 0) + 1);
  const counted = [...streets]
    .sort((one, other) => other[1] - one[1])
    .map(([street, count]) => `${street}${count}家`);
  return {
    title: `${titles[why]}（街道和单位）`,
    tone: 'orange',
    text: `街道和单位有${posts.length}家的值班安排有问题：${counted.join('、')}。名单已发街道处理；发“预测”可看全部。`,
  };
}

export const ownGaps = ({ news }: Pick<PostNews, 'news'>): Card => ({
  title: '今明两天的班有问题',
  tone: 'orange',
  text: [...news, '请今天补齐：重发值班表，或发“换班”“请假”办理。'].join('\n'),
});
