import { reminder } from '../../conversation/duty/words.ts';
import type { Lane } from '../../domain/decision.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import type { Step } from '../../domain/duty/watch.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Send } from '../outcome.ts';

export function remind(shift: Shift, place: Place, step: Step): Send[] {
  const lane = shift.post && step !== 'absent-15' ? 'blue' : 'answer';
  return tell(shift, place.person, { step, card: reminder(shift, place, step), lane });
}

export function tell(
  shift: Pick<Shift, 'id'>,
  person: PersonId | undefined,
  { step, card, lane = 'answer' }: { step: string; card: Send['card']; lane?: Lane },
): Send[] {
  if (!person) return [];
  const once = `duty.${step}#${shift.id}#${person}`;
  return [{ once, to: { kind: 'person', person }, lane, card, about: { topic: 'duty', id: shift.id } }];
}
