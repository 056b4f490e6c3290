import { checkMissed } from '../../conversation/duty/spot-words.ts';
import { missedMs, roundEnd, type SpotCheck } from '../../domain/duty/spot-check.ts';
import { type Instant, isoOf, later } from '../../domain/time.ts';
import { load, type Stored } from '../../store/record.ts';
import { beginStep, checkRecord, putCheck } from '../../store/spot-checks.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { begun } from './spot-order.ts';
import { everybodyAsked, resultSends } from './spot-result.ts';

/** A check begins, asks the silent ones once more, or is over. */
export async function tickSpotCheck(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, checkRecord, row);
  if (!stored || stored.value.state === 'over' || roundEnd(stored.value) > now) return nothing;
  const { value: check, version } = stored;
  const cause = `tick#${isoOf(now)}`;
  if (check.state === 'planned')
    return now > later(check.at, missedMs)
      ? missed(check, version)
      : begun({ ...check, at: now, state: 'asking' }, version, { cause });
  const all = await everybodyAsked(deps, check.id);
  const isSilent = all.some(({ answer }) => answer === undefined);
  if (check.round === 1 && isSilent) return secondRound(stored, now, cause);
  const over = { ...check, state: 'over' as const };
  return {
    writes: [putCheck(over, version)],
    entries: [entry(over, version, { asked: all.length })],
    sends: all.length === 0 ? [] : await resultSends(deps, over, { all, now }),
  };
}

/** The second window begins when it really begins, however late the look was. */
function secondRound({ value, version }: Stored<SpotCheck>, now: Instant, cause: string): Outcome {
  return {
    writes: [
      putCheck({ ...value, round: 2, secondAt: now }, version),
      beginStep({ id: value.id, after: '', asked: 0, cause }),
    ],
    entries: [entry(value, version, { round: 2 })],
  };
}

function missed(check: SpotCheck, version: number): Outcome {
  const over = { ...check, state: 'over' as const };
  return {
    writes: [putCheck(over, version)],
    entries: [entry(over, version, { missed: true })],
    sends:
      check.by === undefined
        ? []
        : [
            {
              once: `duty.spot-missed#${check.id}`,
              to: { kind: 'person', person: check.by },
              lane: 'answer',
              card: checkMissed(check),
            },
          ],
  };
}

function entry({ id }: SpotCheck, version: number, facts: Readonly<Record<string, unknown>>) {
  return { pk: `spot#${id}`, version: version + 1, what: 'duty.spot-check', facts };
}
