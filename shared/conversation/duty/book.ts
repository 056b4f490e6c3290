import { standingOf, type Tally } from '../../domain/duty/fairness.ts';
import type { Handover } from '../../domain/duty/handover.ts';
import { type Place, type Shift, shiftFromId, startOf } from '../../domain/duty/shift.ts';
import { type AskedOne, answerMs, resultOf, type SpotCheck } from '../../domain/duty/spot-check.ts';
import { clockOf, type Day, dayOf, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { dayWords } from '../clock.ts';
import { mattersLines } from './handover-words.ts';
import { notHanded, standingNames } from './ledger-lines.ts';
import { roleNames, shiftName, shiftNames } from './words.ts';
import { awayWords } from './words-away.ts';

type Cells = (string | number | undefined)[];
const columns = (...titled: readonly (readonly [string, number])[]) =>
  titled.map(([title, width]) => ({ title, width }));

/** 签到/查岗台账. */
export const signColumns = columns(
  ['日期', 16],
  ['班次', 10],
  ['单位', 22],
  ['姓名', 10],
  ['岗位', 10],
  ['应到', 8],
  ['实到', 14],
  ['方式', 10],
  ['位置', 18],
  ['结果', 16],
  ['查岗时间', 12],
  ['应答时间', 12],
  ['时长(分钟)', 10],
  ['核查人', 10],
  ['备注', 30],
);

export interface SignFacts {
  readonly bureau: string;
  readonly now: Instant;
  name(person: string | undefined): string;
}

export function signCells(shift: Shift, place: Place, facts: SignFacts & { standIn: boolean }): Cells {
  const { arrival } = place;
  const standing = standingNames[standingOf(shift, place, facts.now)];
  const how = howOf(place);
  const by = arrival && how !== '本人' ? facts.name(arrival.by) : '';
  return [
    ...head(shift, place, facts),
    ...[arrival ? when(arrival.at, shift.day) : '', way(place, how), whereOf(place)],
    ...[facts.standIn ? `顶班，${standing}` : standing],
    ...['', '', '', rulerOf(shift, place, facts) || by, by === '' ? '' : `${by}${how}`],
  ];
}

/** What came with the word: 照片, 定位, 口令. */
function way({ arrival }: Place, how: string): string {
  const { photo, place, code } = arrival?.proof ?? {};
  const proofs = [...(photo ? ['照片'] : []), ...(place ? ['定位'] : []), ...(code ? ['口令'] : [])];
  return [how, ...proofs].join('、');
}

function howOf({ arrival, person }: Place): string {
  if (!arrival) return '';
  if (arrival.how === 'afterwards') return '补签';
  return arrival.by === person ? '本人' : '代签';
}

function head(shift: Shift, place: Place, { bureau }: SignFacts): Cells {
  return [
    ...[dayWords(shift.day), shiftName(shift), shift.post?.name ?? bureau, place.name],
    ...[roleNames[place.role], clockOf(startOf(shift))],
  ];
}

/** Who decided that somebody was absent; nobody did where this is empty. */
function rulerOf({ marks }: Shift, place: Place, facts: SignFacts): string {
  const ruled = marks?.findLast(({ kind, name }) => kind === 'absent' && name === place.name);
  return ruled ? facts.name(ruled.by) : '';
}

/** He whose place another took. */
export function replacedCells(shift: Shift, place: Place, facts: SignFacts & { by: string }): Cells {
  const ruler = rulerOf(shift, place, facts);
  const result = standingNames[ruler === '' ? 'unverified' : 'absent'];
  return [...head(shift, place, facts), '', '', '', result, '', '', '', ruler, `由${facts.by}顶班`];
}

const hows = { button: '按钮', code: '文字（带口令）', word: '文字', for: '代答' } as const;
const results = {
  'in-time': '正常',
  second: '二次应答',
  late: '应答超时',
  silent: '未应答（待核实）',
} as const;

export function checkCells(check: SpotCheck, one: AskedOne, facts: SignFacts): Cells {
  const { answer } = one;
  const took = answerMs(one);
  const by = answer?.how === 'for' ? facts.name(answer.by) : '';
  return [
    ...[dayWords(one.day), shiftKindOf(one), one.post === '' ? facts.bureau : one.post, one.name, '', '', ''],
    answer ? hows[answer.how] : '',
    answer?.place ?? '',
    results[resultOf(one, check)],
    ...[when(one.askedAt, one.day), answer ? when(answer.at, one.day) : ''],
    took === undefined ? '' : Math.round((took / MINUTE_MS) * 10) / 10,
    facts.name(check.by),
    by === '' ? '' : `由${by}代答`,
  ];
}

/** The name of a watch says what kind it is. */
function shiftKindOf({ shift }: AskedOne): string {
  const parts = shiftFromId(shift);
  return parts ? shiftNames[parts.kind] : '';
}

function when(at: Instant, on: Day): string {
  return dayOf(at) === on ? clockOf(at) : `${dayOf(at).slice(5)} ${clockOf(at)}`;
}

/** 值守履职表. */
export const workColumns = columns(
  ['单位', 22],
  ['姓名', 10],
  ['应值班次', 10],
  ['按时到岗', 10],
  ['迟到', 8],
  ['缺岗', 8],
  ['未签到（待核实）', 12],
  ['顶班', 8],
  ['夜班', 8],
  ['休息日', 8],
  ['节假日', 8],
  ['加权班次', 10],
  ['被查岗', 8],
  ['应答', 8],
  ['平均应答(分钟)', 12],
);

export function workCells(tally: Tally): Cells {
  const { post, name, watches, inTime, late, absent, unverified, stoodIn } = tally;
  const { nights, restDays, holidays, weight, asked, answered, answerMs: ms } = tally;
  return [
    ...[post, name, watches, inTime, late, absent, unverified, stoodIn, nights, restDays, holidays],
    ...[Math.round(weight * 10) / 10, asked, answered],
    answered === 0 ? '' : Math.round((ms / answered / MINUTE_MS) * 10) / 10,
  ];
}

/** 交接班日志. */
export const logColumns = columns(
  ['日期班次', 18],
  ['单位', 20],
  ['交班人', 10],
  ['接班人', 10],
  ['带班领导', 10],
  ['来电来文', 40],
  ['突发事件', 24],
  ['预警接收与转发', 24],
  ['已办事项', 36],
  ['未办事项', 36],
  ['查岗情况', 20],
  ['移交物品', 20],
  ['交班时间', 14],
  ['接班时间', 14],
  ['备注', 24],
);

export function logCells(
  shift: Shift,
  handover: Handover | undefined,
  facts: {
    readonly bureau: string;
    readonly now: Instant;
    readonly notes: readonly string[];
    readonly checks: string;
  },
): Cells {
  const verdict = handover?.verdict;
  const leader = shift.places.filter(({ role }) => role === 'leader').map(({ name }) => name);
  const matters = handover?.matters;
  const open = matters ? mattersLines({ ...matters, warnings: [], incidents: [] }).join('\n') : '';
  return [
    ...[`${dayWords(shift.day)}${shiftName(shift)}`, shift.post?.name ?? facts.bureau],
    ...[handover?.name ?? '', verdict?.kind === 'accepted' ? verdict.name : '', leader.join('、')],
    facts.notes.join('\n'),
    ...[matters?.incidents.join('\n') ?? '', matters?.warnings.join('\n') ?? ''],
    ...[handover?.text ?? '', open, facts.checks, handover?.items.join('、') ?? ''],
    ...[
      handover ? when(handover.at, shift.day) : notHanded(shift, facts.now),
      verdict ? when(verdict.at, shift.day) : '',
    ],
    verdict?.kind === 'refused' ? `未接班：${verdict.words}` : '',
  ];
}

function whereOf({ arrival }: Place): string {
  const { proof = {} } = arrival ?? {};
  return [proof.place ?? '', awayWords(proof)].filter((one) => one !== '').join('，');
}
