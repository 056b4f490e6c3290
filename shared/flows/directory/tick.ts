import { morning } from '../../conversation/directory/move-words.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { at, dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { openMoves } from '../../store/binding.ts';
import { allPeople, allUnits } from '../../store/directory.ts';
import type { Row, Write } from '../../store/table.ts';
import { dailyWrite, isDailyDue } from '../daily.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';

const morningClock = '08:30';

/** The morning lines of the directory: who cannot be reached, what waits for a word. */
export async function tickDirectory(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const fresh = await isDailyDue(deps.table, row, now);
  if (!fresh) return nothing;
  return {
    writes: [dailyWrite('directory', fresh.version, nextMorning(now))],
    sends: await lines(deps, now),
  };
}

/** What must be there for the morning to come at all. */
export function birthDirectory(now: Instant): Write {
  return dailyWrite('directory', 0, nextMorning(now));
}

function nextMorning(now: Instant): Instant {
  const today = at(dayOf(now), morningClock);
  return now < today ? today : at(plusDays(dayOf(now), 1), morningClock);
}

async function lines(deps: Deps, now: Instant): Promise<Send[]> {
  const [units, people, moves] = await Promise.all([
    allUnits(deps.table),
    allPeople(deps.table),
    openMoves(deps.table),
  ]);
  const everybody = people.map(({ value }) => value);
  const unreachable = units.filter(({ value }) => value.active && !isReachable(value, everybody)).length;
  if (unreachable + moves.length === 0) return [];
  return everybody
    .filter((person) => hasRole(person, 'officer', 'administrator'))
    .map((person) => ({
      once: `directory.morning#${dayOf(now)}#${person.id}`,
      to: { kind: 'person', person: person.id },
      lane: 'blue',
      card: morning(unreachable, moves.length),
      notAfter: at(dayOf(now), '18:00'),
    }));
}

/** Whether a unit has anybody the bot can write to. */
export function isReachable(unit: Unit, people: readonly Person[]): boolean {
  return people.some(
    (person) =>
      person.active &&
      person.addresses.length > 0 &&
      (person.id === unit.liaison || person.id === unit.backup),
  );
}
