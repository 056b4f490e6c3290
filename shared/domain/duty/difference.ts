import { type Hours, isSameHours } from './hours.ts';
import type { Wanted } from './roster.ts';
import { hoursOf, type Place, type Role, type Shift } from './shift.ts';
import { isSame } from './swapped.ts';

/** What a table changes in one watch. `before` is missing for a new watch, `next` for one that the table no longer has. */
export interface Difference {
  readonly before?: Shift;
  readonly next?: Wanted;
  readonly changes: readonly { readonly role: Role; readonly from: string; readonly to: string }[];
  /** Its hours are others than before. */
  readonly hours?: { readonly from: Hours; readonly to: Hours };
  /** Numbers that are others than before, of those who stay. */
  readonly phones?: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

const roles: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

/**
 * Day by day what a table changes of the watches that stand. Of a day that the table speaks of, watches of other hours are
 * no longer wanted: who had a day of twenty-four hours now has a day and a night. `leaving` are not wanted either.
 */
export function differences(
  wanted: readonly Wanted[],
  standing: readonly Shift[],
  leaving: readonly string[] = [],
): readonly Difference[] {
  const ids = new Set(wanted.map(({ id }) => id));
  const days = new Set(wanted.map(dayAndPost));
  const gone = standing.filter(
    (shift) => !ids.has(shift.id) && (days.has(dayAndPost(shift)) || leaving.includes(shift.id)),
  );
  const all = [
    ...wanted.flatMap((next): Difference[] => {
      const before = standing.find(({ id }) => id === next.id);
      const changes = before && isRead(before, next) ? [] : changesOf(baseOf(before), next.places);
      const hours = before && hoursChanged(before, next);
      const phones = before ? phonesChanged(before, next) : [];
      if (before && changes.length === 0 && !hours && phones.length === 0) return [];
      return [
        {
          ...{ ...(before && { before }), next: asKept(next, before), changes },
          ...{ ...(hours && { hours }), ...(phones.length > 0 && { phones }) },
        },
      ];
    }),
    ...gone.map((before): Difference => ({ before, changes: changesOf(before.places, []) })),
  ];
  return all.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** Somebody reads off the roster what stands there, swaps included, and sends it again: it changes nothing. */
function isRead({ places }: Shift, next: Wanted): boolean {
  return changesOf(places, next.places).length === 0;
}

const baseOf = (before: Shift | undefined): readonly Place[] => before?.rostered ?? before?.places ?? [];

function phonesChanged(before: Shift, next: Wanted): NonNullable<Difference['phones']> {
  return next.places.flatMap((place) => {
    const there = isRead(before, next) ? before.places : baseOf(before);
    const old = there.find((one) => one.role === place.role && isSame(one, place));
    const { phone: to, name } = place;
    return old && to !== undefined && to !== old.phone ? [{ name, from: old.phone ?? '', to }] : [];
  });
}

function hoursChanged(before: Shift, next: Wanted): Difference['hours'] {
  const [from, to] = [hoursOf(before), next.hours];
  return to && !isSameHours(from, to) ? { from, to } : undefined;
}

/** Who says nothing of hours leaves them as they are. */
function asKept(next: Wanted, before: Shift | undefined): Wanted {
  return next.hours || !before?.hours ? next : { ...next, hours: before.hours };
}

function changesOf(before: readonly Place[], next: readonly Place[]): Difference['changes'] {
  return roles.flatMap((role) => {
    const [from, to] = [namesIn(before, role), namesIn(next, role)];
    return from === to ? [] : [{ role, from, to }];
  });
}

function namesIn(places: readonly Place[], wanted: Role): string {
  return places.flatMap(({ role, name }) => (role === wanted ? name : [])).join('、');
}

function dayAndPost({ day, post }: Pick<Shift, 'day' | 'post'>): string {
  return `${day}@${post?.key ?? ''}`;
}

function orderOf({ before, next }: Difference): string {
  const shift = next ?? before;
  return `${shift?.day ?? ''}${shift?.kind === 'night' ? 2 : 1}`;
}
