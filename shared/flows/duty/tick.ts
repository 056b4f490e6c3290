import type { Instant } from '../../domain/time.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';

/** What this topic does about a row whose time has come. */
export async function tickDuty(_deps: Deps, _row: Row, _now: Instant): Promise<Outcome> {
  return nothing;
}
