import { refused } from '../../conversation/hazards/words-refused.ts';
import {
  extendedHead,
  extensionAsked,
  extensionDecided,
  extensionHead,
  notExtended,
} from '../../conversation/hazards/words-told.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { askExtension, decideExtension, type ExtendRefusal } from '../../domain/hazards/rectify.ts';
import { dueIn } from '../../domain/hazards/working-days.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed, mayOn } from './changed.ts';
import { personOf, remember, shownTo } from './shown.ts';
import { tellInspectors, tellUnit } from './tell.ts';
import { termsOf } from './terms.ts';
import { type Wanted, whichCase } from './which.ts';

const asks: Wanted = { act: 'rectify', states: ['rectifying'] };
const decides: Wanted = { act: 'verify', states: ['rectifying'] };

/** A unit asks for more time; an officer says yes or no. */
export async function extend(deps: Deps, turn: Turn): Promise<Outcome> {
  const { choice } = turn.intent;
  const answers = choice === 'grant' || choice === 'refuse';
  const which = await whichCase(deps, turn, answers ? decides : asks);
  if (which.kind === 'said') return which.outcome;
  return answers
    ? decide(deps, turn, { stored: which.stored, yes: choice === 'grant' })
    : ask(deps, turn, which.stored);
}

async function ask(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const { intent, now, speaker } = turn;
  if (!mayOn(speaker, 'rectify', stored.value)) return no('none-asked');
  const base = stored.value.deadline;
  const { counting } = await termsOf(deps, turn);
  const counted = intent.days !== undefined && base && counting && dueIn(base, intent.days, counting);
  const until = intent.date ?? (counted || undefined);
  const reason = intent.reason?.slice(0, 200);
  const asked = { by: personOf(turn), until, noSuchDay: intent.noSuchDay, ...(reason && { reason }) };
  const decision = askExtension(stored.value, asked);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const news = { head: extensionHead, what: `extend@${stored.version}`, now };
  return join(
    changed(stored, next, {
      what: 'hazard.extension-asked',
      facts: { until: until ?? null, reason: reason ?? null },
    }),
    {
      writes: await remember(deps, turn, next),
      sends: await tellInspectors(deps, next, news),
      ...(await shownTo(deps, turn, { next, reply: extensionAsked(next) })),
    },
  );
}

async function decide(
  deps: Deps,
  turn: Turn,
  { stored, yes }: { stored: Stored<Case>; yes: boolean },
): Promise<Outcome> {
  const { counting } = await termsOf(deps, turn);
  const decision = decideExtension(stored.value, { yes, now: turn.now, ...(counting && { counting }) });
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const news = { head: yes ? extendedHead(next) : '', what: `extended@${stored.version}`, now: turn.now };
  const sends = await tellUnit(deps, next, news);
  return join(
    changed(stored, next, {
      what: 'hazard.extension-decided',
      facts: { yes, deadline: next.deadline ?? null },
    }),
    {
      writes: await remember(deps, turn, next),
      sends: yes ? sends : sends.map((send) => ({ ...send, card: notExtended(next) })),
      ...(await shownTo(deps, turn, { next, reply: extensionDecided(next, yes) })),
    },
  );
}

function no(why: ExtendRefusal): Outcome {
  return { ...say({ text: refused[why] }, true), toast: { tone: 'warning', text: refused[why] } };
}
