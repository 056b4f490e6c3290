import { digits, numberFrom } from './number.ts';

export interface TimeHit {
  /** 'HH:mm'; '24:00' is the midnight that ends the day. */
  readonly time: string;
  readonly start: number;
  readonly end: number;
}

const part = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|今早|今晚|明早|明晚|昨晚|早|晚';
const spoken = new RegExp(
  `(${part})?\\s?(${digits}{1,3})(?:点|时(?![间候限效段刻]))(?:(半)|(一刻)|(三刻)|钟|整|(${digits}{1,3})分?(?![个条处天]))?`,
  'g',
);
const written = new RegExp(`(${part})?\\s?(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?!\\d)(?:分)?`, 'g');

/** Every time of day in a plain sentence, in order of appearance. */
export function timesIn(plain: string): readonly TimeHit[] {
  if (!/[点时:]/.test(plain)) return [];
  const found = [...plain.matchAll(written)].flatMap((match) =>
    hit(match, match[1], match[2] ?? '', numberFrom(match[3] ?? '')),
  );
  const told = [...plain.matchAll(spoken)].flatMap((match) =>
    hit(match, match[1], match[2] ?? '', minutesOf(match)),
  );
  return [...found, ...told].sort((one, other) => one.start - other.start);
}

function minutesOf([, , , half, quarter, threeQuarters, minutes]: RegExpMatchArray): number | undefined {
  if (half) return 30;
  if (quarter) return 15;
  if (threeQuarters) return 45;
  return minutes === undefined ? 0 : numberFrom(minutes);
}

function hit(
  match: RegExpMatchArray,
  partOfDay: string | undefined,
  hourSaid: string,
  minutes: number | undefined,
): TimeHit[] {
  const hour = hourIn(partOfDay ?? '', numberFrom(hourSaid));
  if (
    hour === undefined ||
    minutes === undefined ||
    minutes > 59 ||
    hour > 24 ||
    (hour === 24 && minutes > 0)
  )
    return [];
  const start = match.index ?? 0;
  return [{ time: `${two(hour)}:${two(minutes)}`, start, end: start + match[0].length }];
}

function hourIn(partOfDay: string, hour: number | undefined): number | undefined {
  if (hour === undefined || hour > 12 || hour === 0) return hour;
  if (/下午|傍晚/.test(partOfDay)) return hour === 12 ? 12 : hour + 12;
  if (/晚|夜/.test(partOfDay)) return eveningHour(hour);
  return /中午/.test(partOfDay) && hour < 3 ? hour + 12 : hour;
}

/** 晚上12点 ends the day, 夜里2点 begins one. */
function eveningHour(hour: number): number {
  if (hour === 12) return 24;
  return hour >= 5 ? hour + 12 : hour;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
