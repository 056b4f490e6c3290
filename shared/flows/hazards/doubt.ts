import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { correctionIn } from '../../conversation/hazards/correction.ts';
import { notThere, whichUnit } from '../../conversation/hazards/words-report.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import type { Turn } from '../turn.ts';

/** Words that name another unit, or put right what was never said, go into no case before it is clear what is meant. */
export function doubtIn({ intent, inbound }: Turn, one: Case): Card | undefined {
  const { form, unitId: named, unit: name = '', text = '' } = intent;
  if (form || inbound.kind !== 'said') return undefined;
  const right = correctionIn(text);
  if (right?.wrong !== undefined && !isSaid(one, right.wrong)) return notThere(one, right.wrong, right.right);
  const said = one.protected ? withoutPlea(text) : text;
  const isNamed = intent.kind === 'hazard.answer' && named !== undefined && said.includes(name);
  const isOther = isNamed && one.unit !== undefined && named !== one.unit;
  return isOther && !right ? whichUnit(one, name) : undefined;
}

function isSaid({ place = '', unitName = '', description }: Case, wrong: string): boolean {
  return `${place} ${unitName} ${description}`.toLowerCase().includes(wrong.toLowerCase());
}
