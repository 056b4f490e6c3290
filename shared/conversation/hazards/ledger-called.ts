import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { bookSlots } from './book.ts';

const called = /^隐患台账[,:;]?\s*/;
/** All filters there are, each by its longest name, say no more. */
const mostLetters = 90;
/** Told of a ledger, not asked of ours. */
const told = /建立|完善|要求|没有|没写|制度|不全|缺/;

/** 隐患台账 江湾街道 燃气 超期: what stands behind its name narrows it, whatever else the words might be. */
export function ledgerCalled(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!called.test(plain) || plain.length > mostLetters || told.test(plain)) return undefined;
  const { form = {}, ...slots } = bookSlots(sentence);
  const isNarrowed = Object.keys(form).length > 0 || Object.keys(slots).length > 0;
  return isNarrowed || plain.replace(called, '') === ''
    ? surely('ledger.hazard', { form, ...slots })
    : undefined;
}
