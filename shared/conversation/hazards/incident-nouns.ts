import type { Slots } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import type { Sentence } from '../sentence.ts';

/** A sentence that may be about an emergency, and which. */
export interface Heard {
  readonly sentence: Sentence;
  readonly isRunning: boolean;
  readonly named: Slots;
}

export const kinds = anyOf({
  fireOrBlast: /火灾|火情|起火|着火|失火|爆炸|火/,
  leak: /泄漏|漏氨|跑氨|漏气/,
  trapped: /电梯困人|困梯|困人/,
  fall: /坠楼|坠落|坍塌|倒塌/,
  harm: /溺水|食物中毒|触电|中毒/,
});
/** The emergency as a thing one speaks of: the fire is put out, the incident is closed. */
export const subject = anyOf({
  named: /事故|突发事件|事件|险情|SG-?20[\d-]+|那事|[这那]个?案子/,
  thisOne: new RegExp(`[这那该此本][一]?起(?:${kinds.source})?`),
  thisTime: inOrder(/[这那该此本]次/, kinds),
  kindFirst: inOrder(kinds, /(?:那|这)(?:起|个|事|次|条)(?:事件|事故|事)?/),
});
export const papersOf =
  /(?:首报|快报|续报|终报|信息报送?|结案报告|初报|末报|专报|书面报告|终结报告|最终报告)/;
