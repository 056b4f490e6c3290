import { type Day, dayFrom, daysBetween, plusDays, weekdayOf } from '../../domain/time.ts';
import { digits, numberFrom } from './number.ts';

/** A day named in a sentence. `bare`: only 31号, which may as well be a case. */
export interface DateHit {
  readonly day: Day;
  readonly until?: Day;
  readonly start: number;
  readonly end: number;
  readonly bare: boolean;
}

export interface DatesRead {
  readonly hits: readonly DateHit[];
  /** As it was said: 2月30日. */
  readonly noSuchDay?: string;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly day: Day | undefined;
  readonly bare?: boolean;
  readonly until?: Day | undefined;
}

type Reader = (
  match: readonly (string | undefined)[],
  today: Day,
) => Pick<Found, 'day' | 'until' | 'bare'> | undefined;

const number = `${digits}{1,3}`;

/** A date further back than this, said without a year, means the next one. */
const lookBackDays = 100;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [
    /(20\d\d)[年\-/.](\d{1,2})[月\-/.](\d{1,2})(?!\d)[日号]?(?:\s?[到至~-]\s?(?:(20\d\d)[年\-/.])?(?:(\d{1,2})[月\-/.])?(\d{1,2})(?![\d点时:分])[日号]?)?/g,
    ([, year, month, date, untilYear, untilMonth, untilDate]) => {
      const day = ymd(year, month, date);
      const until = untilYear
        ? ymd(untilYear, untilMonth, untilDate)
        : untilAfter(day, untilMonth ?? month, untilDate);
      return { day, until };
    },
  ],
  [
    new RegExp(
      `(${number})月(?:份)?(${number})[日号]?(?:\\s?[到至~-]\\s?(?:(${number})月)?(${number})[日号])?(?!\\d|[个人家处条])`,
      'g',
    ),
    ([, month, date, untilMonth, untilDate], today) => {
      const day = nearest(month, date, today);
      return { day, until: untilAfter(day, untilMonth ?? month, untilDate) };
    },
  ],
  [
    /(?<![\d.:/\-A-Za-z])(\d{1,2})([./])(\d{1,2})(?:\s?[到至~-]\s?(\d{1,2})\2(\d{1,2}))?(?![\d:./%万千亿元米吨公分厘个倍级度版条分秒])/g,
    ([, month, , date, untilMonth, untilDate], today) => {
      if (Number(month) < 1 || Number(month) > 12 || Number(date) < 1 || Number(date) > 31) return undefined;
      const day = nearest(month, date, today);
      return { day, until: untilAfter(day, untilMonth, untilDate) };
    },
  ],
  [
    /(下下|下|上|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天末])(?![年期刊])/g,
    ([, which, weekday], today) =>
      weekday === '末' ? weekend(which, today) : { day: inWeek(which, weekday ?? '', today) },
  ],
  [
    new RegExp(`(国庆|十一|元旦|五一|劳动节)(?:节|长假|假期|值班|期间|放假)*(?:第(${number})天|(当天))`, 'g'),
    ([, feast, nth, first], today) => ({
      day: dayOfFeast(feast ?? '', first ? 1 : numberFrom(nth ?? ''), today),
    }),
  ],
  [
    /大后天|大前天|[今明后昨前当本][天日](?![常])|[今明后昨](?:儿个?)|[今明昨][早晚夜]|今[晨午]/g,
    ([said], today) => ({ day: relative(said ?? '', today) }),
  ],
  [/(?:本|这个|这)?月[底末]/g, (_match, today) => ({ day: lastOfMonth(today) })],
  [
    new RegExp(
      `(?<![\\d月第.:/#-]|${digits})(?!0)(${number})[号日](?:\\s?[到至~-]\\s?(${number})[号日])?(?![门楼仓库厅机泵柜梯扶电出入档摊车线罐井口口院馆店厂厨冷消安内]|之内|以内)`,
      'g',
    ),
    ([, date, untilDate], today) => bareDay(date, untilDate, today),
  ],
];

/** Every day a sentence names, in order of appearance. Only days that exist; the first that does not is told apart. */
export function datesIn(plain: string, today: Day): DatesRead {
  const found = readers.flatMap(([pattern, read]) => all(plain, pattern, (match) => read(match, today)));
  const apart = found.filter(notYetRead(plain.length));
  const wrong = apart.find(({ day, bare }) => day === undefined && !bare);
  const hits = apart
    .flatMap(({ day, until, start, end, bare = false }) =>
      day ? [{ day, ...(until && until > day && { until }), start, end, bare }] : [],
    )
    .sort((one, other) => one.start - other.start);
  return { hits, ...(wrong && { noSuchDay: wrong.said }) };
}

function all(
  plain: string,
  pattern: RegExp,
  read: (match: readonly (string | undefined)[]) => Pick<Found, 'day' | 'until' | 'bare'> | undefined,
): Found[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const day = read(match);
    return day ? [{ ...day, said: match[0], start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** Whether no letter of it was read by an earlier reader. */
function notYetRead(letters: number): (found: Found) => boolean {
  const taken = new Uint8Array(letters);
  return ({ start, end }) => {
    const isFree = !taken.subarray(start, end).includes(1);
    taken.fill(1, start, end);
    return isFree;
  };
}

function ymd(
  year: string | number = '',
  month: string | number = '',
  date: string | number = '',
): Day | undefined {
  return dayFrom(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}

/** The year nobody says: this one, unless the day is long over. */
function nearest(monthSaid: string | undefined, dateSaid: string | undefined, today: Day): Day | undefined {
  const [month, date] = [numberFrom(monthSaid ?? ''), numberFrom(dateSaid ?? '')];
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year, year + 1]
    .map((one) => ymd(one, month, date))
    .filter((day) => day !== undefined);
  return days.find((day) => daysBetween(day, today) <= lookBackDays);
}

/** The end of a span is looked for from its beginning: said in autumn, 5月1日至9月30日 is all of next year. */
function untilAfter(
  day: Day | undefined,
  monthSaid: string | undefined,
  dateSaid: string | undefined,
): Day | undefined {
  return day && dateSaid !== undefined ? nearest(monthSaid, dateSaid, day) : undefined;
}

function bareDay(
  dateSaid: string | undefined,
  untilSaid: string | undefined,
  today: Day,
): Pick<Found, 'day' | 'until' | 'bare'> | undefined {
  const day = nextNumbered(numberFrom(dateSaid ?? ''), today);
  const until = day && untilSaid !== undefined ? nextNumbered(numberFrom(untilSaid), day) : undefined;
  return { day, until, bare: true };
}

function nextNumbered(date: number | undefined, from: Day): Day | undefined {
  if (date === undefined || date < 1 || date > 31) return undefined;
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  return [first, first + 1, first + 2]
    .map((month) => ymd(Math.floor(month / 12), (month % 12) + 1, date))
    .find((day) => day !== undefined && day >= from);
}

const steps: Readonly<Record<string, number>> = {
  今: 0,
  当: 0,
  本: 0,
  明: 1,
  后: 2,
  昨: -1,
  前: -2,
  大后天: 3,
  大前天: -3,
};

function relative(said: string, today: Day): Day {
  return plusDays(today, steps[said] ?? steps[said.slice(0, 1)] ?? 0);
}

function inWeek(which: string | undefined, weekday: string, today: Day): Day {
  const wanted = '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday) + 1;
  const weeks = { 下下: 2, 下: 1, 上: -1 }[which ?? ''] ?? 0;
  const day = plusDays(today, wanted - weekdayOf(today) + weeks * 7);
  return which === undefined && day < today ? plusDays(day, 7) : day;
}

function weekend(which: string | undefined, today: Day): { day: Day; until: Day } {
  const day = weekdayOf(today) === 7 && which !== '下' ? plusDays(today, -1) : inWeek(which, '六', today);
  return { day, until: plusDays(day, 1) };
}

/** Only feasts whose first day is fixed by law to a date of the common calendar. */
const feasts: Readonly<Record<string, readonly [number, number]>> = {
  国庆: [10, 1],
  十一: [10, 1],
  元旦: [1, 1],
  五一: [5, 1],
  劳动节: [5, 1],
};

function dayOfFeast(feast: string, nth: number | undefined, today: Day): Day | undefined {
  const [month, date] = feasts[feast] ?? [0, 0];
  const first = nearest(String(month), String(date), today);
  return first && nth !== undefined && nth >= 1 && nth <= 9 ? plusDays(first, nth - 1) : undefined;
}

function lastOfMonth(today: Day): Day | undefined {
  const [year, month] = today.split('-').map(Number);
  return [31, 30, 29, 28].map((date) => ymd(year, month, date)).find((day) => day !== undefined);
}
