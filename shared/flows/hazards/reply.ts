import { photosOfCase } from '../../conversation/hazards/words-read.ts';
import { soundsUnmended } from '../../conversation/hazards/words-return.ts';
import type { IntentKind } from '../../conversation/intent.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { DAY_MS } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { mayOn } from './changed.ts';
import { rectifyDone } from './rectify.ts';
import { takeUpAgain } from './reopen.ts';
import { report } from './report.ts';
import { justSpokenOf, spotOf } from './spot.ts';
import { numberSaid } from './which.ts';
import { ownOnes } from './withdraw.ts';

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

/** 没有解决啊，还是一地油: of what was closed for him lately it is said, however it was understood; a question, a request or a cry is what it is. */
export async function takenUpUnasked(deps: Deps, turn: Turn): Promise<Outcome | undefined> {
  const { inbound, intent, speaker } = turn;
  if (!mayMeanIt.has(intent.kind) || numberSaid(turn) !== undefined) return undefined;
  const official = isOfficial(speaker);
  const isMeant = !official || intent.kind === 'hazard.report';
  const said = inbound.kind === 'said' && inbound.chat === null && isMeant ? inbound.text : '';
  const closed = soundsUnmended(said) ? await latelyClosed(deps, turn) : undefined;
  if (!closed) return undefined;
  const again = { kind: 'hazard.reopen', sure: true, reference: closed.number, reason: said } as const;
  return takeUpAgain(deps, { ...turn, intent: again });
}

const mayMeanIt: ReadonlySet<IntentKind> = new Set([
  'none',
  'hazard.report',
  'hazard.append',
  'hazard.answer',
  'hazard.reopen',
  'hazard.rectify.partial',
  'hazard.recheck.fail',
]);

/** The only one of his that was closed in the last days, unless another unit is named. */
async function latelyClosed(deps: Deps, turn: Turn): Promise<Case | undefined> {
  const { unitId } = turn.intent;
  const [only, other] = await ownOnes(
    deps,
    turn,
    ({ state, closedAt = 0, unit }) =>
      state === 'closed' && turn.now - closedAt <= latelyMs && (unitId === undefined || unitId === unit),
  );
  return other ? undefined : only?.value;
}

const latelyMs = 3 * DAY_MS;

async function answersOfficer(deps: Deps, turn: Turn): Promise<boolean> {
  const recent = (await loadRecent(deps.table, spotOf(turn))).value;
  const number = recent.asked === 'reply' ? justSpokenOf(recent, turn.now) : undefined;
  const one = number && (await loadCase(deps.table, number))?.value;
  return one !== undefined && !mayOn(turn.speaker, 'rectify', one);
}
