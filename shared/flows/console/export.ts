import { type BookRow, book, type Cell } from '../../papers/book.ts';
import { bytesOf } from '../../papers/zip-write.ts';

/** A table as a page shows it. */
export interface TableShown {
  readonly name: string;
  /** A line above it, where something must be known before it is read. */
  readonly title?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const widest = 48;
/** Signs that no sheet's name may hold, and how long it may be. */
const forbidden = /[[\]:*?/\\']/g;
const nameMost = 26;

/** The tables of a page as a workbook, a sheet for each. */
export function tablesBook(tables: readonly TableShown[]): Promise<Uint8Array> {
  const names = tables.map(({ name }) => shortOf(name.replace(forbidden, '')));
  return bytesOf(
    book(
      tables.map((table, place) => ({
        name: nameOf(names, place),
        ...titleOf(table, names[place] ?? ''),
        columns: table.head.map((title, column) => ({ title, width: widthOf(table, column) })),
        rows: table.rows.map((cells): BookRow => ({ cells })),
      })),
    ),
  );
}

/** What stands behind it in brackets goes first. */
function shortOf(name: string): string {
  return (name.length > nameMost ? name.replace(/（.*$/, '') : name).slice(0, nameMost);
}

/** What the name of the sheet leaves out stands above the table. */
function titleOf({ name, title }: TableShown, shown: string): { title?: string } {
  const said = [...(name.length > nameMost ? [name] : []), ...(title === undefined ? [] : [title])];
  return said.length === 0 || shown === '' ? {} : { title: said.join('：') };
}

function nameOf(names: readonly string[], place: number): string {
  const name = names[place] ?? '';
  const isFirst = name !== '' && names.indexOf(name) === place;
  return isFirst ? name : `${name}${place + 1}`;
}

/** As wide as its longest words; a sign of ours takes two. */
function widthOf({ head, rows }: TableShown, column: number): number {
  const lengths = [head, ...rows.slice(0, 200)].map((cells) => 2 * String(cells[column] ?? '').length + 2);
  return Math.min(widest, Math.max(8, ...lengths));
}
