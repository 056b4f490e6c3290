import type { Instant } from '../../domain/time.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';

/** Expands the next recipients of a broadcast. */
export async function stepAlerts(_deps: Deps, _row: Row, _now: Instant): Promise<Outcome> {
  return nothing;
}
