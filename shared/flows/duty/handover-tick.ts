import { handoverDrawn, notHandedOver, notTaken } from '../../conversation/duty/handover-words.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Step } from '../../domain/duty/watch.ts';
import type { Instant } from '../../domain/time.ts';
import { loadHandover, notesOf } from '../../store/handovers.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { openMatters } from '../open-matters.ts';
import type { Send } from '../outcome.ts';
import { told } from './handover.ts';

/** The list before the end, and what is said when it was not given or not taken. Nobody is asked of a watch that nobody came to. */
export async function handoverSends(
  deps: Deps,
  shift: Shift,
  { step, now }: { readonly step: Step; readonly now: Instant },
): Promise<Send[]> {
  if (!step.startsWith('handover') || !shift.places.some(({ arrival }) => arrival)) return [];
  const handover = (await loadHandover(deps.table, shift.id))?.value;
  if (step === 'handover') return handover ? [] : draw(deps, shift, now);
  if (step === 'handover-20' && !handover)
    return toLeaders(deps, shift, { now, step, card: notHandedOver(shift) });
  return step === 'handover-30' && handover && !handover.verdict
    ? toLeaders(deps, shift, { now, step, card: notTaken(handover, now) })
    : [];
}

async function draw(deps: Deps, shift: Shift, now: Instant): Promise<Send[]> {
  const [matters, notes] = await Promise.all([openMatters(deps, now), notesOf(deps.table, shift.id)]);
  const card = handoverDrawn(shift, matters, notes);
  const mains = shift.places.filter(({ role }) => role === 'main');
  return mains.flatMap(({ person }) => told({ from: shift.id }, person, { what: 'drawn', card }));
}

async function toLeaders(
  deps: Deps,
  shift: Shift,
  { now, step, card }: { readonly now: Instant; readonly step: Step; readonly card: Send['card'] },
): Promise<Send[]> {
  const { leaders } = await onDuty(deps, now);
  const people = leaders.length > 0 ? leaders : (await officials(deps)).leaders.map(({ id }) => id);
  return people.flatMap((person) => told({ from: shift.id }, person, { what: step, card }));
}
