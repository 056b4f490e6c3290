import type { Difference } from '../../domain/duty/difference.ts';
import type { Gap } from '../../domain/duty/forecast.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords } from '../clock.ts';
import { hoursWords, named, roleNames } from './words.ts';
import { gapLines } from './words-forecast.ts';

const mostLines = 20;
const mostProblems = 6;

/** What goes with a table that is shown: what it says of itself, and what is wrong with it. */
export interface Shown {
  readonly id: string;
  readonly unknown: readonly string[];
  readonly same?: number;
  readonly problems?: readonly Gap[];
  readonly head?: readonly string[];
}

/** Day by day, what a table changes, with one question. */
export function differenceCard(
  differences: readonly Difference[],
  { id, unknown, same, problems = [], head = [] }: Shown,
): Card {
  const shown = differences.slice(0, mostLines).map(line);
  const more = differences.length > mostLines ? [`另有${differences.length - mostLines}个班有变。`] : [];
  const unchanged = same === undefined || same === 0 ? [] : [`不变${same}个班。`];
  const strangers =
    unknown.length === 0
      ? []
      : [`人员名单里没有：${unknown.join('、')}，收不到提醒，到岗由联络员或值班室代签。`];
  return {
    title: '值班表改动，请核对',
    tone: 'blue',
    text: [
      ...head,
      ...shown,
      ...more,
      ...unchanged,
      ...strangers,
      ...problemLines(problems),
      '无误请按“以此为准”。',
    ].join('\n'),
    actions: [
      { id: `duty.roster.confirm#${id}#yes`, label: '以此为准', style: 'primary' },
      { id: `duty.roster.confirm#${id}#no`, label: '不改' },
    ],
  };
}

/** Shown before anybody says that it holds: it may hold all the same. */
function problemLines(problems: readonly Gap[]): string[] {
  if (problems.length === 0) return [];
  return [`请留意${problems.length}处：`, ...gapLines(problems, mostProblems)];
}

/** All that a table changes, where its card names only the first of it. */
export function allLines(differences: readonly Difference[]): string[] {
  return differences.length > mostLines ? differences.map(line) : [];
}

function line({ before, next, changes, hours, phones = [] }: Difference): string {
  const shift = next ?? before;
  if (!shift) return '';
  if (!next) return `取消 ${named(shift)}`;
  const times = hours ? [`时间${hoursWords(hours.from)}→${hoursWords(hours.to)}`] : [];
  const people = changes.map(({ role, from, to }) =>
    from === '' ? `${roleNames[role]}${to}` : `${roleNames[role]}${from}→${to === '' ? '空缺' : to}`,
  );
  const numbers = phones.map(({ name, from, to }) => `${name}电话${from}→${to}`);
  const parts = [...times, ...people, ...numbers];
  return `${before ? '改' : '新增'} ${named(shift)}：${parts.join('，')}`;
}

/** `back`: the table by which it can be taken back. */
export const rosterTaken = (count: number, back: string | undefined): Card => ({
  text: `已更新${count}个班，以新表为准。已办妥的换班继续有效。发“排班有没有空缺”可查问题。`,
  ...(back !== undefined && { actions: [{ id: `duty.roster.confirm#${back}#back`, label: '改回原来的' }] }),
});

/** Said before a table that is shown while another still waited. */
export const replacesDraft = '前一份没有确认的改动已作废，以这一份为准。';

export const submitHints = {
  nothing: '没有看出值班安排。请一行一天，例如“10月1日 带班李强 值班张伟”，或直接发值班表表格文件。',
  how: '改值班表：发“12月1日值班员改成何静”或“把12月1日的何静换成吴海涛”；也可以一行一天重发，或发值班表文件。都先给您看改动，确认后才生效。',
  same: '和现有值班表一致，没有改动。',
  notYours: '值班表由区商务局、街道和单位联络员报送。',
  whichUnit: (names: readonly string[]) => `请在第一行写明单位：${names.join('、')}。`,
  two: (names: readonly string[]) => `有几位同名：${names.join('、')}，请写上电话再发一次，没有改动。`,
  tooMuch: '内容太多，请拆成几份，或请管理员用导入命令。没有改动。',
  twoHours: (on: Day) =>
    `${dayWords(on)}同一种班写了两个不同的起止时间，没有改动。一天请分成白班和夜班，或一个24小时班。`,
  tooLong: (said: string) => `“${said}”超过24小时，没有改动。一个班最长24小时。`,
  wrongHours: (said: string) =>
    `起止时间“${said}”看不懂或超过24小时，请写成09:00-17:30或17:30-次日09:00，没有改动。`,
  noWatch: (name: string, from: Day) => `${dayWords(from)}起的值班表里没有${name}，没有改动。`,
  phoneOnly: '只改值班表上的电话；人员名单里的号码请管理员导入人员表更新。',
  whoLeft: '所选人员已离开名录，请刷新后重选。没有改动。',
  gone: '没有等您确认的值班表，请重新发送。',
  stillWaits: '之前送来的一份改动还没有确认，仍在等您确认。',
  noBack: '没有可以改回的值班表改动。改回只管您最近确认的一份，请直接发那几天的值班人员。',
  writing: '刚确认的值班表正在写入，请过一分钟再改回，没有改动。',
  dropped: '好的，没有改动。',
  noSource: (name: string) => `没有找到${name}的值班表，没有改动。`,
  noRoster: (on: Day) => `${dayWords(on)}还没有值班表，没有改动。请直接发那天的带班和值班人员。`,
  noPeriod: '请写明哪几天，例如“中秋就按国庆的表”。',
  noMatch: (name: string) => `那几天的表里没有${name}，没有改动。`,
} as const;

export const fileFetching: Card = { text: '正在读取表格，稍后请核对改动。' };
export const fileUnread: Card = {
  text: '表格没有取到，请重发一次。没有改动。',
};
