import { erased } from '../../conversation/directory/words.ts';
import { at, type Day, dayOf, type Instant, isoOf, plusDays } from '../../domain/time.ts';
import { unsaid } from '../../store/case-words.ts';
import { areChoicesGood } from '../../store/choices.ts';
import { loadBureau } from '../../store/directory.ts';
import { answerless } from '../../store/heard.ts';
import { wordlessEntries } from '../../store/history.ts';
import { keys } from '../../store/keys.ts';
import { isNoteGood } from '../../store/notebook.ts';
import { loadNotice, wordless } from '../../store/outbox.ts';
import type { Key, Row, Write } from '../../store/table.ts';
import { forgetUpload } from '../../store/uploads.ts';
import { cursorOf, wordsOf } from '../../store/words.ts';
import { dailyWrite } from '../daily.ts';
import type { Deps } from '../deps.ts';

/** The daily row by which words older than the bureau keeps them are erased. */
export const forgetRow = 'forget-words';

const nightClock = '03:00';
/** A transaction has room for so many; each is a row of its own and one on the list. */
const atOnce = 40;

/** Erases the words of the oldest day that is over its time, a few at a time, and comes again while there are more. */
export async function forgetWords(deps: Deps, row: Row, now: Instant): Promise<Write[]> {
  const bureau = (await loadBureau(deps.table))?.value;
  const tonight = at(plusDays(dayOf(now), 1), nightClock);
  if (!bureau) return [dailyWrite(forgetRow, row.version, tonight)];
  const last = plusDays(dayOf(now), -bureau.retentionDays - 1);
  for (let day = cursorOf(row) ?? dayOf(bureau.bornAt); day <= last; day = plusDays(day, 1)) {
    const listed = await wordsOf(deps.table, day, atOnce);
    if (listed.length === 0) continue;
    return [cursor(row, { due: now, day }), ...(await erasing(deps, listed, { day, now }))];
  }
  return [cursor(row, { due: tonight, day: nextOf(row, bureau.bornAt, last) })];
}

/** As many as fit; what has more entries than that stays on the list until the last is done. */
async function erasing(
  deps: Deps,
  listed: readonly { readonly list: Key; readonly key: Key }[],
  { day, now }: { readonly day: Day; readonly now: Instant },
): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { list, key } of listed) {
    const erased =
      key.sk === 'history'
        ? await wordlessEntries(deps.table, key.pk, isoOf(at(day, '24:00')))
        : await withoutWords(deps, key, now);
    writes.push(...erased.slice(0, atOnce));
    if (erased.length <= atOnce) writes.push({ kind: 'delete', key: list, seen: 'any' });
    if (writes.length > atOnce) break;
  }
  return writes;
}

function cursor(row: Row, { due, day }: { due: Instant; day: Day }): Write {
  return dailyWrite(forgetRow, row.version, due, { day });
}

/** Where the next night begins; a longer time of keeping never takes it back. */
function nextOf(row: Row, bornAt: Instant, last: Day): Day {
  const from = cursorOf(row) ?? dayOf(bornAt);
  const next = plusDays(last, 1);
  return next > from ? next : from;
}

async function withoutWords({ table }: Deps, key: Key, now: Instant): Promise<Write[]> {
  const { pk: uploads } = keys.upload('', 0);
  if (key.pk.startsWith(uploads)) return forgetUpload(key.pk.slice(uploads.length));
  switch (key.sk) {
    case 'cases':
      return [(await unsaid(table, key)) ?? []].flat();
    case 'heard':
      return [(await answerless(table, key)) ?? []].flat();
    // What was renewed since stands on the list of a later day.
    case 'choices':
      return gone(key, await areChoicesGood(table, key, now));
    case 'note':
      return gone(key, await isNoteGood(table, key, now));
  }
  const notice = await loadNotice(table, key.pk.replace(/^notice#/, ''));
  return notice && notice.value.state !== 'pending' ? [wordless(notice, erased)] : [];
}

function gone(key: Key, isGood: boolean): Write[] {
  return isGood ? [] : [{ kind: 'delete', key, seen: 'any' }];
}
