import { notSignedIn } from '../../conversation/duty/words.ts';
import { expectedAt } from '../../domain/duty/attendance.ts';
import { type AbsenceRoll, newRoll, reopened } from '../../domain/duty/roll.ts';
import { type Place, type Shift, startOf } from '../../domain/duty/shift.ts';
import { missing, type Step, timeOf } from '../../domain/duty/watch.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { isMember, loadRoll, memberWrite, putRoll } from '../../store/absences.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { join, nothing, type Outcome, type Send } from '../outcome.ts';
import { withPhones } from './phones.ts';
import { placeOf } from './post-place.ts';
import { remind, tell } from './remind.ts';
import { rulingActions } from './ruling-actions.ts';
import { toldInPieces } from './tell-in-pieces.ts';

export type Rung = Extract<Step, `absent-${string}`>;

export function isRung(step: Step): step is Rung {
  return step.startsWith('absent-');
}

/**
 * Somebody is missing. First he and his deputy are asked; then the bureau's own posts and key units are told of one by one
 * to leader and officers, all others as lists of streets and watch.
 */
export async function climb(
  deps: Deps,
  shift: Shift,
  { rung, now }: { readonly rung: Rung; readonly now: Instant },
): Promise<Outcome> {
  const absent = await withPhones(deps, missing(shift));
  if (absent.length === 0) return nothing;
  const { street, isKey } = await placeOf(deps, shift);
  const alone = shift.post === undefined || isKey;
  return join(
    { writes: shift.post ? await rolled(deps, shift, street) : [] },
    await toldOf(deps, { shift, absent, alone }, { rung, now }),
  );
}

async function toldOf(
  deps: Deps,
  { shift, absent, alone }: { shift: Shift; absent: readonly Place[]; alone: boolean },
  { rung, now }: { readonly rung: Rung; readonly now: Instant },
): Promise<Outcome> {
  const card = notSignedIn(shift, absent, { now, due: timeOf(shift, rung).due });
  if (rung === 'absent-15') return { writes: [], sends: asked(shift, absent, { now, card }) };
  if (!alone) return nothing;
  const people = rung === 'absent-30' ? await leadersOf(deps, shift, now) : await officersOf(deps);
  const actions = await rulingActions(deps, shift, absent);
  const { id } = shift;
  return toldInPieces({ once: `${rung}#${id}`, card: { ...card, actions }, people, id });
}

/** Whoever said that he comes later is not asked again before that. */
function asked(
  shift: Shift,
  absent: readonly Place[],
  { now, card }: { readonly now: Instant; readonly card: Send['card'] },
): Send[] {
  const due = absent.filter((place) => (expectedAt(shift, place) ?? now) <= now);
  const deputies = shift.places.filter(({ role, arrival }) => role === 'deputy' && arrival);
  const people = new Map([...deputies, ...due].map((place) => [place.person, place]));
  return [...people.values()].flatMap((place) =>
    place.arrival
      ? tell(shift, place.person, { step: 'absent-15', card })
      : remind(shift, place, 'absent-15'),
  );
}

/**
 * The watch's own leader; of a unit's watch the bureau's, who is on duty. Where the bureau's own watch has none, or he is
 * missing himself, every leader: nobody is left to look after himself.
 */
async function leadersOf(deps: Deps, { places, post }: Shift, now: Instant): Promise<readonly PersonId[]> {
  const leads = places.filter(({ role, person }) => role === 'leader' && person !== undefined);
  const own = leads.flatMap(({ person }) => person ?? []);
  const others = post
    ? (await onDuty(deps, now)).leaders
    : leads.some(({ arrival }) => arrival)
      ? []
      : (await officials(deps)).leaders.map(({ id }) => id);
  return [...new Set([...own, ...others])];
}

async function officersOf(deps: Deps): Promise<readonly PersonId[]> {
  return (await officials(deps)).officers.map(({ id }) => id);
}

/** The watch goes on the lists of its street and of the bureau, once; a list that is not there yet is begun. */
async function rolled(deps: Deps, shift: Shift, street: string | undefined): Promise<Write[]> {
  const start = startOf(shift);
  const lists = street === undefined ? [''] : ['', street];
  return (await Promise.all(lists.map((name) => listed(deps, shift, newRoll(start, name))))).flat();
}

async function listed(deps: Deps, shift: Shift, fresh: AbsenceRoll): Promise<Write[]> {
  const stored = await loadRoll(deps.table, fresh.start, fresh.street);
  if (stored && (await isMember(deps.table, fresh, shift.id))) return [];
  const next = reopened(stored?.value ?? fresh);
  const roll = next === stored?.value ? [] : [putRoll(next, stored?.version ?? 0)];
  return [memberWrite(next, shift.id), ...roll];
}
