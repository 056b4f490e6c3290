import { changes, ladderRules, ladderStarts, paceLine } from '../../conversation/console/words-settings.ts';
import { proofsWords } from '../../conversation/duty/words-proof.ts';
import { graveAckMs, gravePace, plainPace } from '../../domain/alerts/ladder.ts';
import { noRules } from '../../domain/duty/rules.ts';
import { graceMs } from '../../domain/duty/shift.ts';
import { usualWindowMs } from '../../domain/duty/spot-check.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { loadRules } from '../../store/duty-rules.ts';
import type { Deps } from '../deps.ts';

export interface RuleShown {
  readonly name: string;
  readonly steps: string;
  /** The sentence that changes it; empty where it is fixed. */
  readonly say: string;
}

/** The ladders as they stand, by the numbers that carry them out. */
export async function rulesPage(deps: Deps): Promise<readonly RuleShown[]> {
  const duty = (await loadRules(deps.table))?.value ?? noRules;
  const minutes = (ms: number) => ms / MINUTE_MS;
  const grave = ladderStarts.grave(minutes(graveAckMs));
  const checkIn = `${ladderStarts.checkIn(minutes(graceMs))}。${proofsWords(duty)}`;
  return [
    { name: ladderRules.grave, steps: paceLine(grave, gravePace), say: '' },
    { name: ladderRules.plain, steps: paceLine(ladderStarts.plain, plainPace), say: '' },
    { name: ladderRules.daily, steps: ladderStarts.daily, say: changes.daily },
    { name: ladderRules.checkIn, steps: checkIn, say: changes.checkIn },
    { name: ladderRules.checks, steps: ladderStarts.checks(minutes(usualWindowMs)), say: changes.checks },
  ];
}
