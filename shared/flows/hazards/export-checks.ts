import { checkCells, checkColumns, checkSheet, checkTitle } from '../../conversation/hazards/words-checks.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { day, dayOf, type Instant } from '../../domain/time.ts';
import type { BookRow, BookSheet } from '../../papers/book.ts';
import type { Deps } from '../deps.ts';
import { checkless, checksEach, unitsIn } from './self-checks.ts';
import type { Wanted } from './wanted.ts';

/** 日周月排查: what each unit made of its own checks, of this month unless another time is asked for. */
export async function checksSheet(
  deps: Deps,
  wanted: Wanted,
  { bureau, now }: { bureau: string; now: Instant },
): Promise<BookSheet> {
  const today = dayOf(now);
  const from = wanted.from ?? day(`${today.slice(0, 7)}-01`);
  const until = wanted.until !== undefined && wanted.until < today ? wanted.until : today;
  const units = (await unitsIn(deps, wanted.shelves)).filter((unit) => isMeant(unit, wanted));
  const parts = units.map(({ id, name, street }) => ({ scope: `unit#${id}`, units: 1, name, street }));
  const isRest = await checkless(deps, now);
  const span = { from, until };

  return { name: checkSheet, title: checkTitle(bureau, span), columns: checkColumns, rows: rows() };

  async function* rows(): AsyncGenerator<BookRow> {
    let place = 0;
    for await (const { name, street, rates } of checksEach(deps, parts, { span, now, isRest })) {
      place += 1;
      yield { cells: checkCells(place, { name, street, rates }) };
    }
  }
}

function isMeant({ id, street, kind }: Unit, wanted: Wanted): boolean {
  return (
    (wanted.unit === undefined || wanted.unit === id) &&
    (wanted.street === undefined || street.endsWith(wanted.street)) &&
    (wanted.kind === undefined || wanted.kind === kind)
  );
}
