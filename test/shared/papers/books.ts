import * as xlsx from '@e965/xlsx';

/** The bytes of a workbook with one sheet; `change` may merge, hide or format. */
export function bookOf(
  rows: readonly (readonly unknown[])[],
  change?: (sheet: xlsx.WorkSheet) => void,
  name = 'Sheet1',
) {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => [...row]));
  change?.(sheet);
  return bytesOf({ [name]: sheet });
}

export function bytesOf(
  sheets: Record<string, xlsx.WorkSheet>,
  change?: (book: xlsx.WorkBook) => void,
): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) xlsx.utils.book_append_sheet(book, sheet, name);
  change?.(book);
  return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

/** The workbook with one of its parts changed, as another program might have written it. */
export function withPart(bytes: Uint8Array, path: string, change: (text: string) => string): Uint8Array {
  const archive = xlsx.CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const entry = xlsx.CFB.find(archive, path);
  if (!entry) throw new Error(`no ${path} in the workbook`);
  entry.content = Buffer.from(change(Buffer.from(entry.content).toString('utf8')));
  entry.size = entry.content.length;
  return new Uint8Array(
    xlsx.CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer,
  );
}
