import { assessCells, assessColumns, assessSheet } from '../../conversation/alerts/words-assess-book.ts';
import { day } from '../../domain/time.ts';
import { type BookRow, book } from '../../papers/book.ts';
import { bytesOf } from '../../papers/zip-write.ts';
import type { PaperJob } from '../deps.ts';
import { judged } from './weather-book.ts';

/** 研判台账 as a workbook, row by row as they are read. */
export const assessmentBook: PaperJob = async (deps, args, now) => {
  const span = { from: day(args['from'] ?? ''), until: day(args['until'] ?? '') };
  const rows = async function* (): AsyncGenerator<BookRow> {
    for await (const one of judged(deps, span)) yield { cells: assessCells(one, now) };
  };
  return bytesOf(book([{ name: assessSheet, columns: assessColumns, rows: rows() }]));
};
