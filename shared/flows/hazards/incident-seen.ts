import { notForYou, seenKept, whichRings } from '../../conversation/hazards/words-incident.ts';
import { type Incident, isRinging, seen } from '../../domain/hazards/incident.ts';
import type { PersonId } from '../../domain/ids.ts';
import { incidentsListed, loadIncident, putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { cardOf } from './incident-work.ts';

/** The button of the alarm; in words the alarm he answers, or the only one that rings: of several it is asked which. */
export async function markSeen(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  const who = speaker.person?.id;
  const found = who ? await meant(deps, turn, who) : [];
  const [first, second] = found;
  if (second && intent.choice !== 'seen-all') return say(whichRings(found.map(({ value }) => value)), true);
  if (!first || !who || !first.value.alerted.includes(who))
    return intent.reference === undefined ? nothing : say({ text: notForYou }, true);
  const next = seen(first.value, who);
  const card = await cardOf(deps, { one: next, speaker, now });
  const reply = intent.reference === undefined ? { ...card, text: `${seenKept}\n${card.text}` } : card;
  const toast = { tone: 'success', text: seenKept } as const;
  const shown = { toast, reply, privately: true, replyAbout: { topic: 'hazards', id: next.id } } as const;
  return found.map((stored) => noted(stored, who)).reduce(join, { writes: [], ...shown });
}

/** So many alarms at once are more than one person is given. */
const most = 10;

async function meant(
  deps: Deps,
  { intent, quoted }: Turn,
  who: PersonId,
): Promise<readonly Stored<Incident>[]> {
  const reference = intent.reference ?? (quoted?.topic === 'hazards' ? quoted.id : undefined);
  const named = reference === undefined ? undefined : await loadIncident(deps.table, reference);
  if (named || intent.reference !== undefined) return named ? [named] : [];
  const open = await incidentsListed(deps.table, 'open');
  return open.filter(({ value }) => isRinging(value, who)).slice(0, most);
}

function noted({ value, version }: Stored<Incident>, who: PersonId): Outcome {
  const next = seen(value, who);
  if (next === value) return { writes: [] };
  return {
    writes: putIncident(next, version),
    entries: [
      { pk: keys.incident(next.id).pk, version: version + 1, what: 'incident.seen', facts: { person: who } },
    ],
  };
}
