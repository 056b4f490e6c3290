import type { Incident } from '../../domain/hazards/incident.ts';
import { clocksOf } from '../../domain/hazards/incident-clocks.ts';
import type { IncidentRefusal } from '../../domain/hazards/incident-judged.ts';
import type { Card } from '../../domain/message.ts';
import { clockNames, nameOf, whereOf } from './words-incident-work.ts';

export const workRefused: Readonly<
  Record<IncidentRefusal | 'not-yours' | 'unknown' | 'nothing-said' | 'apart-already', string>
> = {
  closed: '这起事件已经结案。',
  'no-clock': '这起事件不计报告时限。',
  'in-future': '报告时间不能晚于现在，请核对。',
  'reason-needed': '请写明依据和理由，例如：SG-2026-0003 误报，现场已核实无火情。',
  'apart-already': '已有同志另立一起，不用重复操作。发送“事故台账”查看。',
  'judge-first': '请先核实是真实险情还是演练，再结案。',
  'not-doubtful': '这起事件已经核实过。',
  'not-merged': '这起事件没有并入别的事件。',
  'not-yours': '只有区商务局和属地街道的同志可以办理。',
  unknown: '没有找到这起事件，请核对编号。发送“事故台账”查看。',
  'nothing-said': '没有填写内容，未作更改。',
};

export const workDone = {
  facts: '要素已补充，请继续核实待核内容。',
  unit: '单位书面报告时间已登记。',
  bureau: '本级上报时间已登记。如是单位报的，请按“单位已书面报告”。',
  followed: '续报时间已登记。',
  incident: '已确认属实，按真实险情处置。',
  drill: '已认定为演练，提醒停止。',
  none: '已认定为误报或不须上报，报告计时停止。如情况有变，请按“重新处置”。',
} as const;

/** Of a form, the time only was not taken. */
export const factsTimeUnread = '时间没有看懂或晚于现在，没有记入，请写成14:20或5月6日14:20。';

/** Closed, with what is still owed of it. */
export function closedWords(one: Incident): string {
  const owed = clocksOf(one)
    .filter(({ name, doneAt }) => (name === 'unit' || name === 'level') && doneAt === undefined)
    .map(({ name }) => clockNames[name]);
  const rest = owed.length === 0 ? '' : `${owed.join('、')}还没有登记，请报告后登记。`;
  return `已结案。${rest}补报期内伤亡有变化仍须补报。`;
}

/** Several could be meant: each with its number, and his own words behind one of them. */
export const whichOne = (open: readonly Incident[], said: string): Card => ({
  text: [
    '有多起事件，请在前面带上编号再发：',
    ...open.slice(0, 10).map((one) => `${nameOf(one)} ${whereOf(one)}`),
    `例如：${open[0] ? nameOf(open[0]) : ''} ${[...said].slice(0, 30).join('') || '已上报'}`,
  ].join('\n'),
});

/** Several run, and it was not said of which he speaks. */
export const whichOfThem = (open: readonly Incident[], final: boolean): Card => ({
  text: [
    '是哪一起？这句没有记入，请带上编号再发：',
    ...open.map((one) => `${nameOf(one)} ${whereOf(one)}`),
    `例如：${open[0] ? nameOf(open[0]) : ''} ${final ? '终报' : '续报'}：明火已扑灭。`,
  ].join('\n'),
});
