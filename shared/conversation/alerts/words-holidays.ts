import type { Holiday, HolidayName, HolidayYear } from '../../domain/alerts/holiday-year.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { periodName } from './words-periods.ts';

type Unread =
  | 'no-notice'
  | 'no-year'
  | 'far-year'
  | 'no-such-day'
  | 'wrong-weekday'
  | 'wrong-count'
  | 'works-on-a-weekday'
  | 'off-and-worked'
  | 'named-twice'
  | 'missing-holiday';

const why: Readonly<Record<Unread, string>> = {
  'no-notice': '没有读到放假安排，请粘贴通知全文（含“一、元旦：……”各条）。',
  'no-year': '没有读到年份，请连同标题一起粘贴。',
  'far-year': '标题里的年份不对，请核对原文后重新粘贴。',
  'no-such-day': '有不存在的日期',
  'wrong-weekday': '日期与星期对不上',
  'wrong-count': '放假天数与起止日期对不上',
  'works-on-a-weekday': '调休上班日不是周末',
  'off-and-worked': '有一天既放假又上班',
  'named-twice': '写了两次',
  'missing-holiday': '缺少这个节日',
};

export function noticeUnread(reason: Unread, holiday?: HolidayName): Card {
  const which = holiday ? `${periodName({ name: holiday })}：` : '';
  return {
    tone: 'orange',
    text: `未导入。${which}${why[reason]}${holiday ? '，请核对原文后重新粘贴。' : ''}`,
  };
}

/**
 * What was read beside the calendar that stands, to be looked at before it counts. `implicit` are weekend days the notice did
 * not name.
 */
export function noticeRead(
  { year, holidays }: HolidayYear,
  implicit: readonly Day[],
  standing: HolidayYear | undefined,
): Card {
  const rows = holidays.map((holiday) => {
    const before = standing?.holidays.find(({ names }) => names.some((one) => holiday.names.includes(one)));
    const change = changeOf(holiday, before, standing?.announced === true);
    const guessed = implicit.filter((on) => holiday.off.includes(on));
    const remark =
      guessed.length > 0 ? `\n　其中周末${guessed.map(shortDay).join('、')}原文没有逐日写明，请核对` : '';
    return { changed: change !== same, text: `${lineOf(holiday)}${change}${remark}` };
  });
  const changed = rows.filter((row) => row.changed).length;
  const head =
    changed === 0
      ? '与现有日历完全一致。'
      : `与现有日历相比，${changed}个节日有变动，采用后未发的提醒按新日期走，已发的不重发：`;
  return {
    title: `${year}年放假安排，请核对`,
    text: [head, ...rows.map(({ text }) => text)].join('\n'),
    actions: [{ id: `alert.calendar#${year}#adopt`, label: '核对无误，采用', style: 'primary' }],
  };
}

const same = '（不变）';

function changeOf(holiday: Holiday, before: Holiday | undefined, announced: boolean): string {
  if (!before) return '（新增）';
  const [now, then] = [spanOf(holiday), spanOf(before)];
  return now === then ? same : `（现为${then}${announced ? '' : '，暂定'}）`;
}

function lineOf(holiday: Holiday): string {
  return `${periodName({ name: holiday.names.join('+') })}：${spanOf(holiday)}`;
}

function spanOf({ off, makeUp }: Holiday): string {
  const [first, last] = [off[0], off.at(-1)];
  const span =
    !first || !last ? '' : first === last ? shortDay(first) : `${shortDay(first)}至${shortDay(last)}`;
  const worked = makeUp.length > 0 ? `，${makeUp.map(dayWords).join('、')}上班` : '';
  return `${span}，共${off.length}天${worked}`;
}

export const noticeAdopted = (year: number) =>
  `${year}年放假安排已采用，未发的提醒、零报告、值守和工作日都按此计算，已发的不重发。`;
export const noticeGone = '这份安排已被更新的一份取代，或已采用。';
