import { natureIn } from '../../conversation/hazards/incident-facts.ts';
import { mergedNews, partedNews, sameDone } from '../../conversation/hazards/words-incident-same.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { factsFrom } from '../../domain/hazards/incident-facts.ts';
import { merged, parted, without } from '../../domain/hazards/incident-same.ts';
import {
  addWord,
  type IncidentWord,
  loadIncident,
  loadRunning,
  numberedIncident,
  putIncident,
  putRunning,
  wordOf,
  wordsOf,
} from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { toAlarmed } from './alarm.ts';
import { forgottenAt } from './changed.ts';
import { counted } from './incident-open.ts';
import { cardOf, mayWork, refused } from './incident-work.ts';
import { personOf } from './shown.ts';
import { whichIncident } from './which-incident.ts';

/** Two reports are one emergency, or were taken for one: a person says so, and may take it back. */
export async function judgeSame(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichIncident(deps, turn);
  if (found.kind === 'said') return found.outcome;
  if (!mayWork(turn.speaker, found.stored.value)) return refused('not-yours');
  const [what, of = ''] = partsOf(turn.intent.choice);
  if (what === 'same') return merge(deps, turn, { stored: found.stored, into: of });
  return what === 'split'
    ? split(deps, turn, found.stored)
    : takeApart(deps, turn, { stored: found.stored, message: of });
}

function partsOf(choice = ''): readonly string[] {
  const at = choice.indexOf(':');
  return at < 0 ? [choice] : [choice.slice(0, at), choice.slice(at + 1)];
}

async function merge(
  deps: Deps,
  turn: Turn,
  { stored, into }: { stored: Stored<Incident>; into: string },
): Promise<Outcome> {
  const { inbound, now } = turn;
  const first = await numberedIncident(deps.table, into);
  if (!first || !mayWork(turn.speaker, first.value)) return refused('unknown');
  const decided = merged(stored.value, first.value, { by: personOf(turn), now });
  if (!decided.ok) return refused(decided.why);
  const { one, other } = decided;
  const said = await wordsOf(deps.table, one.id);
  const facts = factsFrom(said.map((word) => word.facts));
  const word = { at: one.openedAt, kind: 'report', text: one.text, facts } as const;
  const until = await forgottenAt(deps, now);
  return join(await shownAfter(deps, turn, { one, words: sameDone.merged }), {
    writes: [
      ...putIncident(one, stored.version),
      ...putIncident(other, first.version),
      addWord(other.id, inbound.id, { word, until }),
    ],
    entries: [
      entry(stored, 'incident.merged', { with: other.number ?? other.id }),
      entry(first, 'incident.joined', { with: one.number ?? one.id }),
    ],
    sends: await toAlarmed(deps, turn, { one: other, card: mergedNews(one, other) }),
  });
}

async function split(deps: Deps, turn: Turn, stored: Stored<Incident>): Promise<Outcome> {
  const decided = parted(stored.value);
  if (!decided.ok) return refused(decided.why);
  const { next } = decided;
  const other = await loadIncident(deps.table, stored.value.sameAs ?? '');
  return join(await shownAfter(deps, turn, { one: next, words: sameDone.split }), {
    writes: [
      ...putIncident(next, stored.version),
      ...(other ? putIncident(without(other.value, stored.value), other.version) : []),
    ],
    entries: [
      entry(stored, 'incident.parted', {}),
      ...(other ? [entry(other, 'incident.parted', { from: next.number ?? next.id })] : []),
    ],
    sends: await toAlarmed(deps, turn, { one: next, card: partedNews(next) }),
  });
}

/** What was taken for more of this one was another: it runs by itself from when it was said. */
async function takeApart(
  deps: Deps,
  turn: Turn,
  { stored, message }: { stored: Stored<Incident>; message: string },
): Promise<Outcome> {
  const { inbound, now } = turn;
  const word = await wordOf(deps.table, stored.value.id, message);
  if (!word) return refused('unknown');
  const { where, place, unit, unitName, street, alerted } = stored.value;
  const incident: Incident = {
    ...(await counted(deps, now)),
    ...{ id: deps.newId('SG'), openedAt: word.at, text: word.text, where },
    ...{ kind: 'incident', state: 'running', alerted, seenBy: [personOf(turn)], rounds: 1, told: [] },
    ...(place !== undefined && { place }),
    ...(unit && { unit }),
    ...(unitName !== undefined && { unitName }),
    ...(street !== undefined && { street }),
    nature: natureIn(word.text),
  };
  const { pk } = keys.incident(incident.id);
  const until = await forgottenAt(deps, now);
  return join(await shownAfter(deps, turn, { one: incident, words: sameDone.split }), {
    writes: [
      ...putIncident(incident, 0),
      addWord(incident.id, inbound.id, { word, until }),
      ...(await saidFrom(deps, word, { incident: incident.id, at: now })),
    ],
    entries: [{ pk, version: 1, what: 'incident.parted', facts: { from: stored.value.number ?? null } }],
    sends: await toAlarmed(deps, turn, { one: incident, card: partedNews(incident) }),
  });
}

/** What he who said it says next belongs to that one. */
async function saidFrom(
  deps: Deps,
  { address }: IncidentWord,
  running: Parameters<typeof putRunning>[2],
): Promise<Write[]> {
  if (!address) return [];
  const where = `sender#${address.channel}#${address.id}`;
  const version = (await loadRunning(deps.table, where))?.version ?? 0;
  return [putRunning(where, version, running)];
}

async function shownAfter(
  deps: Deps,
  turn: Turn,
  { one, words }: { one: Incident; words: string },
): Promise<Outcome> {
  const card = await cardOf(deps, { one, speaker: turn.speaker, now: turn.now });
  const reply = { ...card, text: `${words}\n${card.text}` };
  const toast = { tone: 'success', text: words } as const;
  return { writes: [], reply, toast, privately: true, replyAbout: { topic: 'hazards', id: one.id } };
}

function entry({ value, version }: Stored<Incident>, what: string, facts: Readonly<Record<string, string>>) {
  return { pk: keys.incident(value.id).pk, version: version + 1, what, facts };
}
