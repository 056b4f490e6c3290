import { deflateRawSync } from 'node:zlib';
import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { type ReadSheets, readSheets } from '../../../shared/papers/sheets.ts';
import { bookOf, bytesOf, withPart } from './books.ts';

function texts(read: ReadSheets): string[][] {
  if (!read.ok) throw new Error(read.why);
  return read.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
}

test('a cell reads as it is shown, and numbers keep all their digits', () => {
  const read = readSheets(
    bookOf([
      ['店名', 13800001234, 10.1, true],
      ['  甲店 ', '0411-87654321', 1e11],
    ]),
    'a.xlsx',
  );
  expect(texts(read)).toEqual([
    ['店名', '13800001234', '10.1', 'true'],
    ['甲店', '0411-87654321', '100000000000'],
  ]);
});

test('a date of any format reads as its day', () => {
  const formats = ['yyyy-mm-dd', 'm"月"d"日"', 'm/d/yy', 'yyyy"年"m"月"d"日"'];
  const bytes = bookOf([formats.map(() => 46296)], (sheet) => {
    formats.forEach((z, place) => {
      const cell = sheet[xlsx.utils.encode_cell({ r: 0, c: place })];
      cell.z = z;
    });
  });
  expect(texts(readSheets(bytes, 'a.xlsx'))).toEqual([formats.map(() => '2026-10-01')]);
});

test('the short date of Chinese Excel, which names no format, reads as its day', () => {
  const plain = bookOf([[46296, 46297]], (sheet) => {
    sheet['A1'].z = 'm"月"d"日"';
    sheet['B1'].z = 'm"月"d"日"';
  });
  const bytes = withPart(plain, '/xl/styles.xml', (text) =>
    text.replaceAll(/numFmtId="(5[6-9]|6\d|1\d\d)"/g, 'numFmtId="58"'),
  );
  expect(texts(readSheets(bytes, 'a.xlsx'))).toEqual([['2026-10-01', '2026-10-02']]);
});

test('a merged area has its value in every cell, and only where there are rows', () => {
  const bytes = bookOf(
    [
      ['林局长', '甲'],
      ['', '乙'],
      ['', '丙'],
    ],
    (sheet) => {
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1_048_000, c: 0 } }];
    },
  );
  expect(texts(readSheets(bytes, 'a.xlsx'))).toEqual([
    ['林局长', '甲'],
    ['林局长', '乙'],
    ['林局长', '丙'],
  ]);
});

test('rows keep the number that is shown beside them; blank ones are left out, hidden ones counted', () => {
  const read = readSheets(
    bookOf([['甲'], [''], ['乙'], ['丙']], (sheet) => {
      sheet['!rows'] = [{}, {}, { hidden: true }, {}];
    }),
    'a.xlsx',
  );
  expect(read.ok && read.sheets[0]?.rows.map(({ number }) => number)).toEqual([1, 4]);
  expect(read.ok && read.sheets[0]?.hiddenRows).toBe(1);
});

test('a hidden sheet is not read', () => {
  const [shown, hidden] = [['甲'], ['乙']].map((row) => xlsx.utils.aoa_to_sheet([row]));
  const bytes = bytesOf({ one: shown ?? {}, two: hidden ?? {} }, (book) => {
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  });
  expect(texts(readSheets(bytes, 'a.xlsx'))).toEqual([['甲']]);
});

test('of a formula only the last result is read, and text that looks like one stays text', () => {
  const bytes = bookOf([['=HYPERLINK("http://evil")', '']], (sheet) => {
    sheet['B1'] = { t: 'n', v: 7, f: 'SUM(3,4)' };
  });
  expect(texts(readSheets(bytes, 'a.xlsx'))).toEqual([['=HYPERLINK("http://evil")', '7']]);
});

test.each([
  ['UTF-8', Buffer.from('企业名称,电话\n"甲,店",138\n', 'utf8')],
  ['UTF-8 with a mark', Buffer.from('\ufeff企业名称,电话\r\n"甲,店",138', 'utf8')],
  ['UTF-16', Buffer.from('\ufeff企业名称\t电话\n"甲,店"\t138', 'utf16le')],
  [
    'GBK',
    Buffer.from([
      0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0x22, 0xbc, 0xd7,
      0x2c, 0xb5, 0xea, 0x22, 0x2c, 0x31, 0x33, 0x38,
    ]),
  ],
])('a csv in %s is read', (_, bytes) => {
  expect(texts(readSheets(bytes, 'a.csv'))).toEqual([
    ['企业名称', '电话'],
    ['甲,店', '138'],
  ]);
});

test('quotes and line ends within a field of a csv belong to it', () => {
  expect(texts(readSheets(Buffer.from('a,"x ""y""\nz"\nb,c'), 'a.csv'))).toEqual([
    ['a', 'x "y"\nz'],
    ['b', 'c'],
  ]);
});

const book = bookOf([['甲']]);
test.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'a.xlsx', 'no-workbook'],
  ['plain words called a workbook', Buffer.from('hello'), 'a.xlsx', 'no-workbook'],
  ['bytes called a csv', Buffer.from([1, 2, 0, 255, 254]), 'a.csv', 'no-workbook'],
  ['a workbook cut short', book.slice(0, book.length - 40), 'a.xlsx', 'no-workbook'],
  ['an archive of something else', archiveOf('hello.txt', Buffer.from('hello')), 'a.xlsx', 'no-workbook'],
  ['a workbook that is no XML', archiveOf('xl/workbook.xml', Buffer.from('hello')), 'a.xlsx', 'no-workbook'],
  ['an old or locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'a.xls', 'old-or-locked'],
  [
    'a workbook that unpacks to 64 MB',
    archiveOf('xl/workbook.xml', Buffer.alloc(64 << 20)),
    'a.xlsx',
    'unpacks-too-large',
  ],
  ['eleven megabytes', Buffer.alloc(11 << 20), 'a.xlsx', 'too-large'],
  ['nothing', bookOf([['']]), 'a.xlsx', 'empty'],
  ['six thousand rows', bookOf(Array.from({ length: 6_000 }, (_, row) => [row])), 'a.xlsx', 'too-many-rows'],
])('%s is refused', (_, bytes, name, why) => {
  expect(readSheets(bytes, name)).toEqual({ ok: false, why });
});

/** An archive that claims to be small, whatever it holds. */
function archiveOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(10, 22);
  head.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([head, title, packed, entry, title, end]);
}
