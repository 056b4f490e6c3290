import { readWorkbook } from '../../shared/papers/workbook.ts';
import type { Reading } from './read-apart.ts';

/** A process of its own for one workbook: what takes seconds must not keep the service from answering. */
process.once('message', ({ bytes, name, today }: Reading) => {
  process.send?.(readWorkbook(bytes, name, today), () => process.disconnect());
});
