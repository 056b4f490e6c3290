import * as xlsx from '@e965/xlsx';
import type { FileRefusal } from '../domain/directory/intake.ts';
import { straight } from '../domain/straight.ts';
import { readText } from './text.ts';
import { isWorkbookArchive, unpacksWithin } from './zip.ts';

/** One shown cell. `numeric` tells a number from text that looks like one: 10.1 may be the tenth of October. */
export interface Cell {
  readonly text: string;
  readonly numeric: boolean;
}

/** A shown row that is not blank. `number` is what the program that wrote the workbook shows beside it, from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** One visible sheet; every cell of a merged area has the area's value. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Rows with content that the file does not show: they are not read, and somebody should be told. */
  readonly hiddenRows: number;
}

export type ReadSheets =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly why: FileRefusal };

const mostBytes = 10 * 1024 * 1024;
const mostUnpackedBytes = 32 * 1024 * 1024;
/** A city's directory by districts; more is better read in several files. */
const mostRows = 5_000;
/** Blank rows count for little, but nothing may lie below the last one looked at. */
const lastRow = 100_000;
const mostColumns = 100;
const mostSheets = 40;

/** Reads an .xlsx, or a .csv in UTF-8, UTF-16 or GB 18030, as a person would see it. */
export function readSheets(bytes: Uint8Array, fileName: string): ReadSheets {
  if (bytes.length > mostBytes) return { ok: false, why: 'too-large' };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { ok: false, why: 'old-or-locked' };
  if (startsWith(bytes, [0x50, 0x4b])) return readArchive(bytes);
  const rows = /\.(csv|txt)$/i.test(fileName) ? readText(bytes) : undefined;
  if (!rows) return { ok: false, why: 'no-workbook' };
  return checked([{ name: nameWithoutEnding(fileName), rows: rows.flatMap(textRow), hiddenRows: 0 }]);
}

function readArchive(bytes: Uint8Array): ReadSheets {
  if (!isWorkbookArchive(bytes)) return { ok: false, why: 'no-workbook' };
  if (!unpacksWithin(bytes, mostUnpackedBytes)) return { ok: false, why: 'unpacks-too-large' };
  const book = openBook(bytes);
  if (!book) return { ok: false, why: 'no-workbook' };
  const shown = book.SheetNames.filter((_, place) => !book.Workbook?.Sheets?.[place]?.Hidden).slice(
    0,
    mostSheets,
  );
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  return checked(shown.map((name) => sheetOf(name, book.Sheets[name], date1904)));
}

/** The library throws whatever it likes on a workbook that only looks like one. */
function openBook(bytes: Uint8Array): xlsx.WorkBook | undefined {
  try {
    return xlsx.read(bytes, {
      ...{ type: 'array', dense: true, cellNF: true, cellStyles: true },
      ...{ cellFormula: false, cellHTML: false, sheetRows: lastRow },
    });
  } catch {
    return undefined;
  }
}

function checked(sheets: readonly Sheet[]): ReadSheets {
  const count = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  const reaches = Math.max(...sheets.map(({ rows }) => rows.at(-1)?.number ?? 0));
  if (count > mostRows || reaches >= lastRow) return { ok: false, why: 'too-many-rows' };
  return count === 0 ? { ok: false, why: 'empty' } : { ok: true, sheets };
}

function sheetOf(name: string, sheet: xlsx.WorkSheet | undefined, date1904: boolean): Sheet {
  const grid: Cell[][] = (sheet?.['!data'] ?? []).map((row) =>
    Array.from({ length: Math.min(row?.length ?? 0, mostColumns) }, (_, column) =>
      cellOf(row?.[column], date1904),
    ),
  );
  fillMerged(grid, sheet?.['!merges'] ?? []);
  const all = Array.from(grid, (cells = [], place) => ({ number: place + 1, cells })).filter(hasText);
  const rows = all.filter(({ number }) => !sheet?.['!rows']?.[number - 1]?.hidden);
  return { name, rows, hiddenRows: all.length - rows.length };
}

function cellOf(cell: xlsx.CellObject | undefined, date1904: boolean): Cell {
  if (cell?.v === undefined || cell.v === null) return blank;
  if (cell.t !== 'n')
    return { text: straight(String(cell.t === 'e' ? (cell.w ?? '') : cell.v)).trim(), numeric: false };
  const value = Number(cell.v);
  const format = cell.z === undefined ? undefined : String(cell.z);
  if (value >= 1 && isDate(format, cell.w)) return { text: dayText(value, date1904), numeric: false };
  const isPlain = format === undefined || /^(General|@|0)$/.test(format);
  return { text: isPlain ? String(value) : (cell.w ?? String(value)).trim(), numeric: true };
}

/** The library knows some of the formats of Chinese Excel only by what they show. */
function isDate(format: string | undefined, shown = ''): boolean {
  return format === undefined ? /^\d+[/年月]\d+/.test(shown) : xlsx.SSF.is_date(format);
}

function dayText(serial: number, date1904: boolean): string {
  const { y, m, d } = xlsx.SSF.parse_date_code(serial, { date1904 });
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

const blank: Cell = { text: '', numeric: false };

/** Only within the rows that are there: a merged area may claim the whole sheet. */
function fillMerged(grid: Cell[][], merges: readonly xlsx.Range[]): void {
  for (const { s, e } of merges) {
    const value = grid[s.r]?.[s.c];
    if (!value?.text) continue;
    for (let row = s.r; row <= Math.min(e.r, grid.length - 1); row += 1) {
      const cells = grid[row] ?? [];
      grid[row] = cells;
      for (let column = s.c; column <= Math.min(e.c, mostColumns - 1); column += 1) cells[column] = value;
    }
  }
}

function textRow(texts: readonly string[], place: number): SheetRow[] {
  const row = {
    number: place + 1,
    cells: texts.slice(0, mostColumns).map((text) => ({ text: straight(text).trim(), numeric: false })),
  };
  return hasText(row) ? [row] : [];
}

function hasText({ cells }: SheetRow): boolean {
  return cells.some((cell) => cell?.text);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, place) => bytes[place] === byte);
}

function nameWithoutEnding(fileName: string): string {
  return fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}
