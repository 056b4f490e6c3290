import { refused } from '../../conversation/hazards/words-refused.ts';
import { moreReports, partedCard, thanks } from '../../conversation/hazards/words-same.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import { joined, mostLikely, parted, without } from '../../domain/hazards/likeness.ts';
import { meant } from '../../domain/hazards/number.ts';
import { markDuplicate } from '../../domain/hazards/verify.ts';
import { type CaseNumber, caseNumber, personId } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { casesOn, loadCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { no } from './act.ts';
import { changed, mayOn } from './changed.ts';
import { peopleBehind } from './people-behind.ts';
import { tellWatch } from './tell.ts';
import { numberSaid, visible } from './which.ts';
import { ownCase } from './withdraw.ts';

/** The open case of the same unit that is probably the same; a unit has few neighbours, whatever the district has. */
export async function likeOf(deps: Deps, one: Case): Promise<CaseNumber | undefined> {
  if (!one.unit || one.protected || one.description === '') return undefined;
  return mostLikely(one, await casesOn(deps.table, `unit#${one.unit}`, 'open'));
}

/** Whoever reported it says that it is the same: he is thanked and hears how the other goes; or an officer parts the two. */
export async function same(deps: Deps, turn: Turn): Promise<Outcome> {
  return turn.intent.choice === 'part' ? part(deps, turn) : merge(deps, turn);
}

async function merge(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await ownCase(deps, turn);
  const other = stored && (await loadCase(deps.table, caseNumber(turn.intent.choice ?? '')));
  if (!stored || !other || !mayJoin(stored.value, other.value)) return no('not-yours');
  const by = turn.speaker.person?.id ?? personId('reporter');
  const decision = markDuplicate(stored.value, { by, of: other.value.number, now: turn.now });
  if (!decision.ok) return no(decision.why);
  const growing = await grown(deps, other, { dup: stored.value.number, now: turn.now });
  const card = thanks(decision.next, growing.next, other.value);
  const facts = { of: other.value.number };
  const mine = changed(stored, decision.next, { what: 'hazard.duplicate', facts, who: 'reporter' });
  return join(join(mine, growing.outcome), {
    ...{ writes: [], reply: card, privately: true },
    ...(turn.inbound.kind === 'clicked' && turn.inbound.chat === null && { face: card }),
  });
}

/** Open, of the same unit; of what was reported in confidence nobody learns, nor who reported it. */
function mayJoin(one: Case, other: Case): boolean {
  return !isOver(other) && other.unit === one.unit && !one.protected && !other.protected;
}

/** One more has reported it. */
export async function grown(
  deps: Deps,
  other: Stored<Case>,
  { dup, now }: { dup: CaseNumber; now: Instant },
): Promise<{ readonly next: Case; readonly outcome: Outcome }> {
  const { number, also = [] } = other.value;
  const next = joined(other.value, { dup, by: await peopleBehind(deps, [number, ...also, dup]), now });
  const news = { head: moreReports(next), what: `more@${other.version}`, now };
  const change = changed(other, next, { what: 'hazard.reported-again', facts: { dup } });
  return { next, outcome: { ...change, sends: await tellWatch(deps, next, news) } };
}

async function part(deps: Deps, turn: Turn): Promise<Outcome> {
  const number = numberSaid(turn);
  const named = number === undefined ? [] : meant(number, dayOf(turn.now).slice(0, 4));
  const [stored] = await visible(deps, turn, named);
  if (!stored) return nothing;
  if (!mayOn(turn.speaker, 'verify', stored.value)) return say({ text: refused['not-yours'] }, true);
  const decision = parted(stored.value);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const other = stored.value.duplicateOf && (await loadCase(deps.table, stored.value.duplicateOf));
  const news = { head: partedCard(next).text, what: `parted@${stored.version}`, now: turn.now };
  const left = other && !isOver(other.value) ? await shrunk(deps, other, next.number) : nothing;
  return join(join(changed(stored, next, { what: 'hazard.parted', facts: {} }), left), {
    ...{ writes: [], sends: await tellWatch(deps, next, news), reply: partedCard(next), privately: true },
  });
}

async function shrunk(deps: Deps, other: Stored<Case>, dup: CaseNumber): Promise<Outcome> {
  const { number, also = [] } = other.value;
  const by = await peopleBehind(deps, [number, ...also.filter((one) => one !== dup)]);
  return changed(other, without(other.value, { dup, by }), { what: 'hazard.parted', facts: { dup } });
}
