import { bureauKey } from '../../domain/duty/post.ts';
import { freeOn, type Held } from '../../domain/duty/rest.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { plusDays } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { leavesFrom } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';

export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  readonly phone?: string;
}

/** How far back watches are counted: who had fewest is asked first. */
const countedDays = 30;

/** Who may stand in for somebody: of the same post, free, rested, reachable, and those with the fewest watches first. */
export async function candidatesFor(
  deps: Deps,
  shift: Shift,
  place: Pick<Place, 'role'>,
): Promise<Candidate[]> {
  const post = shift.post?.key ?? bureauKey;
  const span = { from: plusDays(shift.day, -countedDays), until: plusDays(shift.day, 2) };
  const shifts = (await shiftsWithin(deps.table, span, post)).map(({ value }) => value);
  const counts = countsOf(shifts);
  const here = new Set(shift.places.flatMap(({ person }) => person ?? []));
  const pool = [...(await poolOf(deps, shift, { place, shifts }))].filter((person) => !here.has(person));
  const wanted: Held = { shift, role: place.role };
  const free = freeOn(pool, wanted, { shifts, leaves: await leavesFrom(deps.table, shift.day) });
  const ordered = [...free].sort((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
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

function countsOf(shifts: readonly Shift[]): Map<PersonId, number> {
  const counts = new Map<PersonId, number>();
  for (const { places } of shifts)
    for (const { person } of places) if (person) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}
