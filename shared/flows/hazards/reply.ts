import { photosOfCase } from '../../conversation/hazards/words-read.ts';
import { loadCase } from '../../store/hazards.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { mayOn } from './changed.ts';
import { rectifyDone } from './rectify.ts';
import { report } from './report.ts';
import { justSpokenOf, spotOf } from './spot.ts';

/** 电线已经换到西墙了: from whoever was asked and mends nothing himself it is his answer, and no report that all is done. */
export async function mendedOrAnswered(deps: Deps, turn: Turn): Promise<Outcome> {
  return (await answersOfficer(deps, turn)) ? append(deps, turn) : rectifyDone(deps, turn);
}

/** What photos are that came without words: of a case that is known, or a hazard of their own. */
export function photosExplained(deps: Deps, turn: Turn): Promise<Outcome> {
  const of = turn.inbound.kind === 'said' ? photosOfCase(turn.inbound.text) : undefined;
  if (of === undefined) return report(deps, turn);
  const reference = of === 'last' ? {} : { reference: of };
  return append(deps, { ...turn, intent: { kind: 'hazard.append', sure: true, ...reference } });
}

async function answersOfficer(deps: Deps, turn: Turn): Promise<boolean> {
  const recent = (await loadRecent(deps.table, spotOf(turn))).value;
  const number = recent.asked === 'reply' ? justSpokenOf(recent, turn.now) : undefined;
  const one = number && (await loadCase(deps.table, number))?.value;
  return one !== undefined && !mayOn(turn.speaker, 'rectify', one);
}
