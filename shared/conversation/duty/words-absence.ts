import type { MarkRefusal } from '../../domain/duty/attendance.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import { missing } from '../../domain/duty/watch.ts';
import type { Action, Card } from '../../domain/message.ts';
import { clockOf, dayOf, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { dayWords } from '../clock.ts';
import { named, roleNames, shiftNames, whoIs } from './words.ts';

/** One watch of which somebody is missing. */
export interface AbsentLine {
  readonly shift: Shift;
  readonly places: readonly Place[];
  readonly street: string;
}

interface When {
  readonly start: Instant;
  readonly due: Instant;
  readonly now: Instant;
  readonly street: string;
}

const mostLines = 30;

/** Said where something is told later than it should have been. */
export const delayed = (due: Instant, now: Instant): string =>
  now - due < 2 * MINUTE_MS ? '' : `（系统中断，本应${clockOf(due)}报告）`;

/** Of a street, or of all for the bureau's watch: who is missing where. */
export function absenceList(lines: readonly AbsentLine[], when: When): Card {
  const shown = lines.slice(0, mostLines).map(({ shift, places }) => {
    const people = places.map((place) => whoIs(shift, place)).join('、');
    return `${shift.post?.name ?? ''}：${people}`;
  });
  const rest = lines.length > mostLines ? [`其余${lines.length - mostLines}家见签到台账。`] : [];
  return {
    title: '未签到（待核实）汇总',
    tone: 'orange',
    text: [
      `${head(when)}${when.street}有${lines.length}家未签到（待核实）${delayed(when.due, when.now)}：`,
      ...shown,
      ...rest,
      '请电话核实；是否缺岗由您认定，可回复“姓名缺岗”或“姓名已核实在岗”。',
    ].join('\n'),
  };
}

/** For the leader: how many where, nobody by name. */
export function absenceDigest(lines: readonly AbsentLine[], when: When): Card {
  const streets = new Map<string, number>();
  for (const { street } of lines) streets.set(street, (streets.get(street) ?? 0) + 1);
  const counted = [...streets]
    .sort((one, other) => other[1] - one[1])
    .map(([name, count]) => `${name}${count}家`);
  return {
    title: '值守未签到摘要',
    tone: 'orange',
    text: `${head(when)}满1小时仍有${lines.length}家未签到（待核实）${delayed(when.due, when.now)}：${counted.join('、')}。名单在值班室，街道正在核实。`,
  };
}

export const notHereNotYours = '签到情况由区商务局值班人员和带班领导查看。';

/** Of the watches that run now: who has not signed in. */
export function notHereCard(shifts: readonly Shift[], now: Instant): Card {
  const lines = shifts.flatMap((shift) => {
    const absent = missing(shift).map((place) => `${roleNames[place.role]}${whoIs(shift, place)}`);
    return absent.length === 0 ? [] : [`${named(shift)}未签到（待核实）：${absent.join('、')}`];
  });
  if (shifts.length === 0) return { text: '现在没有在班的值班表。' };
  return { text: lines.length === 0 ? `到${clockOf(now)}，当班人员都已签到。` : lines.join('\n') };
}

/** Of the watches that run now: who has signed in, then who has not. */
export function hereCard(shifts: readonly Shift[], now: Instant): Card {
  const lines = shifts.flatMap((shift) => {
    const here = shift.places.filter(({ arrival }) => arrival !== undefined);
    const names = here.map((place) => `${roleNames[place.role]}${place.name}`).join('、');
    return [`${named(shift)}已签到：${names === '' ? '暂无' : names}`];
  });
  return { text: [...lines, notHereCard(shifts, now).text].join('\n') };
}

const head = ({ start }: When): string => `${dayWords(dayOf(start))}${clockOf(start)}的班，`;

export const absentAction = (shift: Shift, place: Place): Action => ({
  id: `duty.absent#${shift.id}#absent#${place.person}`,
  label: `${place.name}缺岗`,
  style: 'danger',
  confirm: `认定${place.name}缺岗并记入台账？请先电话核实。`,
});

export const presentAction = (shift: Shift, place: Place): Action => ({
  id: `duty.absent#${shift.id}#here#${place.person}`,
  label: `${place.name}已核实在岗`,
});

export const standInAction = (shift: Shift, place: Place, by: { id: string; name: string }): Action => ({
  id: `duty.standin#${shift.id}#${place.role}#${place.person}#${by.id}`,
  label: `请${by.name}顶${place.name}`,
  style: 'primary',
});

export const ruledAbsent = (shift: Shift, place: Place): string =>
  `已记：${place.name}，${named(shift)}${roleNames[place.role]}缺岗，由您认定，记入履职台账。`;

export const ruledHere = (shift: Shift, place: Place): string =>
  `已记：${place.name}，${named(shift)}，电话核实在岗，由您代签。`;

export const toldRuledAbsent = (shift: Shift, by: string): Card => ({
  text: `${by}认定您${named(shift)}缺岗，已记入台账。如有异议请联系值班室更正。`,
});

export const ruleRefused: Readonly<Record<MarkRefusal | 'not-yours' | 'who', string>> = {
  'not-on-roster': '值班表上现在没有这个人的班，没有记录。',
  'already-here': '这个人已经签到，没有改动。',
  over: '这个班已经结束，没有改动。',
  'too-early': '还没过签到时间（开班后15分钟），现在不能认定。',
  settled: '已经认定过缺岗，没有重复记录。',
  'not-yours': '缺岗由区商务局值班人员或带班领导认定，没有记录。',
  who: '请写明姓名，如“何静缺岗”或“何静已核实在岗”，没有记录。',
};

export const lateKept = (shift: Shift, until: Instant, told: boolean): string =>
  `已记：预计${clockOf(until)}到岗（${named(shift)}）。${told ? '已告知带班领导和同班人员。' : '请同时电话告知值班室。'}到岗后请签到。`;

export const lateTold = (shift: Shift, place: Place, until: Instant, said: string): Card => ({
  title: '有人晚到',
  tone: 'blue',
  text: `${place.name}（${named(shift)}${roleNames[place.role]}）预计${clockOf(until)}到岗：“${said.slice(0, 60)}”。请交班人员等候，需要时安排顶班。`,
});

export const lateRefused: Readonly<Record<'not-on-roster' | 'already-here' | 'over' | 'too-early', string>> =
  {
    'not-on-roster': '值班表上现在没有您的班，没有记录。',
    'already-here': '您已经签到，不用再报。',
    over: '这个班已经结束，没有记录。',
    'too-early': '离上班还早，没有记录；来不了请联系值班室换班。',
  };

export const standInTaken = (shift: Shift, from: Place, to: string): string =>
  `已安排${to}顶替${from.name}：${named(shift)}${roleNames[from.role]}。已通知本人，到岗仍需签到。`;

export const standInAsked = (shift: Shift, from: Place, to: { name: string; person: string }): Card => ({
  title: '请您顶班',
  tone: 'orange',
  text: `${to.name}，请您顶替${from.name}值${shift.post?.name ?? ''}${shiftNames[shift.kind]}（${roleNames[from.role]}），到岗后请签到。来不了请马上按“来不了”。`,
  actions: [
    { id: `duty.checkin#${shift.id}`, label: '签到', style: 'primary' },
    { id: `duty.standin#${shift.id}#${from.role}#${to.person}#no`, label: '来不了' },
  ],
});

export const replacedBy = (shift: Shift, by: string): Card => ({
  text: `${named(shift)}已由${by}顶班。请尽快联系值班室说明情况。`,
});

export const standInRefused = (shift: Shift, who: string): Card => ({
  title: '顶班人员来不了',
  tone: 'orange',
  text: `${who}来不了，${named(shift)}仍缺人，请另行安排。`,
});

export const standInDeclined = '已告知带班领导另行安排；安排好之前您的名字仍在班上，请保持电话畅通。';

export const standInNo: Readonly<Record<MarkRefusal | 'not-yours' | 'not-free', string>> = {
  ...ruleRefused,
  'not-yours': '顶班由区商务局值班人员或带班领导安排，没有改动。',
  'not-free': '这个人当天已有班、请假或休息时间不够，没有安排。',
};

export const confirmed = (shift: Shift): string => `收到，${named(shift)}，请按时到岗。`;
