import { isMiscounted } from '../../domain/hazards/counts.ts';
import { nextLook } from '../../domain/hazards/schedule.ts';
import type { Instant } from '../../domain/time.ts';
import { startCounting, stopCounting } from '../../store/counting.ts';
import { caseRecord, listedOn, putCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { open } from '../../store/record.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome } from '../outcome.ts';
import { changed } from './changed.ts';

/** Cases a step: each is a row, its places in lists and its counters. */
const atOnce = 6;

/** Puts cases of older tables right, a few at a time, in the order of their numbers; then it is done for ever. */
export async function stepHazards(deps: Deps, row: Row, _now: Instant): Promise<Outcome> {
  const part = row.data['part'] === 'over' ? 'over' : 'open';
  const after = String(row.data['after'] ?? '');
  const writes: Write[] = [];
  const entries: Entry[] = [];
  let looked = 0;
  let last = after;
  for await (const { number } of listedOn(deps.table, 'all', part, after)) {
    if (looked === atOnce) break;
    looked += 1;
    last = number;
    const row = await deps.table.get(keys.case(number));
    const right = row ? putRight(row) : { writes: [] };
    writes.push(...right.writes);
    entries.push(...(right.entries ?? []));
  }
  if (looked === atOnce)
    return { writes: [...writes, startCounting(row.version, { part, after: last })], entries };
  if (part === 'open')
    return { writes: [...writes, startCounting(row.version, { part: 'over', after: '' })], entries };
  return { writes: [...writes, stopCounting(row.version)], entries };
}

/** What was in no counter is counted; what an older rule counted, or left without a look it owes, is put right, and its history says so. */
function putRight(row: Row): Outcome {
  const stored = open(caseRecord, row);
  const { value, version } = stored;
  if (!value.counted) return { writes: putCase(value, version, value) };
  if (isMiscounted(value)) return changed(stored, value, { what: 'hazard.recounted', facts: {} });
  return row.due === undefined && nextLook(value) !== undefined
    ? changed(stored, value, { what: 'hazard.looked-at', facts: {} })
    : { writes: [] };
}
