import { drawing, drawingRels, type Placed } from './book-drawing.ts';
import { contentTypes, office, rels, styles, workbook, xmlHead } from './book-parts.ts';
import { escaped } from './xml.ts';
import { type ZipEntry, zipped } from './zip-write.ts';

export type Cell = string | number | undefined;

/** A row as it is written; `images` lie in its cells and are fetched when their turn comes. */
export interface BookRow {
  readonly cells: readonly Cell[];
  readonly images?: readonly BookImage[];
}

export interface BookImage {
  readonly column: number;
  readonly type: 'image/jpeg' | 'image/png';
  /** Undefined where it cannot be had any more. */
  read(): Promise<Uint8Array | undefined>;
}

export interface BookSheet {
  readonly name: string;
  /** A line above the table. */
  readonly title?: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: AsyncIterable<BookRow> | Iterable<BookRow>;
}

/** More pictures than this are left out: a chat takes no larger file. */
const mostImages = 400;
const mostImageBytes = 18_000_000;

/** A workbook, row by row as it is read: its memory does not grow with its rows. */
export function book(sheets: readonly BookSheet[]): AsyncGenerator<Uint8Array> {
  return zipped(parts(sheets));
}

async function* parts(sheets: readonly BookSheet[]): AsyncGenerator<ZipEntry> {
  const left = { images: mostImages, bytes: mostImageBytes };
  const drawn: number[] = [];
  yield { name: '_rels/.rels', content: [rels.root] };
  yield { name: 'xl/workbook.xml', content: [workbook(sheets)] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [rels.workbook(sheets.length)] };
  yield { name: 'xl/styles.xml', content: [styles] };
  for (const [place, sheet] of sheets.entries()) {
    const number = place + 1;
    const waiting: Waiting[] = [];
    yield { name: `xl/worksheets/sheet${number}.xml`, content: sheetXml(sheet, waiting) };
    if (waiting.length === 0) continue;
    drawn.push(number);
    yield* pictures(waiting, number, left);
    yield { name: `xl/worksheets/_rels/sheet${number}.xml.rels`, content: [rels.sheet(number)] };
  }
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length, drawn)] };
}

/** The pictures of a sheet, one at a time, as long as there is room; then where each lies. */
async function* pictures(
  waiting: readonly Waiting[],
  sheet: number,
  left: { images: number; bytes: number },
): AsyncGenerator<ZipEntry> {
  const placed: Placed[] = [];
  for (const { row, image } of waiting) {
    const bytes = left.images > 0 && left.bytes > 0 ? await image.read() : undefined;
    if (!bytes || bytes.length > left.bytes) continue;
    left.images -= 1;
    left.bytes -= bytes.length;
    const name = `image${sheet}-${placed.length + 1}.${image.type === 'image/png' ? 'png' : 'jpg'}`;
    placed.push({ row, column: image.column, name });
    yield { name: `xl/media/${name}`, content: [bytes] };
  }
  yield { name: `xl/drawings/drawing${sheet}.xml`, content: [drawing(placed)] };
  yield { name: `xl/drawings/_rels/drawing${sheet}.xml.rels`, content: [drawingRels(placed)] };
}

interface Waiting {
  /** Counted from nought. */
  readonly row: number;
  readonly image: BookImage;
}

/** Rows a piece, so that packing is not fed crumbs. */
const rowsAtOnce = 200;
const imageRowPoints = 84;

async function* sheetXml(sheet: BookSheet, waiting: Waiting[]): AsyncGenerator<string> {
  const { columns, title } = sheet;
  const headRow = title === undefined ? 1 : 2;
  yield sheetHead(sheet, headRow);
  if (title !== undefined) yield rowXml(1, [title], { style: 2 });
  yield rowXml(
    headRow,
    columns.map((column) => column.title),
    { style: 1 },
  );
  let number = headRow;
  let piece = '';
  for await (const { cells, images = [] } of sheet.rows) {
    number += 1;
    piece += rowXml(number, cells, { style: 3, ...(images.length > 0 && { points: imageRowPoints }) });
    waiting.push(
      ...images.slice(0, mostImages - waiting.length).map((image) => ({ row: number - 1, image })),
    );
    if (number % rowsAtOnce !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
  yield sheetFoot({ last: columnName(columns.length - 1), headRow, number, isDrawn: waiting.length > 0 });
}

function sheetHead({ columns }: BookSheet, headRow: number): string {
  const widths = columns.map(
    ({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

interface Foot {
  readonly last: string;
  readonly headRow: number;
  readonly number: number;
  readonly isDrawn: boolean;
}

function sheetFoot({ last, headRow, number, isDrawn }: Foot): string {
  const merged = headRow === 1 ? '' : `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`;
  return `</sheetData><autoFilter ref="A${headRow}:${last}${number}"/>${merged}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${isDrawn ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

function rowXml(
  number: number,
  cells: readonly Cell[],
  { style, points }: { readonly style: number; readonly points?: number },
): string {
  const height = points === undefined ? '' : ` ht="${points}" customHeight="1"`;
  const xml = cells.map((cell, place) => cellXml(`${columnName(place)}${number}`, cell, style)).join('');
  return `<row r="${number}"${height}>${xml}</row>`;
}

/** Text stands as text: nothing anybody wrote is ever a formula. */
function cellXml(ref: string, cell: Cell, style: number): string {
  if (cell === undefined || cell === '') return `<c r="${ref}" s="${style}"/>`;
  if (typeof cell === 'number') return `<c r="${ref}" s="${style}"><v>${cell}</v></c>`;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, mostLetters))}</t></is></c>`;
}

/** A cell holds no more. */
const mostLetters = 32_000;

function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${columnName(Math.floor(place / 26) - 1)}${letter}`;
}
