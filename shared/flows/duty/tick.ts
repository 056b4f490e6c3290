import type { Instant } from '../../domain/time.ts';
import { rollRecord } from '../../store/absences.ts';
import { collectionRecord } from '../../store/collections.ts';
import { rulesRecord } from '../../store/duty-rules.ts';
import { forecastRecord, forecastSoonRecord } from '../../store/forecast.ts';
import { forecastRollRecord } from '../../store/forecast-posts.ts';
import { rotationRecord } from '../../store/rotations.ts';
import { checkRecord, planRecord } from '../../store/spot-checks.ts';
import { swapRecord } from '../../store/swaps.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { tickCollection } from './collect-tick.ts';
import { tickForecast, tickForecastSoon } from './forecast.ts';
import { tickForecastRoll } from './forecast-posts.ts';
import { tickRoll } from './roll.ts';
import { tickRotation } from './rotate-on.ts';
import { tickShift } from './shift-tick.ts';
import { planDay, tickPlan } from './spot-plan.ts';
import { tickSpotCheck } from './spot-tick.ts';
import { tickSwap } from './swap-tick.ts';

const byKind: Readonly<Record<string, typeof tickShift>> = {
  [checkRecord.kind]: tickSpotCheck,
  [planRecord.kind]: tickPlan,
  [rulesRecord.kind]: planDay,
  [rollRecord.kind]: tickRoll,
  [swapRecord.kind]: tickSwap,
  [collectionRecord.kind]: tickCollection,
  [rotationRecord.kind]: tickRotation,
  [forecastRecord.kind]: tickForecast,
  [forecastSoonRecord.kind]: tickForecastSoon,
  [forecastRollRecord.kind]: tickForecastRoll,
};

export function tickDuty(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  return (byKind[row.kind] ?? tickShift)(deps, row, now);
}
