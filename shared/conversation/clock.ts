import { clockOf, type Day, dayOf, daysBetween, type Instant, weekdayOf } from '../domain/time.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 10月1日（周四） */
export function dayWords(day: Day): string {
  return `${shortDay(day)}（周${weekdays[weekdayOf(day) - 1]}）`;
}

/** 10月1日 */
export function shortDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** 2026年10月1日, as documents write it. */
export function fullDay(day: Day): string {
  return `${day.slice(0, 4)}年${shortDay(day)}`;
}

/** 10月1日至10月7日; 2026年11月1日至次年3月15日 where a year ends between them. */
export function daysWords(from: Day, until: Day): string {
  if (from === until) return shortDay(from);
  if (from.slice(0, 4) === until.slice(0, 4)) return `${shortDay(from)}至${shortDay(until)}`;
  return `${fullDay(from)}至次年${shortDay(until)}`;
}

/** 今天08:30, 明天08:30, or 10月3日08:30. */
export function timeWords(at: Instant, now: Instant): string {
  const ahead = daysBetween(dayOf(now), dayOf(at));
  const near: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天' };
  return `${near[ahead] ?? shortDay(dayOf(at))}${clockOf(at)}`;
}
