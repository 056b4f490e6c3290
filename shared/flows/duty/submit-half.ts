import type { Wanted } from '../../domain/duty/roster.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { shiftsOf } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';

/** Whoever speaks of a day's night alone, or of its day, says nothing of the other half: it stays as it stands. */
export async function withOtherHalves(deps: Deps, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  const lone = wanted.filter(
    (one) =>
      one.kind !== 'whole' &&
      !wanted.some(
        ({ day, kind, post }) => day === one.day && kind !== one.kind && post?.key === one.post?.key,
      ),
  );
  const found = await Promise.all(lone.map(({ day, post }) => shiftsOf(deps.table, day, post?.key)));
  const others = lone.flatMap(({ id }, nth) =>
    (found[nth] ?? []).flatMap(({ value }) =>
      value.kind === 'whole' || value.id === id ? [] : asStands(value),
    ),
  );
  return [...wanted, ...others];
}

/** A watch as its roster wants it. */
export function asStands({ id, day, kind, hours, post, places, rostered, room, note }: Shift): Wanted {
  return {
    ...{ id, day, kind, places: (rostered ?? places).map(({ arrival: _, ...place }) => place) },
    ...(hours && { hours }),
    ...(post && { post }),
    ...(room !== undefined && { room }),
    ...(note !== undefined && { note }),
  };
}
