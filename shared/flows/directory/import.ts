import * as words from '../../conversation/papers/words.ts';
import { type Draft, draftOf } from '../../domain/directory/draft.ts';
import type { IntakeRefusal, Refused } from '../../domain/directory/intake.ts';
import { takeEnterprises } from '../../domain/directory/take-enterprises.ts';
import { takePeople } from '../../domain/directory/take-people.ts';
import type { UnitId } from '../../domain/ids.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import type { OnSheet, readWorkbook, Workbook } from '../../papers/workbook.ts';
import { allPeople, allUnits } from '../../store/directory.ts';
import { acceptWrites } from '../../store/import.ts';
import { keys } from '../../store/keys.ts';
import { Conflict } from '../../store/table.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { followSwaps } from '../swap-follow.ts';
import { codesFor } from './import-codes.ts';
import { changesOfDraft, type Planned, planWatches } from './import-plan.ts';
import { stepImport } from './import-step.ts';

/** A file as somebody named it; without bytes it could not be read. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
}

/** Reads a workbook, here or on another thread: a large one takes seconds. */
export type Reader = (
  bytes: Uint8Array,
  name: string,
  today: Day,
) => Promise<ReturnType<typeof readWorkbook>>;

/** At least one file was not taken; what is wrong with it has been said. */
export class NotAllTaken extends Error {
  constructor(count: number) {
    super(words.someNotTaken(count));
    this.name = 'NotAllTaken';
  }
}

/**
 * Takes each file whole or not at all, and says what became of it, line by line. Once a file is accepted it is carried out
 * to its end, by this process or after a crash by the next. Throws NotAllTaken at the end if a file was refused.
 */
export async function* importFiles(
  deps: Deps,
  { files, read }: { readonly files: readonly NamedFile[]; readonly read: Reader },
  now: Instant,
): AsyncGenerator<string> {
  const books = await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, book: bytes && (await read(bytes, name, dayOf(now))) })),
  );
  let refused = 0;
  for (const { name, book } of books.sort((one, other) => rankOf(one.book) - rankOf(other.book))) {
    const report = book?.ok
      ? await takeBook(deps, { name, book }, now)
      : { taken: false, lines: [words.fileNotTaken(name, book?.why ?? 'not-found')] };
    yield* report.lines;
    if (!report.taken) refused += 1;
    yield* codeLines(deps, report.units ?? [], now);
  }
  if (refused > 0) throw new NotAllTaken(refused);
}

type Read = Awaited<ReturnType<Reader>> | undefined;

/** Enterprises come before those who stand for them, and people before the watches they have. */
function rankOf(book: Read): number {
  if (!book?.ok || book.enterprises.length > 0) return 0;
  return book.people.length > 0 ? 1 : 2;
}

interface Report {
  readonly taken: boolean;
  readonly lines: readonly string[];
  /** The units of the file's directory, new or not. */
  readonly units?: readonly UnitId[];
}

/** As soon as a code is kept it is said: nobody can look it up again. */
async function* codeLines(deps: Deps, units: readonly UnitId[], now: Instant): AsyncGenerator<string> {
  let isFirst = true;
  for await (const { unit, code } of codesFor(deps, units, now)) {
    if (isFirst) yield words.codesFollow;
    isFirst = false;
    yield words.codeLine(unit, code);
  }
}

async function takeBook(
  deps: Deps,
  { name, book }: { readonly name: string; readonly book: Workbook },
  now: Instant,
): Promise<Report> {
  const plan = await planBook(deps, book, now);
  if (plan.refused.length > 0) return { taken: false, lines: words.rowsNotTaken(name, plan.refused) };
  const id = deps.newId('imp');
  const changes = await followSwaps(deps, plan.changes, now);
  const accepted = acceptWrites(id, changes, `import#${id}`);
  if (!accepted) return { taken: false, lines: [words.fileNotTaken(name, 'too-much')] };
  if (plan.changes.length > 0) {
    await deps.table.transact(accepted);
    await finish(deps, id, now);
  }
  return {
    ...{ taken: true, units: plan.units },
    lines: [
      words.fileTaken(name, plan.counts),
      ...(book.passedOver.length > 0 ? [words.sheetsPassedOver(book.passedOver)] : []),
      ...(book.hiddenRows > 0 ? [words.rowsHidden(book.hiddenRows)] : []),
      ...(plan.unknown.length > 0 ? [words.namesUnknown(plan.unknown)] : []),
    ],
  };
}

/** Another worker may take up the same steps; a lost race is only a step that was done already. */
async function finish(deps: Deps, id: string, now: Instant): Promise<void> {
  const cause = { who: 'import', through: `import#${id}`, now };
  for (;;) {
    const row = await deps.table.get(keys.step('directory', id));
    if (!row) return;
    try {
      await commit(deps, await stepImport(deps, row, now), cause);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

interface Plan extends Planned {
  readonly refused: readonly Refused[];
  readonly units: readonly UnitId[];
}

async function planBook(deps: Deps, book: Workbook, now: Instant): Promise<Plan> {
  const [people, units] = await Promise.all([allPeople(deps.table), allUnits(deps.table)]);
  const draft = draftOf(
    people.map(({ value }) => value),
    units.map(({ value }) => value),
  );
  const taken = takeDirectory(deps, draft, book);
  const streets = new Set(units.map(({ value }) => value.street));
  const watches = await planWatches(deps, { draft, streets, sheets: book.roster, now });
  const refused = [...book.refused, ...taken.refused, ...watches.refused];
  return { refused, units: taken.units, ...changesOfDraft(draft, watches, taken) };
}

function takeDirectory(deps: Deps, draft: Draft, book: Workbook) {
  const enterprises = book.enterprises.map((sheet) => ({
    sheet,
    ...takeEnterprises(draft, sheet.rows, deps.newId),
  }));
  const people = book.people.map((sheet) => ({ sheet, refused: takePeople(draft, sheet.rows, deps.newId) }));
  return {
    refused: [...enterprises, ...people].flatMap(({ sheet, refused }) =>
      refused.map((one) => placed(sheet, one)),
    ),
    units: enterprises.flatMap((one) => one.units),
    rows: {
      units: enterprises.flatMap((one) => one.units).length,
      people: people.flatMap(({ sheet }) => sheet.rows).length,
    },
  };
}

function placed({ sheet, headers }: OnSheet<unknown>, { row, field, why }: IntakeRefusal): Refused {
  return { sheet, row, column: headers[field] ?? field, why };
}
