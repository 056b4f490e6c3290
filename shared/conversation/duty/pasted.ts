import type { Intent } from '../intent.ts';
import { datesIn } from '../sentence/date.ts';
import { peopleIn } from '../sentence/person.ts';
import { dateSlot, personSlot, phoneSlot, type Sentence, shiftSlot, surely, unitSlot } from '../sentence.ts';
import { type RosterLine, readSegment } from './pasted-line.ts';

/** A pasted list longer than this is a workbook's business. */
const mostRows = 100;
/** So much of one line is read: a month in one line, with telephones. */
const mostLetters = 2000;

/** A roster typed or pasted into the chat: at least one line with a day and who stands for it. */
export function pastedRoster(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (asksHow.test(plain)) return surely('duty.roster.submit', { choice: 'how' });
  const phoned = phoneChanged(sentence);
  if (phoned) return phoned;
  const titled = /值班(?:表|安排|名单|报名)|排班|班表/.test(sentence.lines.slice(0, 2).join(' '));
  const rows = segmentsOf(sentence, titled)
    .slice(0, mostRows)
    .flatMap((text) => readSegment(text, sentence, titled));
  if (rows.length < 2 && changesRoster(sentence))
    return surely('duty.roster.submit', {
      ...{ ...dateSlot(sentence, false), ...shiftSlot(plain), text: sentence.said },
    });
  if (!isRoster(rows, sentence, titled)) return undefined;
  return surely('duty.roster.submit', {
    count: rows.length,
    items: rows.flatMap(({ items }: RosterLine) => items),
    text: sentence.said,
    ...unitSlot(unitAbove(sentence)),
  });
}

/** 12月1日起何静值班电话改为138…: no watch changes hands. */
function phoneChanged(sentence: Sentence): Intent | undefined {
  const { plain, people } = sentence;
  const { phone } = phoneSlot(sentence);
  const says =
    /(?:值班|值守|带班|联系)?(?:电话|手机|号码|手机号)(?:号码?)?(?:变更|更换|更新|调整|改|换)?(?:为|成|到|了)[^?]{0,4}\d/;
  if (!phone || !people[0] || plain.length > 60 || !/值班|值守|带班|班表/.test(plain) || !says.test(plain))
    return undefined;
  const slots = { ...dateSlot(sentence, false), ...personSlot(people[0]), ...unitSlot(unitAbove(sentence)) };
  return surely('duty.roster.submit', { ...slots, choice: 'phone', phone, text: sentence.said });
}

/** Whose roster it is, where a unit stands before the first day. */
function unitAbove({ units, dates, lines }: Sentence): Sentence['units'][number] | undefined {
  const first = Math.min(dates[0]?.start ?? 0, lines[0]?.length ?? 0);
  return units.find(({ ids, start }) => ids.length > 0 && start < Math.max(first, 1));
}

/** Said to be of duty, or names alone: in a group those of several days. What is said of people on days is none. */
function isRoster(rows: readonly RosterLine[], { plain, utterance }: Sentence, titled: boolean): boolean {
  const [first, second] = rows;
  if (!first || /到岗|签到|换班|对[调换]|调换|互换|⇄|[?]$/.test(plain)) return false;
  const isNamed = rows.some(({ named }) => named);
  if (!second) {
    const isBare = !utterance.inGroup && first.bare;
    return (isNamed || isBare) && (titled || !(notARoster.test(plain) || howItWent.test(plain)));
  }
  if (titled || isNamed || dutyAhead.test(plain)) return true;
  return !aboutPeople.test(plain) && rows.every(({ listed }) => listed);
}

const asksHow =
  /^(?:请问)?(?:我?(?:要|想)|怎么|如何|能不能)?(?:改|修改|调整|变更|更新)(?:一下)?(?:值班|排班)表[?.!]*$|^(?:把)?(?:值班|排班)表(?:要|想|需要)?(?:怎么|如何|怎样)?(?:改|修改|调整|变更)(?:一下|呢)?[?.!]*$/;

/** One day and who has it, said of something else. */
const notARoster =
  /通知|隐患|检查|会议|开会|[替帮给]我|[换调让]给|班给|替.{1,5}[值顶]|请假|出差|[交接]班|查岗|缺岗|迟到|[值来]不了|到了|已到|本人|(?<!们)我(?![们单店司站局公商])/;

/** A watch that was or is, and how it goes: a report. */
const howItWent =
  /(?:一切|情况|均|都|全天|全部|平稳)正常|正常[.!]*$|平安|无异常|无事故|无情况|没事|处[理置]了|接到|发生/;

/** What the days behind it are: 国庆值班：10.1 张伟. */
const dutyAhead = /^[^\d周初明后今]{0,20}(?:值班|带班|值守|报班|的班|夜班|白班)/;

/** Days and people, of something else than duty. */
const aboutPeople =
  /通知|隐患|检查|会议|开会|请假|休假|外出|培训|汇报|出差|学习|体检|生日|聚餐|请客|材料|[替帮给]我|[值来]不了/;

/** The lines, each cut where another day begins; what follows without a day belongs to the day before it. */
function segmentsOf({ lines, today }: Sentence, titled: boolean): string[] {
  const pieces = lines.flatMap((line) => line.split(/[;；]/)).map((piece) => piece.trim());
  const joined: string[] = [];
  for (const whole of pieces) {
    if (joined.length > mostRows) break;
    const piece = whole.slice(0, mostLetters);
    const headless = piece.replace(/^[^\d:]{0,16}:\s*(?=\d)/, '');
    const starts = daysOf(headless, today, titled);
    const last = joined.length - 1;
    if (starts.length === 0 && last >= 0 && /^(?:带班|主班|副班|备班|值班|地点|固话|备注)/.test(piece))
      joined[last] = `${joined[last]} ${piece}`;
    else joined.push(...cut(headless, starts));
  }
  return joined;
}

function cut(piece: string, [first, ...rest]: readonly number[]): string[] {
  if (first === undefined || first > 20 || rest.length === 0) return [piece];
  if (/^\D{0,6}\d{1,2}[.,、\s]+[\u4e00-\u9fff]{2,4}\s*$/.test(piece.slice(0, first))) return [piece];
  return [piece.slice(first, rest[0]), ...rest.map((at, nth) => piece.slice(at, rest[nth + 1]))];
}

/** Where days stand, weekdays beside a date left out. */
function daysOf(piece: string, today: Sentence['today'], titled: boolean): number[] {
  const hits = datesIn(piece, today).hits.filter(({ bare }) => titled || !bare);
  const dated = hits.filter(({ start }) => !/^[(（]?(?:周|星期|礼拜)/.test(piece.slice(start)));
  return (dated.length > 0 ? dated : hits).map(({ start }) => start).sort((one, other) => one - other);
}

/** 按国庆的表，把老赵换成老孙: an old table with a few others in it; 明天的值班改成何静: a day with another in it. */
function changesRoster({ plain, dates, context }: Sentence): boolean {
  if (/[?]$|换班|调班|对调|换给/.test(plain)) return false;
  const copied =
    /(?:按|照|用|套用|沿用)[^,.]{0,10}(?:表|排班|安排)[^?]{0,20}(?:换成|改成|换为|改为|调整为|不变)|(?:值班|排班|班)表[^?]{0,24}(?:换成|改成|换为|改为|替换成|替换为|调整为|更新为)|(?:值班|排班|班)表(?:有变|更新|调整|变更|改)了?[^?]{0,20}以(?:此|这个|这份|新)[^?]{0,4}为准/;
  if (copied.test(plain)) return true;
  const into = /(?:换成|改成|换为|改为|替换成|替换为|调整为|改由|换由)/.exec(plain);
  if (!into || plain.length > 40 || dates.length === 0 || notARoster.test(plain)) return false;
  const others = peopleIn(plain.slice(into.index), context.known.people, []);
  const before = peopleIn(plain.slice(0, into.index), context.known.people, []);
  const role = /值班|带班|主班|副班|备班|的班|[白夜早晚]班/.test(plain.slice(0, into.index));
  return (
    others.some(({ ids }) => ids.length > 0 || role) && (role || before.some(({ ids }) => ids.length > 0))
  );
}
