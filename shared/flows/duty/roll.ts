import { type AbsentLine, absenceDigest, absenceList } from '../../conversation/duty/words-absence.ts';
import { type AbsenceRoll, rollDue } from '../../domain/duty/roll.ts';
import { missing } from '../../domain/duty/watch.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { membersOf, putRoll, rollRecord } from '../../store/absences.ts';
import { loadShift } from '../../store/duty.ts';
import { load } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { placeOf } from './post-place.ts';
import { toldInPieces } from './tell-in-pieces.ts';

/** One list for a street or the bureau's watch, then one digest for the leader: of those who are missing still. */
export async function tickRoll(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, rollRecord, row);
  const due = stored && rollDue(stored.value);
  if (!stored || due === undefined || due > now) return nothing;
  const roll = stored.value;
  const writes = [putRoll({ ...roll, done: roll.done + 1 }, stored.version)];
  const lines = await absentOf(deps, roll);
  if (lines.length === 0) return { writes };
  const isDigest = roll.done > 0;
  const words = { start: roll.start, due, now, street: roll.street };
  const card = isDigest ? absenceDigest(lines, words) : absenceList(lines, words);
  const people = await readers(deps, roll, now);
  const once = `roll#${roll.start}#${roll.street}#${roll.round}#${roll.done}`;
  const told = toldInPieces({ once, card, people });
  return { writes: [...writes, ...told.writes], sends: told.sends };
}

async function absentOf(deps: Deps, roll: AbsenceRoll): Promise<AbsentLine[]> {
  const ids = await membersOf(deps.table, roll);
  const found = await Promise.all(
    ids.map(async (id): Promise<AbsentLine[]> => {
      const shift = (await loadShift(deps.table, id))?.value;
      const places = shift ? missing(shift) : [];
      if (!shift || places.length === 0) return [];
      return [{ shift, places, street: (await placeOf(deps, shift)).street ?? '' }];
    }),
  );
  return found.flat();
}

/** A street's officers; the bureau's watch, then its leader. While no roster names them, officers and leaders all. */
async function readers(deps: Deps, roll: AbsenceRoll, now: Instant): Promise<PersonId[]> {
  const { officers, leaders, streets } = await officials(deps);
  if (roll.street !== '') return (streets.get(roll.street) ?? []).map(({ id }) => id);
  const duty = await onDuty(deps, now);
  const [named, all] = roll.done > 0 ? [duty.leaders, leaders] : [duty.watch, officers];
  return named.length > 0 ? [...named] : all.map(({ id }) => id);
}
