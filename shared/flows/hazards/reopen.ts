import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { refused } from '../../conversation/hazards/words-refused.ts';
import { asksOnly, openStill, reopened, reopenedHead } from '../../conversation/hazards/words-return.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import { reopen } from '../../domain/hazards/return.ts';
import { dayOf } from '../../domain/time.ts';
import type { Stored } from '../../store/record.ts';
import { keepReporter, loadReporter } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { changed, mayOn } from './changed.ts';
import { remember } from './shown.ts';
import { tellWatch } from './tell.ts';
import { numberSaid, visible } from './which.ts';
import { ownCase } from './withdraw.ts';

/** 又堵了: by whoever reported it, or an officer. Of a case that is not over it is more of the case. */
export async function takeUpAgain(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = (await ownCase(deps, turn)) ?? (await officersCase(deps, turn));
  if (!stored) return say({ text: refused['not-yours'] }, true);
  const said = turn.intent.reason ?? '';
  const reason = (stored.value.protected ? withoutPlea(said) : said).slice(0, 200);
  const decision = reopen(stored.value, { reason, now: turn.now });
  if (!decision.ok && decision.why === 'not-over')
    return asksOnly(turn.intent.reason) ? say(openStill(stored.value), true) : append(deps, turn);
  if (!decision.ok) return say({ text: refused[decision.why] }, true);
  return takenUp(deps, turn, { stored, next: decision.next });
}

async function takenUp(
  deps: Deps,
  turn: Turn,
  { stored, next }: { stored: Stored<Case>; next: Case },
): Promise<Outcome> {
  const who = next.source === 'public' ? { who: next.protected ? 'protected' : 'reporter' } : {};
  const facts = { reason: next.protected ? null : (next.reason ?? null) };
  const reporter = await loadReporter(deps.table, next.number);
  const news = { head: reopenedHead, what: `reopened@${stored.version}`, now: turn.now };
  const reply = reopened(next);
  return join(changed(stored, next, { what: 'hazard.reopened', facts, ...who }), {
    writes: [...(reporter ? [keepReporter(reporter)] : []), ...(await remember(deps, turn, next))],
    sends: await tellWatch(deps, next, news),
    ...{ reply, replyAbout: { topic: 'hazards', id: next.number }, privately: true },
    ...(turn.inbound.kind === 'clicked' && { face: reply }),
  });
}

async function officersCase(deps: Deps, turn: Turn): Promise<Stored<Case> | undefined> {
  const number = numberSaid(turn);
  if (number === undefined) return undefined;
  const seen = await visible(deps, turn, meant(number, dayOf(turn.now).slice(0, 4)));
  return seen.find(({ value }) => mayOn(turn.speaker, 'verify', value));
}
