import { checkedIn, checkInRefused } from '../../conversation/duty/words.ts';
import { checkIn } from '../../domain/duty/check-in.ts';
import { daysAround, type Shift } from '../../domain/duty/shift.ts';
import { dayOf } from '../../domain/time.ts';
import { putShift, shiftsOf } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

export async function answerDuty(deps: Deps, turn: Turn): Promise<Outcome> {
  return turn.intent.kind === 'duty.checkin' ? arrive(deps, turn) : nothing;
}

async function arrive(deps: Deps, { speaker, now }: Turn): Promise<Outcome> {
  const person = speaker.person;
  if (!person) return say({ text: checkInRefused['not-on-roster'] }, true);
  const shifts = (await Promise.all(daysAround(dayOf(now)).map((day) => shiftsOf(deps.table, day)))).flat();
  const tried = shifts.map((stored) => ({ stored, decision: checkIn(stored.value, person.id, now) }));
  const taken = tried.find(({ decision }) => decision.ok);
  if (!taken?.decision.ok) {
    const why = tried.map(({ decision }) => (decision.ok ? undefined : decision.why)).find((one) => one !== 'not-on-roster');
    return say({ text: checkInRefused[why ?? 'not-on-roster'] }, true);
  }
  return arrived(taken.stored, taken.decision.next, person.id);
}

function arrived({ key, version }: Stored<Shift>, next: Shift, person: string): Outcome {
  const place = next.places.find((one) => one.person === person);
  return {
    writes: [putShift(next, version, undefined)],
    entries: [{ pk: `${key.pk}#${key.sk}`, version: version + 1, what: 'duty.checked-in', facts: { person } }],
    ...(place && { reply: checkedIn(next, place), privately: true }),
  };
}
