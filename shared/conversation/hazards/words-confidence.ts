import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';

export const neverSaid: Card = {
  text: '举报人、报告人的信息依法保密，不能告诉任何人，也请不要打听或打击报复。如对内容有异议，请直接说明情况。',
};

/** To an officer: somebody wants to know who it was. */
export const somebodyAsks = (name: string, unit: string | undefined, number: string | undefined): Card => ({
  title: '有人打听报告人',
  tone: 'orange',
  text: `${name}${unit === undefined ? '' : `（${unit}）`}询问${number ?? '隐患'}是谁报告的，系统已拒绝回答。请留意保护报告人。`,
});

export const rewardWords: Card = {
  text: '安全生产举报奖励由12350（部分地区并入12345）受理、核定和发放，请直接拨打。在这里私下发“举报 …”也会保密受理并转办，不影响您另行拨打12350。',
};

export const toldYou = (one: Case, text: string): Card => ({
  title: '工作人员回复',
  text: `关于您报告的 ${one.number}：${text}\n还有要说的，请直接回复本条，对方看不到您是谁。`,
});

export const askedOfYou = (one: Case, text: string): Card => ({
  title: '工作人员想请您补充',
  tone: 'blue',
  text: `关于您报告的 ${one.number}：${text}\n请直接回复本条，对方看不到您是谁。`,
});
export const passedOn = (one: Case): Card => ({
  text: `${one.number} 已转给报告人，对方的回复会转给您。`,
});
export const nobodyToAsk = (one: Case): Card => ({ text: `${one.number} 的报告人已无法联系。` });
export const noQuestion: Card = { text: '请写明要问什么，例如：问举报人 31 是哪一个门上锁？' };
export const reporterHead = (text: string): string => `报告人补充：${text}`;
