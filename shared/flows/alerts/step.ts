import type { Instant } from '../../domain/time.ts';
import { faceRecord } from '../../store/alert-waves.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { expand } from './expand.ts';
import { stepFace } from './face.ts';

/** Takes up the next recipients of a wave, or a card whose count changed. */
export function stepAlerts(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  return row.kind === faceRecord.kind ? stepFace(deps, row, now) : expand(deps, row, now);
}
