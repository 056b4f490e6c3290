import { arrivalName, notArrived, notDue, toVerify } from '../../conversation/console/words-wall.ts';
import { roleNames, shiftNames } from '../../conversation/duty/words.ts';
import { endOf, graceMs, isRunning, type Place, type Shift, startOf } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import { clockOf, type Day, type Instant, later } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { shiftsAround } from '../on-duty.ts';
import type { Visitor } from '../speaker.ts';
import { phoneFor } from './scope.ts';

interface PlaceShown {
  /** Missing for a stranger to the directory. */
  readonly id?: PersonId;
  readonly role: string;
  readonly name: string;
  readonly phone?: string;
  /** `here` in time, `late`, `waiting` while there is time, `missing` to be verified by a person. */
  readonly state: 'here' | 'late' | 'waiting' | 'missing';
  readonly said: string;
}

export interface ShiftShown {
  readonly id: string;
  readonly day: Day;
  readonly name: string;
  readonly hours: string;
  readonly running: boolean;
  readonly room: string;
  readonly places: readonly PlaceShown[];
}

/** The watches that run now. */
export async function watchNow(deps: Deps, visitor: Visitor, now: Instant): Promise<ShiftShown[]> {
  const shifts = (await shiftsAround(deps, now)).map(({ value }) => value);
  return shifts.filter((shift) => isRunning(shift, now)).map((shift) => shownShift(shift, visitor, now));
}

export function shownShift(shift: Shift, visitor: Visitor, now: Instant): ShiftShown {
  const running = isRunning(shift, now);
  return {
    ...{ id: shift.id, day: shift.day, name: shiftNames[shift.kind], running, room: shift.room ?? '' },
    hours: `${clockOf(startOf(shift))}–${clockOf(endOf(shift))}`,
    places: shift.places.map((place) => shownPlace(place, { shift, visitor, now })),
  };
}

function shownPlace(
  place: Place,
  { shift, visitor, now }: { shift: Shift; visitor: Visitor; now: Instant },
): PlaceShown {
  const phone = phoneFor(visitor, place.phone);
  const who = {
    ...{ role: roleNames[place.role], name: place.name, ...(phone !== undefined && { phone }) },
    ...(place.person && { id: place.person }),
  };
  if (place.arrival) {
    const { how, at } = place.arrival;
    return {
      ...who,
      state: how === 'self' ? 'here' : 'late',
      said: `${arrivalName(how)} ${clockOf(at)}`,
    };
  }
  if (now < startOf(shift)) return { ...who, state: 'waiting', said: notDue };
  return now <= later(startOf(shift), graceMs)
    ? { ...who, state: 'waiting', said: notArrived }
    : { ...who, state: 'missing', said: toVerify };
}
