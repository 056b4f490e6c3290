import type { Shift } from '../../domain/duty/shift.ts';
import type { Card } from '../../domain/message.ts';
import { named, roleNames } from './words.ts';
import type { Shown } from './words-swap.ts';

/** The table takes the watch from whoever wanted to give it away. */
export const swapVoid = (before: Shift, giver: string): Card => ({
  title: '换班已作废',
  tone: 'orange',
  text: `新的值班表改动了${named(before)}，${giver}在办的换班作废。请按新表值班，需要时重新办理。`,
});

/** The watch is on another day now, and the request with it. */
export const swapBrought = ({ swap, shift, back }: Shown, taker: string | undefined): Card => ({
  title: '在办的换班随班移动',
  tone: 'orange',
  text: `新的值班表把班移动了，${swap.giver.name}在办的换班现为${named(shift)}（${roleNames[swap.role]}）${back ? `，换${named(back)}` : ''}。${taker === undefined ? '已按新日期重新发给被问的同事' : `${taker}此前的同意是原来那天的，已请${taker}重新答复`}；批准前按新表到岗，不换了请回复“撤回换班”。`,
});

/** The question once more, for the day the watch has now. */
export const swapAskedAnew = (question: Card, hadAgreed: boolean): Card => ({
  ...question,
  text: `新的值班表把班移动了，${hadAgreed ? '您此前的同意是原来那天的，请重新答复' : '原来的请求改为这一天'}：${question.text}`,
});
