import type { Rotation, TurnDays } from '../../domain/duty/rotation.ts';
import type { Role, ShiftKind } from '../../domain/duty/shift.ts';
import type { Day } from '../../domain/time.ts';
import { datesIn } from '../sentence/date.ts';
import { hoursSlot, markHours, turnsToWatch, unmarked } from '../sentence/hours.ts';
import { monthsAhead } from '../sentence/month.ts';
import { numberFrom } from '../sentence/number.ts';
import { plain } from '../sentence/plain.ts';
import { shiftSlot } from '../sentence.ts';

/** A rotation as somebody said it: names and periods are still words. */
export interface RotationSaid extends Pick<Rotation, 'turn' | 'fair' | 'skips' | 'hours'> {
  readonly from?: Day;
  readonly until?: Day;
  /** Missing where nothing was said of it. */
  readonly kinds?: readonly ShiftKind[];
  readonly lists: readonly {
    readonly role: Role;
    readonly on: TurnDays;
    readonly names: readonly string[];
  }[];
  readonly paired: boolean;
  /** `when` is a day of the calendar that only a table knows: 除夕, 初二. */
  readonly fixed: readonly {
    readonly day?: Day;
    readonly when: string;
    readonly role: Role;
    readonly name: string;
  }[];
  /** What was not understood; then nothing is made of the rest. */
  readonly unread: readonly string[];
}

const turnWord =
  /轮(?:班|值|流|换|排|岗|着)|按(?:周|天|日|星期|礼拜)(?:轮|排)|周轮|[一每]人[一二两三四五六七\d]*(?:天|日|周|个?星期|个?礼拜)|每[天日周](?:一班|一人|一换|换人)|[一每]周一换|依次|挨个/;

/** Whether a sentence makes a roster by turns: a word for it, and at least two who take them. */
export function saysRotation(text: string): boolean {
  const words = plain(text);
  if (words.length > 400 || !turnWord.test(words) || /[?]|吗$|怎么|签到|到岗|换班|交接/.test(words))
    return false;
  return (
    /[\u4e00-\u9fff]{2,4}\s?[、,/和]\s?[\u4e00-\u9fff]{2,4}/.test(words) &&
    /排|值|班|岗|[一每][天周日人]|按[周天日]/.test(words)
  );
}

/** 轮班 赵敏、孙磊、周强 每天一班 从10月1日起，节假日另排 何静、吴海涛，除夕由林国栋 */
export function readRotation(text: string, today: Day): RotationSaid {
  const { words, hours } = hoursSaid(plain(text).replace(daysOff, '周末节假日'));
  const given = fixedIn(words, today);
  const { span, rest } = spanIn(given.rest, today);
  const lists = listsIn(rest.replace(modes, ','));
  return {
    ...span,
    ...turnsIn(rest),
    ...hours,
    fixed: given.fixed,
    lists: lists.lists,
    unread: lists.unread,
    skips: skipsIn(rest, lists.lists),
  };
}

/** Weekends and holidays in one breath have one list of names. */
const daysOff = /(?:周末|双休日?|休息日)\s?[和及与、,]?\s?(?:法定)?节假日/g;

const aroundHours =
  /(?:每个?班|每[天日]|一天|(?:值班|上班|起止)?时间|从|由)?[\s:(]*(@\d)[\s)]*(?:交接班?|换班|换人|接班|轮换)?/g;

/** Hours of their own that the watches have, and the words without them; a watch that they alone name is one. */
function hoursSaid(said: string): {
  readonly words: string;
  readonly hours: Pick<RotationSaid, 'hours' | 'kinds'>;
} {
  const { text, hours } = markHours(said);
  if (hours.length === 0) return { words: said, hours: {} };
  const named = text.split(turnsToWatch).flatMap((part) => {
    const own = hoursSlot(part, hours);
    const shift = shiftSlot(unmarked(part)).shift ?? own.shift;
    return own.hours && shift ? [[shift, own.hours] as const] : [];
  });
  const kinds = everyKind.filter((kind) => named.some(([one]) => one === kind));
  return {
    words: text.replace(aroundHours, ','),
    hours: { hours: Object.fromEntries(named), ...(kinds.length > 0 && { kinds }) },
  };
}

const everyKind = ['whole', 'day', 'night'] as const;

function turnsIn(words: string): Pick<RotationSaid, 'turn' | 'fair' | 'paired' | 'kinds'> {
  const days =
    /[每一]人([一二两三四五六七八九十\d]+)[天日]|每([二两三四五六七八九十\d]+)[天日]一?(?:换|轮|班)/.exec(
      words,
    );
  const count = days && numberFrom(days[1] ?? days[2] ?? '');
  const isWeek =
    /周轮|按(?:周|星期|礼拜)|[一每]人一(?:周|个?星期|个?礼拜)|[一每]周(?:一换|换人|一轮|轮)|每(?:星期|礼拜)(?:一换|换人)/;
  const kinds = kindsIn(words);
  return {
    turn: isWeek.test(words) ? 'week' : count && count > 1 ? count : 'watch',
    fair: /公平|均衡|均摊|按权重|少的先|平均分/.test(words),
    paired: /[每一]班[二两2]人|[每一][天日][二两2]人|双人|[二两2]人一班|主副班/.test(words),
    ...(kinds && { kinds }),
  };
}

function kindsIn(words: string): readonly ShiftKind[] | undefined {
  if (/白夜|白班.{0,3}夜班|日夜两班|[二两2]班倒|每[天日][二两2]班/.test(words)) return ['day', 'night'];
  if (/夜班|晚班/.test(words)) return ['night'];
  if (/白班|日班/.test(words)) return ['day'];
  return /24小时|全天/.test(words) ? ['whole'] : undefined;
}

/** What says how turns are taken, and is no name. */
const modes =
  /(?<=^|[\s,])就(?=[\u4e00-\u9fff]{2})|(?:他们|我们)?[一二两三四五六七八九\d]个人|谁?值?得?少的?(?:谁)?先(?:上|值|来)?|[每一]人[一二两三四五六七八九十\d]+(?:天|日|周|个?星期|个?礼拜)|每[一二两三四五六七八九十\d]*[天日](?:一?(?:班|换|轮)|[一二两\d]?人|[二两2]班)(?:轮流?|换)?|按(?:周|天|日|星期|礼拜)(?:轮流?|排)?(?:值?班|换)?|[一每]周(?:一换|换人|一轮|轮)|周轮|(?:节假日|法定节?假日|长?假期?)?(?:按|照)?(?:公平|权重|均衡|均摊|平均分)(?:分?配?)?(?:轮|排)?|谁?少的先|[每一]班[一二两\d]人|双人|[一二两2]人一班|主副班|白夜[两二]?班(?:倒|轮)?|白班|夜班|晚班|日班|日夜两班|[二两2]班倒|(?:全天|24小时)班?|(?:只排|仅排)工作日|(?:周末节假日|节假日|法定节?假日|周末|双休日|休息日|工作日|平日)(?:不排|除外|不值|不用值|不安排)|轮(?:流|换)?(?:值?班|值|排|岗|着来)?表?|排(?:值?班|班表|一下|好)|请|帮(?:我|忙)|安排|依次|挨个|循环|(?:大家)?轮着来?|值班表|从(?=,)|(?<=,)(?:起|开始|往后|以后|到|至)+/g;

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(?:带班领导|带班|领导)/, 'leader'],
  [/^副班/, 'deputy'],
  [/^备班/, 'standby'],
  [/^(?:值班人员|值班员|主班|值班)/, 'main'],
];
const dayWords: readonly (readonly [RegExp, TurnDays | 'off'])[] = [
  [/^周末节假日/, 'off'],
  [/^(?:法定)?(?:节假日|节日|假期|长假)/, 'holiday'],
  [/^(?:周末|双休日|休息日|双休)/, 'rest'],
  [/^(?:工作日|平日)/, 'work'],
  [/^平时/, 'all'],
];
const filler = /^(?:期间|另(?:外|行)?(?:排|轮|安排)?|单独(?:排|轮)?|固定|由|是|为|的|:|人员|上班|值守?|先)+/;

/** Nobody is called 不排 or 和节假日. */
const isName = /^(?!不|.*(?:除外|节假|假期|周末|工作日|平日))[\u4e00-\u9fff]{2,4}$/;

/** Names, each under the last label before it. */
function listsIn(words: string): Pick<RotationSaid, 'lists' | 'unread'> {
  const found = new Map<string, { role: Role; on: TurnDays; names: string[] }>();
  const unread: string[] = [];
  const put = (days: readonly TurnDays[], { role, name }: { role: Role; name: string }) => {
    for (const kind of days) {
      const list = found.get(`${role} ${kind}`) ?? { role, on: kind, names: [] };
      list.names.push(name);
      found.set(`${role} ${kind}`, list);
    }
  };
  let [role, on]: [Role, TurnDays | 'off'] = ['main', 'all'];
  for (const piece of words.split(/[、,;.。，；\s/+-]+|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})/)) {
    const label = labelled(piece);
    role = label.role ?? (label.on ? 'main' : role);
    on = label.on ?? (label.role ? 'all' : on);
    if (label.rest === '') continue;
    if (!isName.test(label.rest)) unread.push(label.rest);
    put(daysOf(on), { role, name: label.rest });
  }
  return { lists: [...found.values()], unread };
}

const daysOf = (on: TurnDays | 'off'): readonly TurnDays[] => (on === 'off' ? ['rest', 'holiday'] : [on]);

function labelled(piece: string): { role?: Role; on?: TurnDays | 'off'; rest: string } {
  const on = dayWords.find(([word]) => word.test(piece));
  const afterDay = on ? piece.replace(on[0], '').replace(filler, '') : piece;
  const role = roleWords.find(([word]) => word.test(afterDay));
  const rest = (role ? afterDay.replace(role[0], '') : afterDay).replace(filler, '');
  return { rest, ...(role && { role: role[1] }), ...(on && { on: on[1] }) };
}

/** Days that are arranged otherwise and for which nobody is named stay empty. */
function skipsIn(words: string, lists: RotationSaid['lists']): RotationSaid['skips'] {
  const has = (on: TurnDays) => lists.some((list) => list.on === on);
  const holiday = /(?:节假日|假期|长假)[^,;。]{0,3}(?:另排|另行|另外|不排|除外|不值|不用值|不安排)/.test(
    words,
  );
  const rest = /(?:周末|双休日|休息日)(?:节假日)?(?:另排|另行|不排|除外|不值|不用值|不安排)/.test(words);
  const work = /(?:工作日|平日)(?:另排|另行|不排|除外|不值|不用值|不安排)/.test(words);
  const workOnly = /(?:只排|仅排)工作日/.test(words);
  return [
    ...((holiday || workOnly) && !has('holiday') ? (['holiday'] as const) : []),
    ...((rest || workOnly) && !has('rest') ? (['rest'] as const) : []),
    ...(work && !has('work') ? (['work'] as const) : []),
  ];
}

const fixedDay =
  /(除夕|年三十|大?年?初[一二三四五六七八九十]|元宵节?|中秋节?(?:当天)?|端午节?(?:当天)?|清明节?(?:当天)?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月[\d一二三四五六七八九十]{1,3}[日号])(?:固定)?(?:由|归|让|定为?|是)([\u4e00-\u9fff]{2,4}?)(?:来|去)?(带班|值守|值班|值|上)?(?=[、,;.。\s\n]|$)/g;

/** 除夕由林国栋值, 10月3日由周敏带班 */
function fixedIn(words: string, today: Day): { fixed: RotationSaid['fixed']; rest: string } {
  const fixed = [...words.matchAll(fixedDay)].flatMap(([, when = '', name = '', how = '']) => {
    const [hit] = datesIn(when, today).hits;
    const role = how === '带班' ? ('leader' as const) : ('main' as const);
    return name === '' ? [] : [{ ...(hit && { day: hit.day }), when, role, name }];
  });
  return { fixed, rest: words.replace(fixedDay, '') };
}

/** From when until when; a month alone is all of it. */
function spanIn(words: string, today: Day): { span: { from?: Day; until?: Day }; rest: string } {
  const hits = datesIn(words, today).hits.filter(
    ({ start, end }) => !/[每一按]$/.test(words.slice(0, start)) && words.slice(start, end) !== '周末',
  );
  const [first, second] = hits;
  if (!first) return monthIn(words, today);
  const until = first.until ?? second?.day;
  const rest = hits.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)},${text.slice(end)}`,
    words,
  );
  return { span: { from: first.day, ...(until && { until }) }, rest };
}

function monthIn(words: string, today: Day): ReturnType<typeof spanIn> {
  const found = monthsAhead(words, today);
  if (!found) return { span: {}, rest: words };
  const from = found.from < today ? today : found.from;
  return { span: { from, until: found.until }, rest: words.replace(found.said, ',') };
}
