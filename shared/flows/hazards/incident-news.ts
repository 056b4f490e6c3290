import { factsIn, occurredIn } from '../../conversation/hazards/incident-facts.ts';
import { finalKept, notForYou, seenKept, updateKept } from '../../conversation/hazards/words-incident.ts';
import { shortened } from '../../domain/hazards/case.ts';
import { followMs, type Incident, seen } from '../../domain/hazards/incident.ts';
import type { Instant } from '../../domain/time.ts';
import { addWord, type IncidentWord, loadIncident, putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { news, peopleOf, toldBy } from './alarm.ts';
import { attach } from './attach.ts';
import { forgottenAt } from './changed.ts';
import { openIncident } from './incident-open.ts';
import { placed } from './incident-placed.ts';
import { cardOf } from './incident-work.ts';
import { runningAt, seenAt, unitAt } from './running.ts';
import { photosFor, spotOf } from './spot.ts';
import { whichIncident } from './which-incident.ts';

/** 续报, 终报, and the button of the alarm. */
export async function updateIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, inbound, quoted } = turn;
  if (intent.choice === 'seen') return markSeen(deps, turn);
  const final = intent.kind === 'incident.final';
  const answered = quoted?.topic === 'hazards' ? await loadIncident(deps.table, quoted.id) : undefined;
  const seen = await seenAt(deps, turn);
  const stored = answered ?? (await runningAt(deps, turn, followMs)) ?? (await onlyOpen(deps, turn));
  const reply = final ? finalKept : updateKept;
  const privately = inbound.chat !== null;
  // News of something nobody reported: in doubt a person is alarmed.
  if (!stored) return { ...(await openIncident(deps, turn, { kind: 'incident', seen })), reply, privately };
  return { ...(await relayed(deps, turn, { stored, kind: final ? 'final' : 'update' })), reply, privately };
}

/** More on an emergency that is known: kept beside it, without touching it, and passed on to those who were alarmed. */
export async function relayed(
  deps: Deps,
  turn: Turn,
  { stored, kind }: { stored: Stored<Incident>; kind: IncidentWord['kind'] },
): Promise<Outcome> {
  const { inbound, intent, now, speaker } = turn;
  const recent = await loadRecent(deps.table, spotOf(turn));
  const photos = photosFor(inbound, recent.value, now);
  const { text } = shortened(intent.text ?? (inbound.kind === 'said' ? inbound.text : ''));
  const told = { ...toldBy(turn, text, photos.length), message: inbound.id };
  const { pk } = keys.incident(stored.value.id);
  const found = await placed(deps, turn, stored.value);
  const incident = learned(found.one, { kind, text, now });
  const isChanged = incident !== stored.value;
  const isPlaced = found.one !== stored.value;
  const word = { at: now, kind, text, facts: factsIn(text), name: told.name, address: speaker.address };
  return join(attach(deps, turn, { owner: pk, id: incident.id, phase: 'before', photos }), {
    writes: [
      addWord(incident.id, inbound.id, { word, until: await forgottenAt(deps, now) }),
      ...(isChanged ? putIncident(incident, stored.version) : []),
      ...found.writes,
    ],
    entries: isChanged
      ? [
          {
            pk,
            version: stored.version + 1,
            what: kind === 'final' ? 'incident.final' : isPlaced ? 'incident.placed' : 'incident.timed',
            facts: isPlaced ? { unit: incident.unit ?? null } : {},
          },
        ]
      : [],
    sends: [...news(incident, await peopleOf(deps, stored.value.alerted), told), ...found.sends],
  });
}

/** Whoever works on the one emergency that is open speaks of that, wherever and whenever it began. */
async function onlyOpen(deps: Deps, turn: Turn): Promise<Stored<Incident> | undefined> {
  const found = await whichIncident(deps, turn);
  const said = unitAt(turn);
  return found.kind === 'found' && (said === undefined || said === found.stored.value.unit)
    ? found.stored
    : undefined;
}

/** The end, or when it began; anything else said of it leaves it untouched, so that many may speak at once. */
function learned(
  one: Incident,
  { kind, text, now }: { kind: IncidentWord['kind']; text: string; now: Instant },
): Incident {
  const occurredAt = one.occurredAt === undefined ? occurredIn(text, now) : undefined;
  if (kind !== 'final' && occurredAt === undefined) return one;
  return {
    ...one,
    ...(kind === 'final' && one.state === 'running' && { state: 'final' as const }),
    ...(occurredAt !== undefined && { occurredAt }),
  };
}

async function markSeen(deps: Deps, { intent, speaker, now }: Turn): Promise<Outcome> {
  const stored = await loadIncident(deps.table, intent.reference ?? '');
  const who = speaker.person?.id;
  if (!stored || !who || !stored.value.alerted.includes(who)) return say({ text: notForYou }, true);
  const next = seen(stored.value, who);
  const toast = { tone: 'success', text: seenKept } as const;
  const reply = await cardOf(deps, { one: next, speaker, now });
  const shown = { toast, reply, privately: true, replyAbout: { topic: 'hazards', id: next.id } } as const;
  if (next === stored.value) return { writes: [], ...shown };
  return {
    writes: putIncident(next, stored.version),
    entries: [
      {
        pk: keys.incident(next.id).pk,
        version: stored.version + 1,
        what: 'incident.seen',
        facts: { person: who },
      },
    ],
    ...shown,
  };
}
