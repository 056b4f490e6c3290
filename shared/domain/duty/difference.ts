import type { Wanted } from './roster.ts';
import type { Place, Role, Shift } from './shift.ts';

/** What a table changes in one watch. `before` is missing for a new watch, `next` for one that the table no longer has. */
export interface Difference {
  readonly before?: Shift;
  readonly next?: Wanted;
  readonly changes: readonly { readonly role: Role; readonly from: string; readonly to: string }[];
}

const roles: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

/**
 * Day by day what a table changes of the watches that stand. Of a day that the table speaks of, watches of other hours are
 * no longer wanted: who had a day of twenty-four hours now has a day and a night.
 */
export function differences(wanted: readonly Wanted[], standing: readonly Shift[]): readonly Difference[] {
  const ids = new Set(wanted.map(({ id }) => id));
  const days = new Set(wanted.map(dayAndPost));
  const gone = standing.filter((shift) => !ids.has(shift.id) && days.has(dayAndPost(shift)));
  const all = [
    ...wanted.flatMap((next): Difference[] => {
      const before = standing.find(({ id }) => id === next.id);
      const changes = changesOf(before?.rostered ?? before?.places ?? [], next.places);
      return before && changes.length === 0 ? [] : [{ ...(before && { before }), next, changes }];
    }),
    ...gone.map((before): Difference => ({ before, changes: changesOf(before.places, []) })),
  ];
  return all.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
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
