import type { Case } from '../../domain/hazards/case.ts';
import { isMiscounted } from '../../domain/hazards/counts.ts';
import type { Instant } from '../../domain/time.ts';
import { startCounting, stopCounting } from '../../store/counting.ts';
import { listedOn, loadCase, putCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Entry, Outcome } from '../outcome.ts';
import { changed } from './changed.ts';

/** Cases a step: each is a row, its places in lists and its counters. */
const atOnce = 6;

/** Counts cases of older tables, a few at a time, in the order of their numbers; then it is done for ever. */
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
    const stored = await loadCase(deps.table, number);
    const right = stored ? counted(stored) : { writes: [] };
    writes.push(...right.writes);
    entries.push(...(right.entries ?? []));
  }
  if (looked === atOnce)
    return { writes: [...writes, startCounting(row.version, { part, after: last })], entries };
  if (part === 'open')
    return { writes: [...writes, startCounting(row.version, { part: 'over', after: '' })], entries };
  return { writes: [...writes, stopCounting(row.version)], entries };
}

/** What was in no counter is counted; what an older rule counted is put right, and its history says so. */
function counted(stored: Stored<Case>): Outcome {
  const { value, version } = stored;
  if (!value.counted) return { writes: putCase(value, version, value) };
  return isMiscounted(value)
    ? changed(stored, value, { what: 'hazard.recounted', facts: {} })
    : { writes: [] };
}
