import { morning } from '../../conversation/directory/move-words.ts';
import { fading, hasRole, type Person } from '../../domain/directory/person.ts';
import { at, DAY_MS, dayOf, type Instant, later, plusDays } from '../../domain/time.ts';
import { openMoves } from '../../store/binding.ts';
import { allPeople, allUnits, directoryChanged, loadBureau, putPerson } from '../../store/directory.ts';
import { untold } from '../../store/outbox.ts';
import { sweepWrite, wayUntil } from '../../store/sessions.ts';
import type { Row, Write } from '../../store/table.ts';
import { dailyWrite, isDailyDue } from '../daily.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, type Send } from '../outcome.ts';
import { unreached } from '../reach.ts';
import { sealLines } from '../seal-daily.ts';
import { forgetRow, forgetWords } from './forget-words.ts';
import { lookUp, lookUpRow } from './look-up.ts';

const morningClock = '08:30';
/** A send costs two writes of the hundred that a transaction takes: by themselves, and beside the morning's other work. */
const mostTold = { alone: 40, beside: 15 };

/** What the directory does each day: lines for the officers, a search for who has no address, forgetting who left long ago. */
export async function tickDirectory(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const until = wayUntil(row);
  if (until !== undefined) return { writes: [sweep(deps, row, { until, now })] };
  const fresh = await isDailyDue(deps.table, row, now);
  if (!fresh) return nothing;
  if (fresh.sk === forgetRow) return { writes: await forgetWords(deps, fresh, now) };
  const next = dailyWrite(fresh.sk, fresh.version, nextMorning(now));
  if (fresh.sk === lookUpRow) return { writes: [next], errands: await lookUp(deps, now) };
  const owed = await untold(deps.table, await lines(deps, now));
  // However many they are: some at each look, and the rest of the morning's work when all have theirs.
  if (owed.length > mostTold.beside) {
    const again = dailyWrite(fresh.sk, fresh.version, now);
    return { writes: [again], sends: owed.slice(0, mostTold.alone) };
  }
  return {
    writes: [next, ...(await forgetting(deps, now))],
    sends: [...owed, ...(await sealLines(deps, await everyone(deps), now))],
  };
}

/**
 * A link or session of the console whose time is over is thrown away. Moving the clock ends none: one that the clock
 * ran past is looked at a day later, or a move by weeks would look at it every few minutes.
 */
function sweep(deps: Deps, row: Row, { until, now }: { until: number; now: Instant }): Write {
  return sweepWrite(row, until < deps.wall.now() ? undefined : later(now, DAY_MS));
}

/** What must be there for the morning to come at all. */
export function birthDirectory(now: Instant): Write[] {
  return [
    dailyWrite('directory', 0, nextMorning(now)),
    dailyWrite(lookUpRow, 0, now),
    dailyWrite(forgetRow, 0, now),
  ];
}

async function everyone(deps: Deps): Promise<Person[]> {
  return (await allPeople(deps.table)).map(({ value }) => value);
}

/** The writes of a few people, each with his addresses: a transaction has room for so many beside the lines. */
const mostForgetting = 40;

async function forgetting(deps: Deps, now: Instant): Promise<Write[]> {
  const days = (await loadBureau(deps.table))?.value.retentionDays;
  if (days === undefined) return [];
  const writes: Write[] = [];
  for (const { value, version } of await allPeople(deps.table)) {
    const next = fading(value, now, days);
    if (next) writes.push(...putPerson(next, version, value));
    if (writes.length >= mostForgetting) break;
  }
  return writes.length === 0 ? [] : [...writes, directoryChanged()];
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
  const active = units.flatMap(({ value }) => (value.active ? value : []));
  const unreachable = unreached(deps, active, everybody).length;
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
