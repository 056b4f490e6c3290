import type { Card } from '../domain/message.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { shortDay, timeWords } from './clock.ts';

/** Kinds of rows as people call what they bring about. */
const kinds: Readonly<Record<string, string>> = {
  shift: '值班提醒和签到',
  'absence-roll': '未签到汇总',
  swap: '换班',
  'spot-check': '查岗',
  'spot-plan': '随机查岗方案',
  'spot-step': '查岗',
  'duty-rules': '查岗规则',
  rotation: '轮班续排',
  collection: '值班表收集',
  'collection-round': '值班表收集',
  forecast: '排班预测',
  'forecast-soon': '排班预测',
  'forecast-of': '排班预测',
  'forecast-roll': '排班预测',
  'forecast-step': '值班消息',
  alert: '通知和预警',
  case: '隐患',
  incident: '突发事件',
};

export const failingName = (kind: string): string => kinds[kind] ?? '定时事项';

export interface FailingShown {
  readonly kind: string;
  readonly since: Instant;
  readonly times: number;
}

/** To the duty room: what the product should have done and cannot. */
export function failingCard({ kind, since, times }: FailingShown, now: Instant): Card {
  const day = dayOf(since) === dayOf(now) ? '' : shortDay(dayOf(since));
  return {
    title: '有一件到期事项办不成',
    tone: 'orange',
    text: `“${failingName(kind)}”自${timeWords(since, now)}起连续${times}次没有办成，系统会继续重试。请先人工核对${day}这项工作该提醒、该报告的是否都已做到，并请管理员查看后台“运行”页。`,
  };
}
