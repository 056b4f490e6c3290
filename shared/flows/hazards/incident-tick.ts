import { remindedCard, reminderWords, unitCard } from '../../conversation/hazards/words-incident-work.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Incident, nextRound, ring } from '../../domain/hazards/incident.ts';
import { type Reminder, remind } from '../../domain/hazards/incident-clocks.ts';
import { factsFrom, missingItems } from '../../domain/hazards/incident-facts.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { wordsOf } from '../../store/incident-words.ts';
import { putIncident } from '../../store/incidents.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { onDuty } from '../on-duty.ts';
import type { Outcome, Send } from '../outcome.ts';
import { alarm, peopleOf, toldFirst, toUnit, whoIsAlarmed } from './alarm.ts';
import { mayWork } from './incident-work.ts';

/** What an emergency owes just now: the alarm again, or a reminder of a time that runs. */
export async function lookAtIncident(deps: Deps, stored: Stored<Incident>, now: Instant): Promise<Outcome> {
  const round = nextRound(stored.value);
  return round !== undefined && round <= now ? ringAgain(deps, stored, now) : remindOf(deps, stored, now);
}

/** Nobody said that he knows: to all of them again, and to every leader. */
async function ringAgain(deps: Deps, stored: Stored<Incident>, now: Instant): Promise<Outcome> {
  const one = stored.value;
  const people = await whoIsAlarmed(deps, { now, street: one.street, everybody: true });
  const next = ring(
    one,
    now,
    people.map(({ id }) => id),
  );
  return {
    writes: putIncident(next, stored.version),
    entries: [entry(stored, 'incident.rung', { round: next.rounds })],
    sends: alarm(next, people, await toldFirst(deps, one)),
  };
}

async function remindOf(deps: Deps, stored: Stored<Incident>, now: Instant): Promise<Outcome> {
  const { next, reminders } = remind(stored.value, now);
  const facts = factsFrom((await wordsOf(deps.table, next.id)).map((word) => word.facts));
  const worth = reminders.filter(({ kind }) => kind !== 'chase' || missingItems(next, facts).length > 0);
  const people = worth.length === 0 ? [] : await whoIsReminded(deps, next, { worth, now });
  const heads = worth.map((reminder) => reminderWords(reminder, now));
  const sends = people.map((person): Send => {
    const rights = { work: mayWork(person, next), close: may(person, 'close') };
    return {
      once: `incident.reminder#${next.id}#${isoOf(now)}#${person.id}`,
      to: { kind: 'person', person: person.id },
      lane: 'red',
      card: remindedCard({ one: next, facts, now, may: rights }, heads),
      about: { topic: 'hazards', id: next.id },
    };
  });
  const head = next.kind === 'doubtful' ? undefined : unitHead(worth);
  return {
    writes: putIncident(next, stored.version),
    entries: [
      entry(stored, 'incident.reminded', {
        of: next.told.slice(stored.value.told.length),
        told: people.map(({ id }) => id),
      }),
    ],
    sends: [
      ...sends,
      ...(head
        ? await toUnit(deps, next, {
            card: unitCard({ one: next, facts, now, may: none }, head),
            what: isoOf(now),
          })
        : []),
    ],
  };
}

const none = { work: false, close: false };

/** The unit is reminded of its own duty only. */
function unitHead(worth: readonly Reminder[]): 'chase' | 'before' | 'over' | undefined {
  const own = worth.flatMap((one) => ('clock' in one && one.clock.name === 'unit' ? [one.kind] : [])).at(0);
  return own ?? (worth.some(({ kind }) => kind === 'chase') ? 'chase' : undefined);
}

/** Those who took it on and the watch; once a time is over, everybody who was alarmed. */
async function whoIsReminded(
  deps: Deps,
  one: Incident,
  { worth, now }: { worth: readonly Reminder[]; now: Instant },
): Promise<Person[]> {
  const duty = await onDuty(deps, now);
  const isOver = worth.some(({ kind }) => kind === 'over');
  const ids = isOver || one.seenBy.length === 0 ? one.alerted : one.seenBy;
  const wanted = [...duty.watch, ...(isOver ? duty.leaders : []), ...ids];
  return peopleOf(deps, [...new Set(wanted)]);
}

function entry({ key, version }: Stored<Incident>, what: string, facts: Readonly<Record<string, unknown>>) {
  return { pk: key.pk, version: version + 1, what, facts };
}
