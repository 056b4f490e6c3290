import { handoverDrawn, notHandedOver, notTaken } from '../../conversation/duty/handover-words.ts';
import { nextOfWatch } from '../../domain/duty/handover.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Step } from '../../domain/duty/watch.ts';
import { type Instant, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { loadHandover, notesOf } from '../../store/handovers.ts';
import type { Deps } from '../deps.ts';
import { openMatters } from '../open-matters.ts';
import type { Send } from '../outcome.ts';
import { isRisk } from '../risk.ts';
import { told } from './handover.ts';
import { handoverLeaders } from './handover-leaders.ts';
import { placeOf } from './post-place.ts';

/** The list before the end, and what is said when it was not given or not taken. Nobody is asked of a watch that nobody came to. */
export async function handoverSends(
  deps: Deps,
  shift: Shift,
  { step, now }: { readonly step: Step; readonly now: Instant },
): Promise<Send[]> {
  if (!step.startsWith('handover') || !shift.places.some(({ arrival }) => arrival)) return [];
  if (shift.post && !(await handsOver(deps, shift, now))) return [];
  const handover = (await loadHandover(deps.table, shift.id))?.value;
  if (step === 'handover') return handover ? [] : draw(deps, shift, now);
  const isMissing = !handover && (shift.post ? step === 'handover-30' : step === 'handover-20');
  if (isMissing) return toLeaders(deps, shift, { now, step, card: notHandedOver(shift, now) });
  return step === 'handover-30' && handover && !handover.verdict
    ? toLeaders(deps, shift, { now, step, card: notTaken(handover, now) })
    : [];
}

/** A unit hands over from watch to watch only where the days ask for it: in heightened care, or where it is a key unit. */
async function handsOver(deps: Deps, shift: Shift, now: Instant): Promise<boolean> {
  const span = { from: shift.day, until: plusDays(shift.day, 1) };
  const near = (await shiftsWithin(deps.table, span, shift.post?.key)).map(({ value }) => value);
  if (!nextOfWatch(shift, near)) return false;
  return (await placeOf(deps, shift)).isKey || isRisk(deps, now);
}

async function draw(deps: Deps, shift: Shift, now: Instant): Promise<Send[]> {
  const [matters, notes] = await Promise.all([
    openMatters(deps, now, shift.post),
    notesOf(deps.table, shift.id),
  ]);
  const card = handoverDrawn(shift, matters, notes);
  const mains = shift.places.filter(({ role }) => role === 'main');
  return mains.flatMap(({ person }) => told({ from: shift.id }, person, { what: 'drawn', card }));
}

async function toLeaders(
  deps: Deps,
  shift: Shift,
  { now, step, card }: { readonly now: Instant; readonly step: Step; readonly card: Send['card'] },
): Promise<Send[]> {
  const people = await handoverLeaders(deps, shift.post, now);
  return people.flatMap((person) => told({ from: shift.id }, person, { what: step, card }));
}
