import { isOvernight, type ReadHours } from '../../domain/duty/hours.ts';

const part = '(早上?|上午|清晨|凌晨|中午|下午|傍晚|晚上?|夜里?)?\\s?';
const minute = '(?:[:：]([0-5]\\d)(?::00)?|[点时](半|(?:[0-5]?\\d)分?)?)';
const clock = (isBare: boolean) => `${part}([01]?\\d|2[0-4])${minute}${isBare ? '?' : ''}`;
const pattern = new RegExp(
  `(?<![\\d.:：月/-])${clock(true)}\\s?(?:[-–—―~～﹣－]+|至|到)\\s?((?:次日|次晨|第二天|翌日|隔天|转天|明)(?=\\D{0,3}\\d))?\\s?${clock(false)}(?!\\d)`,
);

/** 09:00-17:30, 17:30～次日9:00, 8点到晚8点, 8时30分至次日8时30分. */
export const hoursIn: ReadHours = (text) => {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [said, early, hour, minutes, more, next, late, lastHour, lastMinutes, lastMore] = found;
  const hours = {
    from: clockOf(early, hour, minutes ?? more),
    until: clockOf(late, lastHour, lastMinutes ?? lastMore),
  };
  const place = { start: found.index, end: found.index + said.length };
  return next !== undefined && !isOvernight(hours) ? place : { hours, ...place };
};

function clockOf(when = '', hour = '', minutes = '00'): string {
  const past = minutes === '半' ? 30 : Number.parseInt(minutes, 10);
  return `${two(hourOf(when, Number(hour)) % 24)}:${two(past)}`;
}

/** 晚12点 and 夜里12点 are midnight, and 夜里2点 is after it. */
function hourOf(when: string, read: number): number {
  if (/晚|夜|凌晨/.test(when) && read === 12) return 24;
  if (/晚|夜/.test(when)) return read < 5 || read > 12 ? read : read + 12;
  const isAfterNoon = /下午|傍晚/.test(when) || (when === '中午' && read < 4);
  return isAfterNoon && read < 12 ? read + 12 : read;
}

const two = (value: number): string => String(value).padStart(2, '0');
