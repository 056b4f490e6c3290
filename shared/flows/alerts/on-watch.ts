import { hasRole } from '../../domain/directory/person.ts';
import { daysAround, isRunning } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { allPeople } from '../../store/directory.ts';
import { shiftsOf } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';

const most = 5;

/** Who is on duty now as watch or as leader; while no roster says, all officers, or all leaders. */
export async function onWatch(deps: Deps, now: Instant, as: 'watch' | 'leader'): Promise<PersonId[]> {
  const shifts = (await Promise.all(daysAround(dayOf(now)).map((day) => shiftsOf(deps.table, day)))).flat();
  const places = shifts.filter(({ value }) => isRunning(value, now)).flatMap(({ value }) => value.places);
  const mine = places.filter(({ role }) => (role === 'leader') === (as === 'leader'));
  const named = [...new Set(mine.flatMap(({ person }) => person ?? []))];
  if (named.length > 0) return named;
  const people = await allPeople(deps.table);
  const wanted = as === 'leader' ? 'leader' : 'officer';
  return people.flatMap(({ value }) => (hasRole(value, wanted) ? value.id : [])).slice(0, most);
}
