import { expect, test } from 'vitest';
import { book } from '../../../shared/papers/book.ts';
import { readSheets } from '../../../shared/papers/sheets.ts';
import { isWorkbookArchive, unpacksWithin } from '../../../shared/papers/zip.ts';
import { bytesOf, zipped } from '../../../shared/papers/zip-write.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkM9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a workbook we write is read back as it was: text, figures, odd characters, and no formula of anybody’s', async () => {
  const cells = ['=1+1', '<b>&"x"', '中文 😀', 12, undefined, 'a\u0000\u0008\ud800b'];
  const columns = cells.map((_, place) => ({ title: `第${place}列`, width: 12 }));
  const bytes = await bytesOf(book([{ name: '台账', title: '标题', columns, rows: [{ cells }] }]));
  expect(isWorkbookArchive(bytes)).toBe(true);
  const read = readSheets(bytes, 'x.xlsx');
  const rows = read.ok
    ? (read.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell?.text ?? '')) ?? [])
    : [];
  expect(rows.find(([first]) => first === '=1+1')).toEqual(['=1+1', '<b>&"x"', '中文 😀', '12', '', 'ab']);
});

test('pictures lie in the file, and what cannot be had any more is left out', async () => {
  const image = { column: 1, type: 'image/png' } as const;
  const images = [
    { ...image, read: async () => png },
    { ...image, read: async () => undefined },
  ];
  const columns = [
    { title: '甲', width: 10 },
    { title: '图', width: 20 },
  ];
  const bytes = await bytesOf(book([{ name: '图', columns, rows: [{ cells: ['一'], images }] }]));
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain('xl/media/image1-1.png');
  expect(text).not.toContain('xl/media/image1-2.png');
  expect(readSheets(bytes, 'x.xlsx').ok).toBe(true);
});

test('an archive of large and of empty entries unpacks to what went in', async () => {
  const large = 'hello world '.repeat(100_000);
  const bytes = await bytesOf(
    zipped([
      { name: '报告.txt', content: [large.slice(0, 7), large.slice(7)] },
      { name: 'empty', content: [] },
    ]),
  );
  expect(unpacksWithin(bytes, large.length)).toBe(true);
  expect(unpacksWithin(bytes, large.length - 1)).toBe(false);
  expect(bytes.length).toBeLessThan(large.length / 20);
});
