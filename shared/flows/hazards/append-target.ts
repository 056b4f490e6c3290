import { isPutRight } from '../../conversation/hazards/correction.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import type { Recent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { isReporter, mayOn } from './changed.ts';
import { whereItStands } from './siblings.ts';
import { justSpokenOf } from './spot.ts';

/** The case that is named, quoted or was just spoken of, if he may add to it. */
export async function caseToAddTo(deps: Deps, turn: Turn, recent: Recent): Promise<Stored<Case> | undefined> {
  const { quoted, now } = turn;
  const spoken = quoted?.topic === 'hazards' ? meant(quoted.id, '0000') : [];
  const named = answersCard(turn, spoken) ? [] : numbersNamed(turn);
  const recently = justSpokenOf(recent, now);
  const wanted: CaseNumber[] = [...named, ...spoken, ...(named.length === 0 && recently ? [recently] : [])];
  for (const number of wanted) {
    const stored = await loadCase(deps.table, number);
    if (stored && !isOver(stored.value) && (await belongs(deps, turn, stored.value)))
      return number === recently ? whereItStands(deps, turn, stored) : stored;
  }
  return undefined;
}

/** He answers the card he quotes, not what he was asked last of another case. */
function answersCard({ intent, inbound }: Turn, spoken: readonly CaseNumber[]): boolean {
  return spoken.length > 0 && intent.kind === 'hazard.answer' && inbound.kind === 'said';
}

function numbersNamed({ intent: { reference, text = '' }, now }: Turn): readonly CaseNumber[] {
  const isCase = reference !== undefined && !isPutRight(text, reference);
  return isCase ? meant(reference, dayOf(now).slice(0, 4)) : [];
}

async function belongs(deps: Deps, turn: Turn, one: Case): Promise<boolean> {
  return (
    mayOn(turn.speaker, 'verify', one) ||
    mayOn(turn.speaker, 'rectify', one) ||
    (await isReporter(deps, turn, one))
  );
}
