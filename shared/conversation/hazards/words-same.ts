import type { Case } from '../../domain/hazards/case.ts';
import { people, reports } from '../../domain/hazards/likeness.ts';
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

export const thanks = (one: Case, joined: Case, before: Case): Card => {
  const grew = people(joined) > people(before) ? '反映人数已加一，' : '';
  return { text: `谢谢提醒。${one.number} 已并入 ${joined.number} 一起办理，${grew}办结后告诉您。` };
};
export const moreReports = (one: Case): string => `又有人反映同一隐患，已有${peopleWords(one)}，请优先办理。`;

/** 2人反映; 1人反映2次 where somebody said it more than once. */
const peopleWords = (one: Case): string =>
  people(one) === 1 ? `1人反映${reports(one)}次` : `${people(one)}人反映`;

export const partedCard = (one: Case): Card => ({ text: `${one.number} 已拆分，单独核实办理。` });
