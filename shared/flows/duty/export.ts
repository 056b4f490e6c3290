import {
  checkCells,
  logCells,
  logColumns,
  replacedCells,
  type SignFacts,
  signCells,
  signColumns,
  workCells,
  workColumns,
} from '../../conversation/duty/book.ts';
import { checksLine, sheetNames } from '../../conversation/duty/book-sheets.ts';
import { noteLine } from '../../conversation/duty/handover-words.ts';
import { isStandIn, replacedOf } from '../../domain/duty/fairness.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { day, type Instant } from '../../domain/time.ts';
import { type BookRow, type BookSheet, book } from '../../papers/book.ts';
import { bytesOf } from '../../papers/zip-write.ts';
import { allPeople, loadBureau } from '../../store/directory.ts';
import { loadHandover, notesOf } from '../../store/handovers.ts';
import { counted } from '../counted.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps, PaperJob } from '../deps.ts';
import { askedWithin, type LedgerScope, type Span, watchesWithin } from './ledger-rows.ts';
import { talliesOf } from './tallies.ts';

/** The ledgers of duty, row by row as they are read. */
export const ledgerBook: PaperJob = async (deps, args, now, reached) => {
  const wanted = wantedOf(args);
  const bureau = (await loadBureau(deps.table))?.value.name ?? '';
  return bytesOf(book(await sheetsOf(deps, args['ledger'] ?? '', { ...wanted, bureau, now, reached })));
};

interface Wanted {
  readonly scope: LedgerScope;
  readonly span: Span;
}
interface At extends Wanted {
  readonly bureau: string;
  readonly now: Instant;
  readonly reached: Parameters<PaperJob>[3];
}

function wantedOf(args: Readonly<Record<string, string>>): Wanted {
  const kind = args['scope'];
  const isKnown = kind === 'bureau' || kind === 'street' || kind === 'units';
  return {
    scope: {
      kind: isKnown ? kind : 'all',
      of: (args['of'] ?? '').split('\n').filter((one) => one !== ''),
    },
    span: { from: day(args['from'] ?? ''), until: day(args['until'] ?? '') },
  };
}

async function sheetsOf(deps: Deps, ledger: string, at: At): Promise<BookSheet[]> {
  switch (ledger) {
    case 'duty-sign': {
      const facts = await factsOf(deps, at);
      return [
        { name: sheetNames.sign, columns: signColumns, rows: counted(signRows(deps, at, facts), at.reached) },
        {
          name: sheetNames.checks,
          columns: signColumns,
          rows: counted(checkRows(deps, at, facts), at.reached),
        },
      ];
    }
    case 'duty-log':
      return [{ name: sheetNames.log, columns: logColumns, rows: counted(logRows(deps, at), at.reached) }];
    default:
      return [{ name: sheetNames.work, columns: workColumns, rows: await workRows(deps, at) }];
  }
}

async function factsOf(deps: Deps, { bureau, now }: At): Promise<SignFacts> {
  const names = new Map<string, string>(
    (await allPeople(deps.table)).map(({ value }) => [value.id, value.name]),
  );
  return { bureau, now, name: (person) => (person === undefined ? '' : (names.get(person) ?? '')) };
}

async function* signRows(deps: Deps, { scope, span, now }: At, facts: SignFacts): AsyncGenerator<BookRow> {
  for await (const shift of watchesWithin(deps, scope, { ...span, now })) {
    for (const place of shift.places)
      yield { cells: signCells(shift, place, { ...facts, standIn: isStandIn(shift, place) }) };
    for (const { place, by } of replacedOf(shift))
      yield { cells: replacedCells(shift, place, { ...facts, by }) };
  }
}

async function* checkRows(deps: Deps, { scope, span }: At, facts: SignFacts): AsyncGenerator<BookRow> {
  for await (const { check, one } of askedWithin(deps, scope, span))
    yield { cells: checkCells(check, one, facts) };
}

async function* logRows(deps: Deps, { scope, span, bureau, now }: At): AsyncGenerator<BookRow> {
  const checks = await checksByWatch(deps, { scope, span });
  for await (const shift of watchesWithin(deps, scope, { ...span, now })) {
    const [handover, notes] = await Promise.all([
      loadHandover(deps.table, shift.id),
      notesOf(deps.table, shift.id),
    ]);
    if (shift.post && !handover && notes.length === 0) continue;
    const line = checksLine(checks.get(shift.id));
    yield {
      cells: logCells(shift, handover?.value, { bureau, now, notes: notes.map(noteLine), checks: line }),
    };
  }
}

/** How many of a watch were asked and answered. */
async function checksByWatch(
  deps: Deps,
  { scope, span }: Wanted,
): Promise<ReadonlyMap<Shift['id'], { asked: number; answered: number }>> {
  const found = new Map<Shift['id'], { asked: number; answered: number }>();
  for await (const { one } of askedWithin(deps, scope, span)) {
    const { asked, answered } = found.get(one.shift) ?? { asked: 0, answered: 0 };
    found.set(one.shift, { asked: asked + 1, answered: answered + (one.answer ? 1 : 0) });
  }
  return found;
}

async function workRows(deps: Deps, { scope, span, bureau, now }: At): Promise<BookRow[]> {
  const kinds = await dayKinds(deps, span.from);
  const tallies = await talliesOf(deps, { scope, span, bureau, kinds }, now);
  return tallies.map((tally) => ({ cells: workCells(tally) }));
}
