import type { Day } from '../time.ts';

/** What a model computes for a day. Officers' eyes only: it has no colour and is nobody's forecast. */
export interface DayOutlook {
  readonly day: Day;
  readonly highest?: number;
  readonly lowest?: number;
  readonly rainMm?: number;
  readonly snowCm?: number;
  readonly gustMs?: number;
}
