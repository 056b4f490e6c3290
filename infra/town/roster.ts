import { type Place, type Role, type Shift, shiftIdOf } from '../../shared/domain/duty/shift.ts';
import { shiftId } from '../../shared/domain/ids.ts';
import { type Day, day, daysBetween, plusDays } from '../../shared/domain/time.ts';
import { people } from './people.ts';

const watch = ['zhou', 'wu', 'he'] as const;
const room = '区商务局三楼值班室';

/** The watches of the month a day lies in: 林 leads, the officers take turns as main and deputy. */
export function monthOf(within: Day): Shift[] {
  const first = day(`${within.slice(0, 7)}-01`);
  return Array.from({ length: 31 }, (_, place) => plusDays(first, place))
    .filter((on) => on.slice(0, 7) === first.slice(0, 7))
    .map(shiftOf);
}

function shiftOf(on: Day): Shift {
  const turn = daysBetween(day('2026-01-01'), on);
  const [main, deputy] = [turn, turn + 1].map((number) => watch[((number % 3) + 3) % 3] ?? 'zhou');
  return {
    ...{ id: shiftId(shiftIdOf(on, 'whole')), day: on, kind: 'whole', room, told: [] },
    places: [placeOf('leader', 'lin'), placeOf('main', main ?? 'zhou'), placeOf('deputy', deputy ?? 'wu')],
  };
}

function placeOf(role: Role, id: string): Place {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Error(`nobody in the town is called ${id}`);
  return {
    role,
    name: person.name,
    person: person.id,
    ...(person.phone !== undefined && { phone: person.phone }),
  };
}
