import type { Leave, LeaveRefusal } from '../../domain/duty/leave.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Card } from '../../domain/message.ts';
import { shortDay } from '../clock.ts';
import { named } from './words.ts';

const span = ({ from, until }: Pick<Leave, 'from' | 'until'>): string =>
  from === until ? shortDay(from) : `${shortDay(from)}至${shortDay(until)}`;

export const leaveAsked = (leave: Leave, shifts: readonly Shift[]): Card => ({
  text: `已报带班领导：${leave.name}${span(leave)}请假。${shifts.length === 0 ? '这几天值班表里没有您的班。' : `涉及${shifts.map(named).join('、')}，批准后马上替您找人；批准前请仍按原表到岗。`}`,
});

export const leaveAlready = (leave: Leave): string =>
  `您${span(leave)}的假${leave.state === 'granted' ? '已经批准' : '已报带班领导，还在等批准'}，没有重复登记。`;

export function leaveCard(leave: Leave, shifts: readonly Shift[]): Card {
  const watches = shifts.length === 0 ? '无班' : shifts.map(named).join('、');
  const why = leave.reason ? `原话：${leave.reason.slice(0, 80)}` : '';
  return {
    title: '请假待批准',
    tone: 'orange',
    text: `${leave.name}${span(leave)}请假，涉及：${watches}。${why}`,
    actions: [
      { id: `duty.leave#${leave.until}/${leave.id}#yes`, label: '准假', style: 'primary' },
      { id: `duty.leave#${leave.until}/${leave.id}#no`, label: '不准' },
    ],
  };
}

export const leaveSettled = (leave: Leave): Card => ({
  text: leave.state === 'granted' ? `已准${leave.name}${span(leave)}的假。` : `已记下不准${leave.name}的假。`,
});
/** Said before the days that go to whoever is next in turn. */
export const leaveTurns = (leave: Leave): string =>
  `${leave.name}${span(leave)}请假，轮班排的班按顺序改由下一位值，确认后生效：`;

export const toldLeave = (leave: Leave, asked: number, passed = 0): Card => ({
  title: leave.state === 'granted' ? '请假已批准' : '请假未批准',
  tone: leave.state === 'granted' ? 'green' : 'orange',
  text:
    leave.state === 'granted'
      ? `${span(leave)}的假已批准。${asked > 0 ? `正在找人替您的${asked}个班，有人接下并批准前，请保持电话畅通。` : ''}${passed > 0 ? `轮班里您的${passed}个班按顺序改由下一位值，领导确认前请保持电话畅通。` : ''}`
      : `${span(leave)}的假未获批准，请按原表值班；有困难请电话联系带班领导。`,
});
export const leaveNobody = (leave: Leave, shift: Shift): Card => ({
  title: '缺人顶班',
  tone: 'orange',
  text: `${leave.name}请假，${named(shift)}没有既有空又休息够的同事，请安排。`,
});

export const leaveWhich = (leaves: readonly Leave[]): string =>
  `有几个假在等批准，请写明是谁的，如“准${leaves[0]?.name ?? ''}的假”：${leaves.map((leave) => `${leave.name}${span(leave)}`).join('、')}。`;

export const leaveRefused: Readonly<
  Record<LeaveRefusal | 'no-day' | 'gone' | 'no-leader' | 'not-yours', string>
> = {
  settled: '这次请假已经处理过，没有改动。',
  'own-leave': '自己的假不能由自己批准。',
  over: '请假的日子已经过去，没有改动。',
  'no-day': '请写明请假的日期，例如“明天值不了班，请假”。',
  gone: '没有找到这次请假。',
  'no-leader': '现在找不到可以批假的领导，请直接电话联系值班室。',
  'not-yours': '批假由带班领导办理。',
};
