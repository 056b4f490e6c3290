import { mergedNews, partedNews, sameDone } from '../../conversation/hazards/words-incident-same.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { factsFrom } from '../../domain/hazards/incident-facts.ts';
import { incidentsMeant } from '../../domain/hazards/incident-number.ts';
import { merged, parted, without } from '../../domain/hazards/incident-same.ts';
import { dayOf } from '../../domain/time.ts';
import { addWord, setApart, wordBy, wordsOf } from '../../store/incident-words.ts';
import { loadIncident, numberedIncident, putIncident } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { toAlarmed } from './alarm.ts';
import { forgottenAt } from './changed.ts';
import { takeApart } from './incident-apart.ts';
import { shownAfter } from './incident-shown.ts';
import { mayWork, refused } from './incident-work.ts';
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
  const meant = incidentsMeant(into, dayOf(now).slice(0, 4));
  const found = await Promise.all(meant.map((number) => numberedIncident(deps.table, number)));
  const first = found.find((one) => one !== undefined);
  if (!first || !mayWork(turn.speaker, first.value)) return refused('unknown');
  const decided = merged(stored.value, first.value, { by: personOf(turn), now });
  if (!decided.ok) return refused(decided.why);
  const { one, other } = decided;
  const said = await wordsOf(deps.table, one.id);
  const facts = factsFrom(said.map((word) => word.facts));
  const word = { at: one.openedAt, kind: 'report', text: one.text, facts, from: one.id } as const;
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
  const brought = other && (await wordBy(deps.table, other.value.id, { from: next.id }));
  return join(await shownAfter(deps, turn, { one: next, words: sameDone.split }), {
    writes: [
      ...putIncident(next, stored.version),
      ...(other ? putIncident(without(other.value, stored.value), other.version) : []),
      ...(brought ? [setApart(brought, next.id)] : []),
    ],
    entries: [
      entry(stored, 'incident.parted', {}),
      ...(other ? [entry(other, 'incident.parted', { from: next.number ?? next.id })] : []),
    ],
    sends: await toAlarmed(deps, turn, { one: next, card: partedNews(next) }),
  });
}

function entry({ value, version }: Stored<Incident>, what: string, facts: Readonly<Record<string, string>>) {
  return { pk: keys.incident(value.id).pk, version: version + 1, what, facts };
}
