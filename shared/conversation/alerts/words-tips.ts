import type { Tip } from '../../domain/alerts/tip.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { timeWords } from '../clock.ts';
import { audienceName } from './words-audience.ts';

const weekdays = '一二三四五六日';

/** 每周一9点 …: the weekday it names; undefined where it names none. */
export function weekdayIn(said: string): number | undefined {
  const found = /每(?:个)?(?:周|星期|礼拜)([一二三四五六日天])/.exec(said)?.[1];
  return found === undefined ? undefined : weekdays.indexOf(found === '天' ? '日' : found) + 1;
}

/** The hour behind the weekday: 每周一9点 is no 19点. */
export function clockIn(said: string): string | undefined {
  const found =
    /每(?:个)?(?:周|星期|礼拜)[一二三四五六日天]\s*(上午|下午|晚上)?\s*(\d{1,2})(?:[:：](\d{2})|点(半)?)/.exec(
      said,
    );
  if (!found) return undefined;
  const [, half = '', hour = '9', minute, isHalf] = found;
  const hours = Number(hour) + (/下午|晚上/.test(half) && Number(hour) < 12 ? 12 : 0);
  return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${minute ?? (isHalf ? '30' : '00')}`;
}

/** What is to be told, without when; its variants are cut off by ｜ or stand on lines of their own. */
export function variantsIn(said: string): string[] {
  const words = said.replace(/^[\s\S]*?(?:安全提示|提示|通知)[\s:：，,]*/, '');
  return words
    .split(/[|｜\n]+/)
    .map((one) => one.replace(/^\s*(?:\d+[.、]|[-·])\s*/, '').trim())
    .filter((one) => one !== '');
}

export const tipTitle = '安全提示';
const when = ({ weekday, clock }: Tip) =>
  weekday === undefined ? '' : `每周${weekdays[weekday - 1]}${clock}，`;

export const tipKept = (tip: Tip, now: Instant): Card => ({
  tone: 'green',
  text: `已安排：${when(tip)}发给${audienceName(tip.audience)}，${tip.variants.length}种说法轮换；下次${tip.next === undefined ? '' : timeWords(tip.next, now)}：${tip.variants[0] ?? ''}\n遇休息日提前到前一个工作日15:00。停止请回复“停止提示”。`,
});
export const onceKept = (tip: Tip, now: Instant): Card => ({
  tone: 'green',
  text: `已定时：${tip.next === undefined ? '' : timeWords(tip.next, now)}发给${audienceName(tip.audience)}：${tip.variants[0] ?? ''}\n取消请回复“停止提示”。`,
});
export const tipsCard = (tips: readonly Tip[], now: Instant): Card => ({
  title: '定时提示',
  text:
    tips.length === 0
      ? '目前没有定时提示。可回复：每周一9点安全提示 加油站 卸油专人看护｜雷雨天停止卸油'
      : tips
          .map(
            (tip, place) =>
              `${place + 1}. ${when(tip)}${audienceName(tip.audience)}，下次${tip.next === undefined ? '' : timeWords(tip.next, now)}，已发${tip.sent}次`,
          )
          .join('\n'),
});
export const tipsStopped = (count: number) =>
  count === 0 ? '没有可以停止的提示。' : `已停止${count}条定时提示，未发的不再发。`;
export const tipUnclear: Card = {
  text: '请写明时间和内容；每周的请至少写两种说法，用“｜”隔开，例如：\n每周一9点安全提示 加油站 卸油专人看护｜雷雨天停止卸油\n定时 10月3日9点 通知 北苑街道 今晚停电检修',
};
