import { withoutMobiles } from '../../conversation/delivery.ts';
import { bookSheet, bookTitle } from '../../conversation/hazards/words-book.ts';
import {
  bookCells,
  bookColumns,
  type Line,
  photoColumns,
} from '../../conversation/hazards/words-book-columns.ts';
import { sealLine } from '../../conversation/hazards/words-seal.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { byNumber } from '../../domain/hazards/number.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { type CaseNumber, unitId } from '../../domain/ids.ts';
import { dayFrom, dayOf, type Instant } from '../../domain/time.ts';
import { type BookImage, type BookRow, book } from '../../papers/book.ts';
import { bytesOf } from '../../papers/zip-write.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import { listedOn, loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { loadReporter } from '../../store/reporters.ts';
import { lastSeal } from '../../store/seals.ts';
import { counted } from '../counted.ts';
import type { Deps, PaperJob } from '../deps.ts';
import { peopleOf } from '../people.ts';
import { unitKinds } from '../units.ts';
import { checksSheet } from './export-checks.ts';
import { isWanted, type Wanted } from './wanted.ts';

/** 隐患台账: row by row, so that a hundred thousand take no more memory than a few. */
export const ledgerBook: PaperJob = async (deps, args, now, reached) => {
  const bureau = (await loadBureau(deps.table))?.value.name ?? '';
  const wanted = wantedOf(args);
  const unit = wanted.unit && (await loadUnit(deps.table, unitId(wanted.unit)))?.value;
  const title = `${bookTitle(bureau, { ...wanted, ...(unit && { unitName: unit.name }) })}${sealLine(await lastSeal(deps.table))}`;
  const rows = counted(rowsOf(deps, wanted, { bureau, now }), reached);
  return bytesOf(
    book([
      { name: bookSheet, title, columns: bookColumns, rows },
      await checksSheet(deps, wanted, { bureau, now }),
    ]),
  );
};

function wantedOf(args: Readonly<Record<string, string>>): Wanted {
  const { shelves = '', to, categories } = args;
  const days = { from: dayFrom(args['from'] ?? ''), until: dayFrom(args['until'] ?? '') };
  return {
    ...args,
    shelves: shelves.split('\n').filter((shelf) => shelf !== ''),
    to: to === 'unit' ? 'unit' : 'official',
    categories: categories === undefined ? undefined : categories.split(','),
    ...days,
  };
}

/** Cases loaded at the same time. */
const atOnce = 40;

async function* rowsOf(
  deps: Deps,
  wanted: Wanted,
  { bureau, now }: { bureau: string; now: Instant },
): AsyncGenerator<BookRow> {
  const kinds = await unitKinds(deps);
  const today = dayOf(now);
  let place = 0;
  for await (const found of linesOf(deps, wanted)) {
    for (const one of found) {
      if (!one || !isWanted(one.one, wanted, { today, kinds })) continue;
      place += 1;
      const line: Line = { ...one, place, bureau, today, to: wanted.to };
      yield { cells: cellsFor(wanted, line), images: imagesOf(deps, line) };
    }
  }
}

function cellsFor({ phones }: Wanted, line: Line): BookRow['cells'] {
  const cells = bookCells(line);
  return phones === 'cut'
    ? cells.map((cell) => (typeof cell === 'string' ? withoutMobiles(cell) : cell))
    : cells;
}

/** The rows some at a time, each with its photos and whoever it names. */
async function* linesOf(deps: Deps, wanted: Wanted): AsyncGenerator<readonly (Loaded | undefined)[]> {
  const personOf = peopleOf(deps);
  for await (const numbers of batches(inOrder(deps, wanted)))
    yield await Promise.all(numbers.map((number) => loadLine(deps, number, { wanted, personOf })));
}

interface Loaded {
  readonly one: Case;
  readonly photos: readonly CasePhoto[];
  readonly finder?: string;
  readonly verifier?: string;
  readonly reinspector?: string;
}

async function loadLine(
  deps: Deps,
  number: CaseNumber,
  { wanted: { to }, personOf }: { wanted: Wanted; personOf: ReturnType<typeof peopleOf> },
): Promise<Loaded | undefined> {
  const [stored, photos] = await Promise.all([
    loadCase(deps.table, number),
    photosOf(deps.table, keys.case(number).pk),
  ]);
  if (!stored) return undefined;
  const one = stored.value;
  const isNamed = to === 'official' && one.source === 'inspection' && !one.protected;
  const finder = isNamed ? (await loadReporter(deps.table, number))?.value.name : undefined;
  const named = async (id: string | undefined) => id && (await personOf(id))?.name;
  const [verifier, reinspector] = [await named(one.verifier), await named(one.reinspector)];
  return {
    ...{ one, photos: photos.map(({ value }) => value) },
    ...{ ...(finder && { finder }), ...(verifier && { verifier }), ...(reinspector && { reinspector }) },
  };
}

/** A unit sees what it photographed itself of what was told in confidence, nothing else. */
function imagesOf(deps: Deps, { photos, one, to }: Line): BookImage[] {
  const shown = to === 'unit' && one.protected ? photos.filter(({ phase }) => phase === 'after') : photos;
  return shown.flatMap(({ id, phase, state, type }) => {
    if (phase === 'paper' || state !== 'kept' || (type !== 'image/jpeg' && type !== 'image/png')) return [];
    return [{ column: photoColumns[phase], type, read: async () => (await deps.photos.get(id))?.bytes }];
  });
}

/** The numbers on the shelves, each once, nearly in order: what is open and what is over lie apart and are merged. */
async function* inOrder({ table }: Deps, { shelves, unit, grade, book }: Wanted): AsyncGenerator<CaseNumber> {
  const readers = shelves.flatMap((name) =>
    (['open', 'over'] as const).map((part) => listedOn(table, name, part)[Symbol.asyncIterator]()),
  );
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  let last: CaseNumber | undefined;
  for (;;) {
    const open = heads.flatMap((head, at) => (head.done ? [] : [{ at, listed: head.value }]));
    const [first] = open.sort((one, other) => byNumber(one.listed.number, other.listed.number));
    const reader = first && readers[first.at];
    if (!reader) return;
    const { listed } = first;
    heads[first.at] = await reader.next();
    const mayBe =
      (unit === undefined || listed.unit === unit) &&
      (grade === undefined || listed.grade === grade) &&
      (book === undefined || (listed.books?.some((one) => one === book) ?? true));
    if (mayBe && listed.number !== last) yield listed.number;
    last = listed.number;
  }
}

async function* batches(numbers: AsyncIterable<CaseNumber>): AsyncGenerator<CaseNumber[]> {
  let batch: CaseNumber[] = [];
  for await (const number of numbers) {
    batch.push(number);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
