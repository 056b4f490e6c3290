import type { EnterpriseRow, FileRefusal, PersonRow, Refused } from '../domain/directory/intake.ts';
import type { RosterRow } from '../domain/duty/roster.ts';
import { readEnterprises, type Taken } from './enterprises.ts';
import { readPeople } from './people.ts';
import { type Reading, readRoster } from './roster.ts';
import { readSheets, type Sheet } from './sheets.ts';

/** Rows of one kind that stand on one sheet. */
export interface OnSheet<Row> {
  readonly sheet: string;
  readonly rows: readonly Row[];
  /** What the sheet calls each field. */
  readonly headers: Readonly<Record<string, string>>;
}

/** All that a workbook holds for us. */
export interface Workbook {
  readonly ok: true;
  readonly enterprises: readonly OnSheet<EnterpriseRow>[];
  readonly people: readonly OnSheet<PersonRow>[];
  readonly roster: readonly OnSheet<RosterRow>[];
  readonly refused: readonly Refused[];
  /** Sheets without a table of ours. */
  readonly passedOver: readonly string[];
  readonly hiddenRows: number;
}

/** Reads a workbook of whatever tables of ours it holds. */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  reading: Reading,
): Workbook | { readonly ok: false; readonly why: FileRefusal } {
  const read = readSheets(bytes, fileName);
  if (!read.ok) return read;
  if (isClassified(fileName, read.sheets)) return { ok: false, why: 'classified' };
  const tables = read.sheets.map((sheet) => tableOf(sheet, reading));
  const found = tables.flatMap((table) => ('taken' in table ? table : []));
  if (found.length === 0) return { ok: false, why: 'no-table' };
  return {
    ok: true,
    enterprises: tables.flatMap((table) => (table.kind === 'enterprises' ? onSheet(table) : [])),
    people: tables.flatMap((table) => (table.kind === 'people' ? onSheet(table) : [])),
    roster: tables.flatMap((table) => (table.kind === 'roster' ? onSheet(table) : [])),
    refused: found.flatMap(({ refused }) => refused),
    passedOver: tables.flatMap((table) => (table.kind === 'none' ? table.sheet : [])),
    hiddenRows: read.sheets.reduce((sum, { hiddenRows }) => sum + hiddenRows, 0),
  };
}

type Table =
  | ({ readonly kind: 'enterprises'; readonly sheet: string } & Taken<EnterpriseRow>)
  | ({ readonly kind: 'people'; readonly sheet: string } & Taken<PersonRow>)
  | ({ readonly kind: 'roster'; readonly sheet: string } & Taken<RosterRow>)
  | { readonly kind: 'none'; readonly sheet: string };

/** A roster names days, people names persons; what is left and names enterprises is a list of those. */
function tableOf(sheet: Sheet, reading: Reading): Table {
  const roster = readRoster(sheet, reading);
  if (roster) return { kind: 'roster', sheet: sheet.name, ...roster };
  const people = readPeople(sheet);
  if (people) return { kind: 'people', sheet: sheet.name, ...people };
  const enterprises = readEnterprises(sheet);
  return enterprises
    ? { kind: 'enterprises', sheet: sheet.name, ...enterprises }
    : { kind: 'none', sheet: sheet.name };
}

function onSheet<Row>({ sheet, taken, headers }: Taken<Row> & { readonly sheet: string }): OnSheet<Row> {
  return { sheet, headers, rows: taken };
}

/** A file that is marked secret must not be kept here; the mark stands in its name or above its table. */
function isClassified(fileName: string, sheets: readonly Sheet[]): boolean {
  const heads = sheets.flatMap(({ name, rows }) => [
    name,
    ...rows.slice(0, 3).flatMap(({ cells }) => cells.map((cell) => cell?.text ?? '')),
  ]);
  return (
    /[绝机秘]密|内部(资料|文件)/.test(fileName) || heads.some((text) => mark.test(text.replaceAll(/\s/g, '')))
  );
}

const mark = /^(密级[:：])?(绝密|机密|秘密|内部(资料|文件|使用)?)(★.*|$|[(（,，].*)/;
