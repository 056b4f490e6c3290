import type { Case } from '../../domain/hazards/case.ts';
import { reports } from '../../domain/hazards/likeness.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import type { Action, Card } from '../../domain/message.ts';

export const maybeSame = (other: CaseNumber): string => `可能与在办的 ${other} 是同一件，如是请按下面按钮。`;
export const sameAction = (one: Case, other: CaseNumber): Action => ({
  id: `hazard.same#${one.number}#${other}`,
  label: `与 ${other} 是同一件`,
});

/** Said once the photos came, to whoever sent them. */
export const likeByPhoto = (one: Case, other: CaseNumber): Card => ({
  text: `${one.number} 的照片与在办的 ${other} 很像，可能是同一件，如是请按下面按钮；不是就不用管。`,
  actions: [sameAction(one, other)],
});

export const thanks = (one: Case, other: CaseNumber): Card => ({
  text: `谢谢提醒。${one.number} 已并入 ${other} 一起办理，反映人数已加一，办结后告诉您。`,
});
export const moreReports = (one: Case): string =>
  `又有人反映同一隐患，已有${reports(one)}人反映，请优先办理。`;
export const partedCard = (one: Case): Card => ({ text: `${one.number} 已拆分，单独核实办理。` });
