import {
  askingWhere,
  doubtfulAnswer,
  drillKept,
  firstAnswer,
  knownAlready,
} from '../../conversation/hazards/words-incident.ts';
import { followMs, type Incident, mergeMs } from '../../domain/hazards/incident.ts';
import type { Card } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { relayed } from './incident-news.ts';
import { openIncident } from './incident-open.ts';
import { criedToo, ownRunning, runningAt, seenAt, unitAt } from './running.ts';

/**
 * Something burns: opened at once, whoever says so. The first answer is how to call for help; details go to the watch.
 * What sounded like a drill never quiets what follows in earnest.
 */
export async function reportIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const seen = await seenAt(deps, turn);
  const running = await runningAt(deps, turn, mergeMs);
  const earnest = running?.value.kind === 'doubtful' && turn.intent.drill !== true;
  if (running && !earnest) {
    const own = await ownRunning(deps, turn, followMs);
    const card = calledFor(turn, running.value);
    const isAnother = own?.value.id !== running.value.id;
    const reply = isAnother ? knownAlready(card) : card;
    const told = await relayed(deps, turn, { stored: running, kind: 'report', isAnother });
    return { ...told, writes: [...told.writes, ...criedToo(turn, running.value.id, seen)], reply };
  }
  const kind = turn.intent.drill === true ? 'doubtful' : 'incident';
  const outcome = await openIncident(deps, turn, { kind, seen });
  return { ...outcome, reply: kind === 'doubtful' ? doubtfulAnswer : calledFor(turn) };
}

/** Alone with the bot he is asked where, if neither he nor the directory says; a group is asked nothing. */
function calledFor(turn: Turn, running?: Incident): Card {
  const known = unitAt(turn) ?? turn.intent.unit ?? running?.unit;
  return turn.inbound.chat === null && known === undefined ? askingWhere : firstAnswer;
}

/** 【演练】…: on record as one, and nobody is woken. */
export async function keepDrill(deps: Deps, turn: Turn): Promise<Outcome> {
  const outcome = await openIncident(deps, turn, { kind: 'drill', seen: [] });
  return { ...outcome, reply: drillKept, privately: true };
}
