import { readBook } from '../../shared/flows/duty/import.ts';
import type { Reading } from './read-apart.ts';

/** A process of its own for one workbook: what takes seconds must not keep the service from answering. */
process.once('message', ({ bytes, name, today }: Reading) => {
  process.send?.(readBook(bytes, name, today), () => process.disconnect());
});
