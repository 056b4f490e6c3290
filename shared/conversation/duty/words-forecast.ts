import type { Gap } from '../../domain/duty/forecast.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { named } from './words.ts';

const mostLines = 15;

/** One gap, in a line. */
export function gapWords(gap: Gap): string {
  switch (gap.kind) {
    case 'no-roster':
      return '今天起没有任何值班安排';
    case 'ends':
      return `${dayWords(gap.day)}起还没有排班`;
    case 'empty':
      return `${dayWords(gap.day)}没有排班`;
    case 'no-day':
      return `${dayWords(gap.day)}白天没有排班`;
    case 'no-night':
      return `${dayWords(gap.day)}夜间没有排班`;
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

function lines(gaps: readonly Gap[]): string[] {
  const shown = gaps.slice(0, mostLines).map(gapWords);
  return gaps.length > mostLines ? [...shown, `另有${gaps.length - mostLines}处，请看值班表。`] : shown;
}

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
    text: [`${span}：`, ...lines(gaps), ...others, ...none].join('\n'),
  };
}

export const newGaps = (gaps: readonly Gap[], why: 'change' | 'tomorrow' | 'week'): Card => ({
  title: { change: '排班变动后有新问题', tomorrow: '明天的班有问题', week: '本周排班预测' }[why],
  tone: 'orange',
  text: [...lines(gaps), '请安排并更新值班表。'].join('\n'),
});

export const forecastNotYours: Card = { text: '排班预测只对区商务局、街道和单位联络员显示。' };
