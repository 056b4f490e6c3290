import type { Case } from '../../domain/hazards/case.ts';
import type { Action, Card } from '../../domain/message.ts';

export const untrueAction = ({ number }: Pick<Case, 'number'>): Action => ({
  id: `hazard.verify#${number}#invalid`,
  label: '不属实',
  form: [{ name: 'reason', label: '原因', kind: 'text', required: true }],
});

/** It was found untrue, and nothing said why. */
export const whyUntrue = (one: Case): Card => ({
  text: `${one.number} 还没有改动。为什么不属实？请直接回复原因，例如：现场没有堆货。原因会告诉反映人。`,
  actions: [untrueAction(one)],
});

/** It was found not mended, and nothing said what is wrong. */
export const whyFailed = (one: Case): Card => ({
  text: `${one.number} 还没有退回。哪里不合格？请直接回复，例如：还有两箱没有搬走。单位会看到这句话。`,
});
