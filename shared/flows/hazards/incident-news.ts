import { factsIn, occurredIn } from '../../conversation/hazards/incident-facts.ts';
import { isStreetAddress } from '../../conversation/hazards/street-address.ts';
import { finalKept, updateKept } from '../../conversation/hazards/words-incident.ts';
import { whichOfThem } from '../../conversation/hazards/words-incident-answers.ts';
import { may } from '../../domain/directory/may.ts';
import { shortened } from '../../domain/hazards/case.ts';
import { followMs, type Incident, isRinging, learnable, seen } from '../../domain/hazards/incident.ts';
import { ended } from '../../domain/hazards/incident-clocks.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { addWord, type IncidentWord, type SpokenOf } from '../../store/incident-words.ts';
import { loadIncident, putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { type Loose, loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { news, peopleOf, toldBy } from './alarm.ts';
import { attach } from './attach.ts';
import { forgottenAt } from './changed.ts';
import { openIncident } from './incident-open.ts';
import { placed } from './incident-placed.ts';
import { markSeen } from './incident-seen.ts';
import { heardAt, runningAt, seenAt, unitAt, workOf } from './running.ts';
import { photosFor, spotOf } from './spot.ts';
import { incidentSpokenOf, whichIncident, wholeOf } from './which-incident.ts';

/** 续报, 终报, and the button of the alarm. */
export async function updateIncident(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, inbound } = turn;
  if (intent.choice === 'seen' || intent.choice === 'seen-all') return markSeen(deps, turn);
  const final = intent.kind === 'incident.final';
  const seen = await seenAt(deps, turn);
  const found = await named(deps, turn);
  if (found?.kind === 'said' && may(turn.speaker, 'see-ledger')) return found.outcome;
  const stored =
    (await answered(deps, turn)) ??
    (found?.kind === 'found' ? found.stored : undefined) ??
    (await runningAt(deps, turn, followMs)) ??
    (await onlyOpen(deps, turn));
  const reply = final ? finalKept : updateKept;
  const privately = inbound.chat !== null;
  const several = stored ? [] : await severalOpen(deps, turn);
  if (several.length > 1) return say(whichOfThem(several, final), true);
  // News of something nobody reported: in doubt a person is alarmed.
  if (!stored) return { ...(await openIncident(deps, turn, { kind: 'incident', seen })), reply, privately };
  return { ...(await relayed(deps, turn, { stored, kind: final ? 'final' : 'update' })), reply, privately };
}

/** More on an emergency that is known: kept beside it, without touching it, and passed on to those who were alarmed. */
export async function relayed(
  deps: Deps,
  turn: Turn,
  {
    stored,
    kind,
    isAnother = false,
  }: { stored: Stored<Incident>; kind: IncidentWord['kind']; isAnother?: boolean },
): Promise<Outcome> {
  const { inbound, intent, now, speaker } = turn;
  const recent = await loadRecent(deps.table, spotOf(turn));
  const photos = photosFor(inbound, recent.value, now);
  const { text } = shortened(intent.text ?? (inbound.kind === 'said' ? inbound.text : ''));
  const told = { ...toldBy(turn, text, photos.length), message: inbound.id, isAnother };
  const { pk } = keys.incident(stored.value.id);
  const found = await placed(deps, turn, stored.value);
  const incident = known(learned(found.one, { kind, text, now }), speaker.person?.id);
  const isChanged = incident !== stored.value;
  const isPlaced = found.one !== stored.value;
  const word = {
    ...{ at: now, kind, text, facts: factsIn(text), name: told.name, address: speaker.address },
    ...(isAnother && {
      of: spokenOf(turn, { before: stored.value, after: incident, where: told.where, photos }),
    }),
  };
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
            what: whatOf(kind, isPlaced, incident.seenBy.length > stored.value.seenBy.length),
            facts: isPlaced ? { unit: incident.unit ?? null } : {},
          },
        ]
      : [],
    sends: [...found.sends, ...news(incident, await peopleOf(deps, incident.alerted), told)],
  });
}

/** What he named himself, and what this emergency was learned from him. */
function spokenOf(
  turn: Turn,
  said: { before: Incident; after: Incident; where: string; photos: readonly Loose[] },
): SpokenOf {
  const { before, after, where, photos } = said;
  const { place, unitId } = turn.intent;
  const unit = unitId ?? (place !== undefined && isStreetAddress(place) ? undefined : unitAt(turn));
  return {
    ...(unit && { unit }),
    ...(place !== undefined && { place: place.slice(0, 60) }),
    isOwn: unit !== undefined && turn.speaker.units.includes(unit),
    where,
    heardAt: heardAt(turn),
    lent: learnable.filter((what) => before[what] === undefined && after[what] !== undefined),
    photos: [...new Set(photos.map(({ message }) => message))],
  };
}

function whatOf(kind: IncidentWord['kind'], isPlaced: boolean, isSeen: boolean): string {
  if (kind === 'final') return 'incident.final';
  return isPlaced ? 'incident.placed' : isSeen ? 'incident.seen' : 'incident.timed';
}

/** The first of those alarmed who reports on it knows of it. */
function known(one: Incident, who: PersonId | undefined): Incident {
  return who !== undefined && one.seenBy.length === 0 && isRinging(one, who) ? seen(one, who) : one;
}

/** Whoever works on the one emergency that is open speaks of that, wherever and whenever it began. */
async function onlyOpen(deps: Deps, turn: Turn): Promise<Stored<Incident> | undefined> {
  const found = await whichIncident(deps, turn);
  const said = unitAt(turn);
  return found.kind === 'found' && (said === undefined || said === found.stored.value.unit)
    ? found.stored
    : undefined;
}

/** That of the card he answers. */
async function answered(deps: Deps, { quoted }: Turn): Promise<Stored<Incident> | undefined> {
  const one = quoted?.topic === 'hazards' ? await loadIncident(deps.table, quoted.id) : undefined;
  return one && wholeOf(deps, one);
}

/** By its number. Whoever keeps the ledger and names none of it has mistyped; a caller is heard in any case. */
async function named(
  deps: Deps,
  turn: Turn,
): Promise<Awaited<ReturnType<typeof incidentSpokenOf>> | undefined> {
  return turn.intent.reference === undefined ? undefined : incidentSpokenOf(deps, turn);
}

/** Whoever works on several and does not say of which he speaks. Where he names a unit, nothing of it runs yet. */
async function severalOpen(deps: Deps, turn: Turn): Promise<readonly Incident[]> {
  return turn.intent.unitId ? [] : workOf(deps, turn);
}

/** The end, or when it began; anything else said of it leaves it untouched, so that many may speak at once. */
function learned(
  one: Incident,
  { kind, text, now }: { kind: IncidentWord['kind']; text: string; now: Instant },
): Incident {
  const occurredAt = one.occurredAt === undefined ? occurredIn(text, now) : undefined;
  if (kind !== 'final' && occurredAt === undefined) return one;
  return {
    ...(kind === 'final' && one.state === 'running' ? ended(one, now) : one),
    ...(occurredAt !== undefined && { occurredAt }),
  };
}
