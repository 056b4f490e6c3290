import type { Instant } from '../../domain/time.ts';
import { startCounting, stopCounting } from '../../store/counting.ts';
import { listedOn, loadCase, putCase } from '../../store/hazards.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';

/** Cases a step: each is a row, its places in lists and its counters. */
const atOnce = 6;

/** Counts cases of older tables, a few at a time, in the order of their numbers; then it is done for ever. */
export async function stepHazards(deps: Deps, row: Row, _now: Instant): Promise<Outcome> {
  const part = row.data['part'] === 'over' ? 'over' : 'open';
  const after = String(row.data['after'] ?? '');
  const writes: Write[] = [];
  let looked = 0;
  let last = after;
  for await (const { number } of listedOn(deps.table, 'all', part, after)) {
    if (looked === atOnce) break;
    looked += 1;
    last = number;
    const stored = await loadCase(deps.table, number);
    if (stored && !stored.value.counted) writes.push(...putCase(stored.value, stored.version, stored.value));
  }
  if (looked === atOnce) return { writes: [...writes, startCounting(row.version, { part, after: last })] };
  if (part === 'open')
    return { writes: [...writes, startCounting(row.version, { part: 'over', after: '' })] };
  return { writes: [...writes, stopCounting(row.version)] };
}
