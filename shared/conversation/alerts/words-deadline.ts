import { at, type Day, dayFrom, dayOf, type Instant, plusDays } from '../../domain/time.ts';

const form =
  /(今天|今日|明天|明日|后天|(\d{1,2})月(\d{1,2})日)?\s*(上午|中午|下午|晚上|今晚|明晚)?\s*(\d{1,2})(?:[:：](\d{2})|[点时](半|\d{1,2}分)?)\s*(?:之?前|以前)[^，。；\n]{0,6}?(?:回复|确认|反馈|回执|收到)/;

/** The hour by which a notice itself asks for an answer ("今天17点前回复"); undefined if it asks for none, or it is over. */
export function readDeadline(text: string, now: Instant): Instant | undefined {
  const by = statedHour(text, now);
  return by !== undefined && by > now ? by : undefined;
}

/** The hour a notice was to be answered by, which is over: who reads it would find two. */
export function pastDeadline(text: string, now: Instant): Instant | undefined {
  const by = statedHour(text, now);
  return by !== undefined && by <= now ? by : undefined;
}

function statedHour(text: string, now: Instant): Instant | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [, word = '', month, date, half = '', hour = '0', colon, minutes] = found;
  const on = dayNamed(word || half, month && date ? { month, date } : undefined, dayOf(now));
  const hours = Number(hour) + (/下午|晚/.test(half) && Number(hour) < 12 ? 12 : 0);
  const minute = colon ?? (minutes === '半' ? '30' : (minutes?.replace('分', '') ?? '0'));
  if (!on || hours > 24 || Number(minute) > 59) return undefined;
  return at(on, `${hours}:${minute}`);
}

function dayNamed(
  word: string,
  named: { month: string; date: string } | undefined,
  today: Day,
): Day | undefined {
  if (!named) return plusDays(today, word.startsWith('明') ? 1 : word === '后天' ? 2 : 0);
  const rest = `${named.month.padStart(2, '0')}-${named.date.padStart(2, '0')}`;
  const thisYear = dayFrom(`${today.slice(0, 4)}-${rest}`);
  return thisYear && thisYear >= today ? thisYear : dayFrom(`${Number(today.slice(0, 4)) + 1}-${rest}`);
}
