import type { HolidayName, HolidayYear } from '../../domain/alerts/holiday-year.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { periodName } from './words-periods.ts';

type Unread =
  | 'no-notice'
  | 'no-year'
  | 'no-such-day'
  | 'wrong-weekday'
  | 'wrong-count'
  | 'works-on-a-weekday'
  | 'missing-holiday';

const why: Readonly<Record<Unread, string>> = {
  'no-notice': '没有读到放假安排，请粘贴通知全文（含“一、元旦：……”各条）。',
  'no-year': '没有读到年份，请连同标题一起粘贴。',
  'no-such-day': '有不存在的日期',
  'wrong-weekday': '日期与星期对不上',
  'wrong-count': '放假天数与起止日期对不上',
  'works-on-a-weekday': '调休上班日不是周末',
  'missing-holiday': '缺少这个节日',
};

export function noticeUnread(reason: Unread, holiday?: HolidayName): Card {
  const which = holiday ? `${periodName({ name: holiday })}：` : '';
  return {
    tone: 'orange',
    text: `未导入。${which}${why[reason]}${holiday ? '，请核对原文后重新粘贴。' : ''}`,
  };
}

/** What was read, to be looked at before it counts. `implicit` are weekend days the notice did not name. */
export function noticeRead({ year, holidays }: HolidayYear, implicit: readonly Day[]): Card {
  const lines = holidays.map(({ names, off, makeUp }) => {
    const [first, last] = [off[0], off.at(-1)];
    const span = first && last ? `${shortDay(first)}至${shortDay(last)}` : '';
    const worked = makeUp.length > 0 ? `，${makeUp.map(dayWords).join('、')}上班` : '';
    return `${periodName({ name: names.join('+') })}：${span}，共${off.length}天${worked}`;
  });
  const guessed =
    implicit.length > 0 ? `请特别核对原文未逐日写明的周末：${implicit.map(shortDay).join('、')}` : '';
  return {
    title: `${year}年放假安排，请核对`,
    text: [...lines, guessed].filter((line) => line !== '').join('\n'),
    actions: [{ id: `alert.calendar#${year}#adopt`, label: '核对无误，采用', style: 'primary' }],
  };
}

export const noticeAdopted = (year: number) => `${year}年放假安排已采用，节前提醒和工作日按此计算。`;
export const noticeGone = '这份安排已被更新的一份取代，或已采用。';
