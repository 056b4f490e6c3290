import { spanWords } from '../../conversation/alerts/words-sent.ts';
import { dayWords } from '../../conversation/clock.ts';
import { clockOf, dayOf, type Instant } from '../../domain/time.ts';
import { loadPlan } from '../alerts/periods.ts';
import { linesOf } from '../alerts/rehearsal.ts';
import type { Deps } from '../deps.ts';
import { type PeriodShown, periodsAhead } from './periods.ts';

interface RehearsedDay {
  readonly day: string;
  readonly lines: readonly {
    readonly clock: string;
    readonly done: boolean;
    readonly past: boolean;
    readonly to: string;
    readonly span: string;
    readonly words: string;
  }[];
}

export interface Rehearsal {
  readonly periods: readonly PeriodShown[];
  readonly period: PeriodShown | undefined;
  readonly days: readonly RehearsedDay[];
  readonly total: number;
}

/** Everything a period would send, worked out on the directory as it stands, and not sent. `id` of none: of the next. */
export async function rehearsal(deps: Deps, id: string, now: Instant): Promise<Rehearsal> {
  const plan = (await loadPlan(deps.table, now)).value;
  const ahead = await periodsAhead(deps, now);
  const found = ahead.find(({ shown }) => shown.id === id) ?? ahead.find(({ shown }) => shown.inDays > 0);
  const lines = found ? await linesOf(deps, found.period, { plan, now }) : [];
  const days = [...new Set(lines.map(({ at }) => dayOf(at)))];
  return {
    ...{ periods: ahead.map(({ shown }) => shown), period: found?.shown, total: lines.length },
    days: days.map((day) => ({
      day: dayWords(day),
      lines: lines
        .filter(({ at }) => dayOf(at) === day)
        .map(({ at, done, past, to, spanMs, words }) => ({
          ...{
            clock: clockOf(at),
            done,
            past,
            to,
            words,
            span: spanMs === undefined ? '' : spanWords(spanMs),
          },
        })),
    })),
  };
}
