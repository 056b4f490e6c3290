import { loadCase } from '../../store/hazards.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { mayOn } from './changed.ts';
import { rectifyDone } from './rectify.ts';
import { justSpokenOf, spotOf } from './spot.ts';

/** 电线已经换到西墙了: from whoever was asked and mends nothing himself it is his answer, and no report that all is done. */
export async function mendedOrAnswered(deps: Deps, turn: Turn): Promise<Outcome> {
  return (await answersOfficer(deps, turn)) ? append(deps, turn) : rectifyDone(deps, turn);
}

async function answersOfficer(deps: Deps, turn: Turn): Promise<boolean> {
  const recent = (await loadRecent(deps.table, spotOf(turn))).value;
  const number = recent.asked === 'reply' ? justSpokenOf(recent, turn.now) : undefined;
  const one = number && (await loadCase(deps.table, number))?.value;
  return one !== undefined && !mayOn(turn.speaker, 'rectify', one);
}
