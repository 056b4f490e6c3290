import { expectedAt, isAbsent } from '../../domain/duty/attendance.ts';
import type { CheckInRefusal } from '../../domain/duty/check-in.ts';
import { type Hours, isOvernight, isSameHours, usualHours } from '../../domain/duty/hours.ts';
import { type Place, type Shift, type ShiftKind, startOf, type Timing } from '../../domain/duty/shift.ts';
import type { Step } from '../../domain/duty/watch.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, type Day, type Instant, MINUTE_MS } from '../../domain/time.ts';
import { dayWords, timeWords } from '../clock.ts';
import { awayWords } from './words-away.ts';

export const shiftNames: Readonly<Record<ShiftKind, string>> = {
  day: '白班',
  night: '夜班',
  whole: '24小时班',
};
export const roleNames: Readonly<Record<Place['role'], string>> = {
  leader: '带班领导',
  main: '值班员',
  deputy: '副班',
  standby: '备班',
};

/** 17:30–次日09:00 */
export const hoursWords = (hours: Hours): string =>
  `${hours.from}–${isOvernight(hours) ? '次日' : ''}${hours.until}`;

/** 夜班（17:30–次日09:00）; the usual hours are not said. */
export const shiftName = ({ kind, hours }: Pick<Shift, 'kind' | 'hours'>): string =>
  hours && !isSameHours(hours, usualHours[kind])
    ? `${shiftNames[kind]}（${hoursWords(hours)}）`
    : shiftNames[kind];

/** 10月1日（周四）白班; of another post than the bureau with its name before it. */
export const named = (shift: Timing & Pick<Shift, 'post'>): string =>
  `${shift.post?.name ?? ''}${dayWords(shift.day)}${shiftName(shift)}`;

export function checkedIn(shift: Shift, place: Place): Card {
  const when = place.arrival ? clockOf(place.arrival.at) : '';
  const late = place.arrival?.how === 'late' ? '，已过规定时间，按实际时间记录' : '';
  const away = awayWords(place.arrival?.proof ?? {});
  const where = away === '' ? '' : `；${away}`;
  return { text: `${place.name}，已签到：${named(shift)}${roleNames[place.role]}，${when}${late}${where}。` };
}

export const checkedInFor = (shift: Shift, place: Place): Card => ({
  text: `已记代签：${place.name}，${named(shift)}${roleNames[place.role]}，台账注明由您代签。`,
});

export const checkedInAfterwards = (shift: Shift, place: Place): Card => ({
  text: `已记补签：${place.name}，${named(shift)}${roleNames[place.role]}，台账注明事后补签。`,
});

export const toldOfProxy = (shift: Shift, by: string): Card => ({
  text: `${by}已替您签到：${named(shift)}。如您并未到岗，请马上联系值班室。`,
});

export const checkInRefused: Readonly<Record<CheckInRefusal | 'not-yours' | 'stranger', string>> = {
  stranger: '值班表和人员名单里没有您说的这个人，未记签到。本人到岗请只发“签到”。',
  'not-on-roster': '值班表上现在没有您的班，未记签到。如有调整，请联系值班室更新值班表。',
  'too-early': '还没到签到时间，班前90分钟起可以签到。',
  'already-here': '已经签到过了，无需重复。',
  over: '这个班已经结束，不能再签到。如需补记，请联系值班室补签。',
  'not-over': '这个班还没结束，请由本人签到。',
  'not-yours': '代签、补签只能由同班人员或区商务局工作人员办理。',
};

/** A reminder, with its button. */
export function reminder(shift: Shift, place: Place, step: Step): Card {
  const start = clockOf(startOf(shift));
  const when = step === 'evening' ? `明天${start}` : `今天${start}`;
  const button =
    step === 'evening'
      ? ({ id: `duty.confirm#${shift.id}`, label: '知道了' } as const)
      : ({ id: `duty.checkin#${shift.id}`, label: '签到', style: 'primary' } as const);
  return {
    title: step === 'absent-15' ? '请尽快签到' : '值班提醒',
    tone: step === 'absent-15' ? 'orange' : 'blue',
    text: reminderText({ shift, place, step, when }),
    actions: [button],
  };
}

function reminderText({
  shift,
  place,
  step,
  when,
}: {
  shift: Shift;
  place: Place;
  step: Step;
  when: string;
}): string {
  const role = roleNames[place.role];
  const watch = `${shift.post?.name ?? ''}${shiftNames[shift.kind]}`;
  if (step === 'evening')
    return `${place.name}，您${when}起值${watch}（${role}）。不能到岗请今晚联系值班室换班。`;
  if (step === 'before')
    return `${place.name}，您${when}起值${watch}（${role}）。到岗后请按“签到”或回复“签到”。`;
  return `${place.name}，您的${watch}${clockOf(startOf(shift))}开始，还没有签到。已到岗请马上签到；来不了请马上电话值班室。`;
}

/** For whoever stands for a post: people of its watch whom only the roster knows, so that nobody can write to them. */
export function strangersCard(shift: Shift, places: readonly Place[], step: Step): Card {
  const names = places.map(({ name, phone }) => `${name}${phone ? ` ${phone}` : ''}`).join('、');
  const first = places[0]?.name ?? '';
  const isLate = step === 'absent-15';
  return {
    title: isLate ? '请核实到岗' : '值班提醒',
    tone: isLate ? 'orange' : 'blue',
    text: `${named(shift)}${clockOf(startOf(shift))}开始：${names}不在人员名单里，收不到提醒${isLate ? '，还没有签到' : ''}。请您${isLate ? '马上' : ''}电话通知；到岗后由您代签，回复“${first}已到岗”。`,
  };
}

/** One list for the ladder. Nobody is called absent here: that is a person's decision. */
export function notSignedIn(
  shift: Shift,
  places: readonly Place[],
  { now, due }: { readonly now: Instant; readonly due: Instant },
): Card {
  const list = places.map((place) => `${roleNames[place.role]}${whoIs(shift, place)}`);
  const late = now - due < 2 * MINUTE_MS ? '' : `（系统中断，本应${clockOf(due)}报告）`;
  return {
    title: '有人未签到（待核实）',
    tone: 'orange',
    text: `${named(shift)}${clockOf(startOf(shift))}开始，到${timeWords(now, now)}未签到（待核实）${late}：\n${list.join('\n')}\n请电话核实并安排顶班。`,
  };
}

/** Name and number, and what he said or what was decided of him. */
export function whoIs(shift: Shift, place: Place): string {
  const until = expectedAt(shift, place);
  const notes = [
    ...(until === undefined ? [] : [`自报${clockOf(until)}到`]),
    ...(isAbsent(shift, place) ? ['已认定缺岗'] : []),
  ];
  const phone = place.phone ? ` ${place.phone}` : '';
  return `${place.name}${phone}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}

export const missedSteps = (shift: Shift, missed: readonly Step[]): Card => ({
  title: '提醒未按时发出',
  tone: 'grey',
  text: `系统中断期间，${named(shift)}的${missed.length}次值班提醒未能按时发出，请留意该班人员到岗情况。`,
});

export const noRoster = (day: Day, landline: string): Card => ({
  text: [`${dayWords(day)}还没有值班表。`, ...dutyRoom(landline)].join('\n'),
});

/** Names are for those whom the bureau knows. */
export const dutyRoomOnly = (landline: string): Card => ({
  text: ['值班安排只对已登记的人员显示。', ...dutyRoom(landline)].join('\n'),
});

const dutyRoom = (landline: string): string[] => (landline === '' ? [] : [`值班室电话：${landline}`]);

/** The watches of one or more days: names only, or names with telephones. */
export function rosterCard(
  days: readonly (readonly Shift[])[],
  show: { phones: boolean; landline: string },
): Card {
  const lines = days.flatMap((shifts) => shifts.map((shift) => rosterLine(shift, show.phones)));
  return { title: '值班安排', text: [...lines, ...dutyRoom(show.landline)].join('\n') };
}

function rosterLine(shift: Shift, phones: boolean): string {
  const people = shift.places.map((place) => {
    const here = place.arrival ? '（已签到）' : '';
    return `${roleNames[place.role]} ${place.name}${phones && place.phone ? ` ${place.phone}` : ''}${here}`;
  });
  return `${named(shift)}：${people.join('，')}`;
}

export const mine = (name: string, shifts: readonly Shift[]): Card => ({
  text:
    shifts.length === 0
      ? `${name}，近期值班表里没有您的班。`
      : `${name}，您的班：\n${shifts.map(named).join('\n')}`,
});
