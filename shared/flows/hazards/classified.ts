import { classifiedRefused } from '../../conversation/hazards/words-other.ts';
import { isClassified } from '../../conversation/hazards/words-read.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** What carries a mark of secrecy is not kept, and this is said; to be asked before anything else is done with it. */
export function classified({ inbound }: Pick<Turn, 'inbound'>): Outcome | undefined {
  if (inbound.kind !== 'said') return undefined;
  const names = inbound.attachments.flatMap(({ name }) => name ?? []);
  return isClassified(inbound.text, names) ? say(classifiedRefused, true) : undefined;
}
