import { carriedBy } from '../../domain/duty/fairness.ts';
import { bureauKey } from '../../domain/duty/post.ts';
import { freeOn, type Held } from '../../domain/duty/rest.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { plusDays } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { leavesFrom } from '../../store/swaps.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { carriedDays } from './carried.ts';

export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  readonly phone?: string;
}

/** Who may stand in for somebody: of the same post, free, rested, reachable, and whoever carried least first. */
export async function candidatesFor(
  deps: Deps,
  shift: Shift,
  place: Pick<Place, 'role'>,
): Promise<Candidate[]> {
  const post = shift.post?.key ?? bureauKey;
  const span = { from: plusDays(shift.day, -carriedDays), until: plusDays(shift.day, 2) };
  const shifts = (await shiftsWithin(deps.table, span, post)).map(({ value }) => value);
  const carried = carriedBy(shifts, await dayKinds(deps, shift.day));
  const here = new Set(shift.places.flatMap(({ person }) => person ?? []));
  const pool = [...(await poolOf(deps, shift, { place, shifts }))].filter((person) => !here.has(person));
  const wanted: Held = { shift, role: place.role };
  const free = freeOn(pool, wanted, { shifts, leaves: await leavesFrom(deps.table, shift.day) });
  const ordered = [...free].sort((one, other) => (carried.get(one) ?? 0) - (carried.get(other) ?? 0));
  const people = await Promise.all(ordered.map((id) => loadPerson(deps.table, id)));
  return people.flatMap((stored) => {
    const person = stored?.value;
    if (!person?.active || person.addresses.length === 0) return [];
    return [{ id: person.id, name: person.name, ...(person.phone !== undefined && { phone: person.phone }) }];
  });
}

/** Those who have had such watches lately; at the bureau also its other leaders or officers. */
async function poolOf(
  deps: Deps,
  shift: Shift,
  { place, shifts }: { place: Pick<Place, 'role'>; shifts: readonly Shift[] },
): Promise<Set<PersonId>> {
  const leads = place.role === 'leader';
  const had = shifts.flatMap(({ places }) =>
    places.flatMap(({ role, person }) => (person && (role === 'leader') === leads ? person : [])),
  );
  if (shift.post) return new Set(had);
  const { officers, leaders } = await officials(deps);
  return new Set([...had, ...(leads ? leaders : officers).map(({ id }) => id)]);
}
