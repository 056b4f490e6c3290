import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { refused } from '../../conversation/hazards/words-refused.ts';
import { severalToTakeBack, withdrawn, withdrawnHead } from '../../conversation/hazards/words-return.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import { withdraw } from '../../domain/hazards/return.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent, reportedBy } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed, ended, isReporter } from './changed.ts';
import { justSpokenOf, spotOf } from './spot.ts';
import { tellWatch } from './tell.ts';
import { numberSaid } from './which.ts';

/** Whoever reported it takes it back; it stays in the ledger, and the watch is told, who may take it up again. */
export async function takeBack(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = (await ownCase(deps, turn)) ?? (await onlyOpen(deps, turn));
  if (stored === 'several') return say(severalToTakeBack, true);
  if (!stored) return turn.inbound.chat === null ? say({ text: refused['not-the-reporter'] }, true) : nothing;
  const said = turn.intent.text ?? '';
  const reason = (stored.value.protected ? withoutPlea(said) : said).slice(0, 200);
  const decision = withdraw(stored.value, { now: turn.now, ...(reason && { reason }) });
  if (!decision.ok) return say({ text: refused[decision.why] }, true);
  const { next } = decision;
  const who = next.source === 'public' ? { who: next.protected ? 'protected' : 'reporter' } : {};
  const change = changed(stored, next, { what: 'hazard.withdrawn', facts: {}, ...who });
  const news = { head: withdrawnHead, what: `withdrawn@${stored.version}`, now: turn.now };
  return join(join(change, await ended(deps, next)), {
    writes: [],
    sends: await tellWatch(deps, next, news),
    ...{ reply: withdrawn(next), replyAbout: { topic: 'hazards', id: next.number }, privately: true },
  });
}

/** Without a number, long after, to the bot alone: the only one of his that nobody has judged yet. */
async function onlyOpen(deps: Deps, turn: Turn): Promise<Stored<Case> | 'several' | undefined> {
  if (turn.inbound.chat !== null || numberSaid(turn) !== undefined) return undefined;
  const [only, other] = await ownOnes(deps, turn, ({ state }) => state === 'registered');
  return other ? 'several' : only;
}

/** What he reported lately and fits. */
export async function ownOnes(
  deps: Deps,
  { speaker }: Turn,
  fits: (one: Case) => boolean,
): Promise<readonly Stored<Case>[]> {
  const numbers = (await reportedBy(deps.table, speaker.address)).slice(-mostLooked);
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  return found.flatMap((stored) => (stored && fits(stored.value) ? [stored] : []));
}

/** Whoever reported more than these before means none of the older ones. */
const mostLooked = 12;

/** The case he means, if it is one he reported. */
export async function ownCase(deps: Deps, turn: Turn): Promise<Stored<Case> | undefined> {
  const number = numberSaid(turn);
  const recent = justSpokenOf((await loadRecent(deps.table, spotOf(turn))).value, turn.now);
  const named = number === undefined ? [] : meant(number, dayOf(turn.now).slice(0, 4));
  const wanted: CaseNumber[] = number === undefined ? (recent ? [recent] : []) : [...named];
  const found = await Promise.all(wanted.map((one) => loadCase(deps.table, one)));
  const own: Stored<Case>[] = [];
  for (const stored of found.flatMap((one) => one ?? [])) {
    if (await isReporter(deps, turn, stored.value)) own.push(stored);
  }
  return own.find(({ value }) => !isOver(value)) ?? own[0];
}
