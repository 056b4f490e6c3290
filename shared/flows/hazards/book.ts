import { bookComes, bookName, noBook } from '../../conversation/hazards/words-book.ts';
import { may } from '../../domain/directory/may.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { want } from '../../store/papers.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { shelvesOf } from './scope.ts';

/** The ledger as a workbook, of what he may see and asked for; made beside the couriers and sent to him alone. */
export async function exportLedger(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, inbound, speaker, now } = turn;
  const shelves = shelvesOf(turn);
  if (!shelves || shelves.of.length === 0) return say(noBook, true);
  const { unitId, date, until, level, form = {} } = intent;
  const unit = unitId && (await loadUnit(deps.table, unitId))?.value;
  const span = date ? { from: date, until: until ?? date } : {};
  const narrowed = {
    ...{ ...form, ...span, categories: form['categories']?.split(',') },
    ...(unit && { unitName: unit.name }),
    ...(level && { grade: level }),
  };
  return {
    ...say(bookComes, true),
    writes: [
      want({
        id: deps.newId('file'),
        kind: 'hazards.ledger',
        args: {
          ...form,
          shelves: shelves.of.join('\n'),
          to: shelves.scope === 'units' ? 'unit' : 'official',
          ...(!may(speaker, 'see-phones') && { phones: 'cut' }),
          ...(unitId && { unit: unitId }),
          ...(level && { grade: level }),
          ...span,
        },
        name: bookName(dayOf(now), narrowed),
        to: { kind: 'address', address: speaker.address },
        cause: inbound.id,
      }),
    ],
  };
}
