import type { Person } from '../domain/directory/person.ts';
import type { Bureau, Group, Unit } from '../domain/directory/unit.ts';
import type { Shift } from '../domain/duty/shift.ts';
import { nextLook, scheduled } from '../domain/duty/watch.ts';
import type { Instant } from '../domain/time.ts';
import {
  allUnits,
  directoryChanged,
  loadBureau,
  putBureau,
  putGroup,
  putPerson,
  putUnit,
} from '../store/directory.ts';
import { putPost, putShift, shiftsOf } from '../store/duty.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';

interface Directory {
  readonly bureau: Bureau;
  readonly people: readonly Person[];
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
}

/** Fills an empty directory in one transaction; one that has units is left as it is. */
export async function fillDirectory(deps: Deps, { bureau, people, units, groups }: Directory): Promise<void> {
  if ((await allUnits(deps.table)).length > 0) return;
  const seen = (await loadBureau(deps.table))?.version ?? 0;
  await deps.table.transact([
    putBureau(bureau, seen),
    ...people.flatMap((person) => putPerson(person, 0)),
    ...units.flatMap((unit) => putUnit(unit, 0)),
    ...groups.flatMap((group) => putGroup(group, 0)),
    directoryChanged(),
  ]);
}

/** Puts watches where there are none yet. What fell due before now is not owed. */
export async function fillRoster(deps: Deps, shifts: readonly Shift[], now: Instant): Promise<void> {
  const writes = await Promise.all(
    shifts.map(async (shift): Promise<Write[]> => {
      const there = await shiftsOf(deps.table, shift.day);
      if (there.some(({ value }) => value.kind === shift.kind)) return [];
      const next = scheduled(shift, now);
      return [putShift(next, 0, nextLook(next))];
    }),
  );
  if (writes.flat().length > 0) await deps.table.transact(writes.flat());
}

/** Puts watches of one post where there are none yet, as they are: what they owe is theirs to say. */
export async function fillPosts(deps: Deps, shifts: readonly Shift[]): Promise<void> {
  const [post] = shifts.flatMap((shift) => shift.post ?? []);
  await deps.table.transact([
    ...(post ? [putPost(post)] : []),
    ...shifts.map((shift) => putShift(shift, 0, nextLook(shift))),
  ]);
}
