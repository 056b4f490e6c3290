import * as z from 'zod/mini';
import { type Case, caseStates, isForUnit, isOver, steps } from '../domain/hazards/case.ts';
import { moved } from '../domain/hazards/counts.ts';
import { books, booksOf, type Listed } from '../domain/hazards/listed.ts';
import { nextLook } from '../domain/hazards/schedule.ts';
import type { CaseNumber, PersonId, UnitId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, openOnce, overwrite, type RecordKind, save } from './record.ts';
import {
  branded,
  daySchema,
  doubleSchema,
  earlierHandOverSchema,
  handedOverSchema,
  instantSchema,
  layersSchema,
  planSchema,
  plateSchema,
} from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const caseSchema: z.ZodMiniType<Case> = z.object({
  number: branded<CaseNumber>(),
  openedAt: instantSchema,
  unit: z.exactOptional(branded<UnitId>()),
  unitName: z.exactOptional(z.string()),
  street: z.exactOptional(z.string()),
  place: z.exactOptional(z.string()),
  category: z.exactOptional(z.string()),
  word: z.exactOptional(z.string()),
  description: z.string(),
  source: z.enum(['public', 'self', 'inspection']),
  protected: z.boolean(),
  majorHint: z.boolean(),
  state: z.enum(caseStates),
  grade: z.exactOptional(z.enum(['general', 'major'])),
  verifier: z.exactOptional(branded<PersonId>()),
  deadline: z.exactOptional(daySchema),
  responsible: z.exactOptional(z.string()),
  brief: z.exactOptional(z.string()),
  rectified: z.exactOptional(
    z.object({
      by: branded<PersonId>(),
      at: instantSchema,
      measure: z.exactOptional(z.string()),
      photos: z.number(),
    }),
  ),
  reinspector: z.exactOptional(branded<PersonId>()),
  reason: z.exactOptional(z.string()),
  duplicateOf: z.exactOptional(branded<CaseNumber>()),
  like: z.exactOptional(branded<CaseNumber>()),
  also: z.exactOptional(z.array(branded<CaseNumber>())),
  people: z.exactOptional(z.number()),
  extension: z.exactOptional(
    z.object({ by: branded<PersonId>(), until: daySchema, reason: z.exactOptional(z.string()) }),
  ),
  streetAt: z.exactOptional(instantSchema),
  told: z.array(z.enum(steps)),
  remindOn: z.exactOptional(z.array(daySchema)),
  verifyBy: z.exactOptional(instantSchema),
  plan: z.exactOptional(planSchema),
  sentBack: z.exactOptional(z.number()),
  missed: z.exactOptional(z.number()),
  reopened: z.exactOptional(z.number()),
  settled: z.exactOptional(z.object({ by: branded<PersonId>(), reason: z.string(), doc: z.string() })),
  double: z.exactOptional(doubleSchema),
  plate: z.exactOptional(plateSchema),
  layers: z.exactOptional(layersSchema),
  handedOver: z.exactOptional(handedOverSchema),
  earlier: z.exactOptional(z.array(earlierHandOverSchema)),
  corrected: z.exactOptional(
    z.array(
      z.object({
        what: z.enum(['place', 'unit', 'category']),
        was: z.exactOptional(z.string()),
        now: z.string(),
        at: instantSchema,
      }),
    ),
  ),
  recalled: z.exactOptional(z.number()),
  closedAt: z.exactOptional(instantSchema),
  campaigns: z.exactOptional(z.array(z.string())),
  counted: z.exactOptional(z.union([z.literal(true), z.literal('in-confidence')])),
});

const listedSchema: z.ZodMiniType<Listed> = z.object({
  number: branded<CaseNumber>(),
  state: z.enum(caseStates),
  unit: z.exactOptional(branded<UnitId>()),
  unitName: z.exactOptional(z.string()),
  street: z.exactOptional(z.string()),
  place: z.exactOptional(z.string()),
  deadline: z.exactOptional(daySchema),
  grade: z.exactOptional(z.enum(['general', 'major'])),
  category: z.exactOptional(z.string()),
  openedAt: z.exactOptional(instantSchema),
  source: z.exactOptional(z.enum(['public', 'self', 'inspection'])),
  campaigns: z.exactOptional(z.array(z.string())),
  about: z.string(),
  books: z.exactOptional(z.array(z.enum(books))),
});

export const caseRecord: RecordKind<Case> = {
  kind: 'case',
  edition: 1,
  parse: (data) => caseSchema.parse(data),
};
const listedRecord: RecordKind<Listed> = {
  kind: 'case-listed',
  edition: 1,
  parse: (data) => listedSchema.parse(data),
};

export const loadCase = (table: Table, number: CaseNumber) => load(table, caseRecord, keys.case(number));

/** The case with its place in every list. `before` is what it was read as; nothing if it is new. */
export function putCase(next: Case, seen: number, before?: Case): Write[] {
  const due = nextLook(next);
  const now = shelvesOf(next);
  const gone = before ? shelvesOf(before).filter((old) => !now.some((kept) => isSame(kept, old))) : [];
  return [
    save(
      caseRecord,
      { key: keys.case(next.number), version: seen },
      { ...next, counted: 'in-confidence' },
      due === undefined ? {} : { due: keys.due('hazards', due, next.number) },
    ),
    ...now.map((key) => overwrite(listedRecord, key, listed(next))),
    ...gone.map((key): Write => ({ kind: 'delete', key, seen: 'any' })),
    ...moved(next, before).map(
      ({ scope, name, shard, amount }): Write => ({
        kind: 'add',
        key: keys.count(scope, name, shard),
        amount,
      }),
    ),
  ];
}

/** Enough of the words to know a case by. */
const aboutLetters = 30;

function shelvesOf(one: Case) {
  const shelves = [
    'all',
    ...(one.street ? [`street#${one.street}`] : []),
    ...(one.unit && isForUnit(one) ? [`unit#${one.unit}`] : []),
  ];
  return shelves.map((shelf) => keys.shelf(shelf, !isOver(one), one.number));
}

function isSame(one: { pk: string; sk: string }, other: { pk: string; sk: string }): boolean {
  return one.pk === other.pk && one.sk === other.sk;
}

/** The case as its place in the lists shows it. */
export function listed({
  number,
  state,
  unit,
  unitName,
  street,
  place,
  deadline,
  grade,
  category,
  openedAt,
  source,
  campaigns,
  protected: hidden,
  description,
  plate,
  handedOver,
}: Case): Listed {
  return {
    ...{ number, state, openedAt, source },
    ...(campaigns && { campaigns }),
    ...(category !== undefined && { category }),
    ...(unit && { unit }),
    ...(unitName !== undefined && { unitName }),
    ...(street !== undefined && { street }),
    ...(place !== undefined && { place }),
    ...(deadline && { deadline }),
    ...(grade && { grade }),
    about: hidden ? '' : [...description].slice(0, aboutLetters).join(''),
    books: booksOf({ plate, grade, handedOver }),
  };
}

/** The cases of a shelf: 'all', 'street#…', 'unit#…'. Of the base table, so none is missing. */
export async function casesOn(table: Table, shelf: string, only?: 'open'): Promise<Listed[]> {
  const { pk } = keys.shelf(shelf, true, '');
  const found: Listed[] = [];
  const bounds = only ? { from: 'open#', to: 'open$' } : {};
  for await (const row of table.query({ pk, ...bounds })) found.push(open(listedRecord, row).value);
  return found;
}

/** The cases of a shelf, the newest of those that are open first, each with its place; from after a place on. */
export async function* casesFrom(
  table: Table,
  shelf: string,
  { part, after }: { part: 'open' | 'over' | 'both'; after: string },
): AsyncGenerator<{ readonly place: string; readonly listed: Listed }> {
  const { pk } = keys.shelf(shelf, true, '');
  const parts = part === 'both' ? (['open', 'over'] as const) : [part];
  const left = after.startsWith('over#') ? parts.filter((one) => one === 'over') : parts;
  for (const one of left) {
    const to = after.startsWith(`${one}#`) ? after : `${one}$`;
    for await (const row of table.query({ pk, from: `${one}#`, to, reverse: true }))
      yield { place: row.sk, listed: openOnce(listedRecord, row).value };
  }
}

/** As casesOn, one after the other, for what may be a hundred thousand. */
export async function* listedOn(
  table: Table,
  shelf: string,
  part: 'open' | 'over',
  after = '',
): AsyncGenerator<Listed> {
  const { pk } = keys.shelf(shelf, true, '');
  const from = after === '' ? `${part}#` : `${part}#${after}!`;
  for await (const row of table.query({ pk, from, to: `${part}$` })) yield openOnce(listedRecord, row).value;
}

export function isCase(row: Row): boolean {
  return row.kind === caseRecord.kind;
}
