import type { Refused } from '../domain/directory/intake.ts';
import { plain } from './cells.ts';
import type { Cell, Sheet, SheetRow } from './sheets.ts';

/** The columns a kind of table may have: what each is called, plainest name first. */
export type Columns<F extends string> = Readonly<Record<F, readonly string[]>>;

/** One row under the header. */
export interface Line<F extends string> {
  readonly row: number;
  text(field: F): string;
  cell(field: F): Cell | undefined;
  /** What stands in columns we do not know, by their header. */
  readonly notes: Readonly<Record<string, string>>;
}

export interface Found<F extends string> {
  readonly sheet: string;
  readonly lines: readonly Line<F>[];
  /** All that stands above the header: a title, a year. */
  readonly title: string;
  /** What the sheet calls a field; our own name for it where it has no such column. */
  readonly headers: Readonly<Record<F, string>>;
  /** A refusal of one row, at the column of a field. */
  refuse(line: Line<F>, field: F, why: Refused['why']): Refused;
}

/** Titles and remarks may stand above a header, but not a page of them. */
const deepestHeader = 15;

/**
 * The table of a sheet whose header names all of `needed`, wherever it begins and in whatever order; undefined if there
 * is none. Remarks, repeated headers and lines that only part the table are left out.
 */
export function findTable<F extends string>(
  sheet: Sheet,
  columns: Columns<F>,
  needed: readonly NoInfer<F>[],
): Found<F> | undefined {
  const places = sheet.rows.slice(0, deepestHeader).map((row) => placesOf(row, columns));
  const place = places.findIndex((found) => needed.every((field) => found.has(field)));
  const header = sheet.rows[place];
  const fields = places[place];
  if (!header || !fields) return undefined;
  const body = sheet.rows.slice(place + 1).filter((row) => !isRemark(row) && !isSame(row, header));
  const headers = headersOf(columns, (field) => shown(header, fields.get(field)));
  return {
    ...{ sheet: sheet.name, headers },
    lines: body.map((row) => lineOf(row, header, fields)),
    title: textOf(sheet.rows.slice(0, place)),
    refuse: (line, field, why) => ({ sheet: sheet.name, row: line.row, column: headers[field], why }),
  };
}

function headersOf<F extends string>(columns: Columns<F>, shownAs: (field: F) => string): Record<F, string> {
  const fields = Object.keys(columns) as F[];
  const entries = fields.map((field) => [field, shownAs(field) || (columns[field][0] ?? '')]);
  return Object.fromEntries(entries) as Record<F, string>;
}

function placesOf<F extends string>(row: SheetRow, columns: Columns<F>): Map<F, number> {
  const found = new Map<F, number>();
  const names = namesOf(row, new Set(Object.values<readonly string[]>(columns).flat()));
  for (const field of Object.keys(columns) as F[]) {
    for (const name of columns[field]) {
      const at = names.indexOf(name);
      if (at >= 0 && !found.has(field)) found.set(field, at);
    }
  }
  return found;
}

/** A name that stands twice, as 电话 often does, belongs to the column before it. */
function namesOf(row: SheetRow, known: ReadonlySet<string>): string[] {
  const names = row.cells.map((cell) => headerName(cell?.text ?? '', known));
  const isTwice = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return names.map((name, column) =>
    name !== '' && isTwice(name) ? `${names[column - 1] ?? ''}${name}` : name,
  );
}

/** 企业名称（必填）* and 企 业 名 称 are 企业名称; what brackets say counts where they tell two columns apart. */
function headerName(text: string, known: ReadonlySet<string>): string {
  const whole = plain(text).replaceAll(/[\s*:]/g, '');
  return known.has(whole) ? whole : whole.replaceAll(/\([^()]*\)/g, '');
}

function lineOf<F extends string>(row: SheetRow, header: SheetRow, fields: ReadonlyMap<F, number>): Line<F> {
  const known = new Set(fields.values());
  const cell = (field: F) => row.cells[fields.get(field) ?? -1];
  const extra = row.cells.flatMap((one, column) => {
    const name = shown(header, column);
    return known.has(column) || !one?.text || name === '' ? [] : [[name, one.text] as const];
  });
  return {
    row: row.number,
    cell,
    text: (field) => plain(cell(field)?.text ?? ''),
    notes: Object.fromEntries(extra),
  };
}

function shown(header: SheetRow, column: number | undefined): string {
  return plain(header.cells[column ?? -1]?.text ?? '').replaceAll(/\s/g, '');
}

/** A line merged over the whole table, or one that begins as remarks do. */
function isRemark(row: SheetRow): boolean {
  const texts = row.cells.flatMap((cell) => (cell?.text ? [cell.text] : []));
  if (texts.length > 3 && new Set(texts).size === 1) return true;
  return /^(注|备注|说明|填表|制表|审核|审批|合计|总计|单位盖章)/.test(plain(texts[0] ?? ''));
}

function isSame(row: SheetRow, header: SheetRow): boolean {
  const texts = row.cells.map((cell) => cell?.text ?? '');
  return texts.every((text, place) => text === (header.cells[place]?.text ?? ''));
}

function textOf(rows: readonly SheetRow[]): string {
  return plain(rows.flatMap(({ cells }) => [...new Set(cells.map((cell) => cell?.text ?? ''))]).join(' '));
}
