import { wallTitle } from '../../conversation/duty/words-roster.ts';
import { hoursIn } from '../../conversation/sentence/hours-in.ts';
import { bureauKey } from '../../domain/duty/post.ts';
import { type Day, day as dayIn } from '../../domain/time.ts';
import { rosterBook, wallBook } from '../../papers/roster-book.ts';
import { readWorkbook } from '../../papers/workbook.ts';
import { loadBureau } from '../../store/directory.ts';
import { allPosts, shiftsWithin } from '../../store/duty.ts';
import type { PaperJob } from '../deps.ts';

/** The roster of a span as a workbook: of the bureau, of one post or of all, to be read in again or to hang on the wall. */
export const makeRoster: PaperJob = async (deps, { from = '', until = '', posts = bureauKey, wall = '' }) => {
  const span = { from: dayIn(from), until: dayIn(until) };
  const keys =
    posts === 'all' ? [bureauKey, ...(await allPosts(deps.table)).map(({ key }) => key)] : posts.split(',');
  const watches = [];
  for (const key of keys)
    watches.push(...(await shiftsWithin(deps.table, span, key)).map(({ value }) => value));
  if (wall === '') return rosterBook(watches);
  const bureau = (await loadBureau(deps.table))?.value;
  return wallBook(wallTitle(bureau?.name ?? '', span), watches, bureau?.landline ?? '');
};

/** Reads a workbook of ours; hours of watches stand in its cells as people say them. `today` helps where days have no year. */
export function readBook(bytes: Uint8Array, name: string, today: Day): ReturnType<typeof readWorkbook> {
  return readWorkbook(bytes, name, { today, hoursIn });
}

/** What a workbook says of watches, as JSON: rows, or why there are none. Read beside the couriers, since reading is heavy. */
export const readRoster: PaperJob = async (deps, { file = '', name = '', today = '' }) => {
  const found = await deps.photos.get(file);
  const book = found && readBook(found.bytes, name, dayIn(today));
  const { refused = [], passedOver = [], hiddenRows = 0 } = book?.ok ? book : {};
  const read = {
    ...{ refused, passedOver, hiddenRows, rows: book?.ok ? book.roster.flatMap(({ rows }) => rows) : [] },
    ...(!book?.ok && { why: book?.why ?? 'no-workbook' }),
  };
  return new TextEncoder().encode(JSON.stringify(read));
};
