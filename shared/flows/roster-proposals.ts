import { collectCard, periodName } from '../conversation/duty/words-collect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Card } from '../domain/message.ts';
import { at, type Day, dayOf, type Instant, plusDays } from '../domain/time.ts';
import { calendarAround } from '../feeds/calendar/holidays.ts';
import { openCollections } from '../store/collections.ts';
import type { Deps } from './deps.ts';
import { officials } from './officials.ts';
import { unitsById } from './units.ts';
import { learnedYears } from './workdays.ts';

interface Proposal {
  readonly once: string;
  readonly card: Card;
  readonly people: readonly PersonId[];
}

const proposedDays = 7;
/** When officers are told each morning what the roster lacks. */
export const morningClock = '08:00';

/** When the collection of the rosters of a holiday is proposed. */
export const proposedAt = (from: Day): Instant => at(plusDays(from, -proposedDays), morningClock);

/** A week before a holiday the officers are asked whether its rosters shall be collected. */
export async function proposals(deps: Deps, now: Instant): Promise<Proposal[]> {
  const from = plusDays(dayOf(now), proposedDays);
  const year = Number(from.slice(0, 4));
  const holidays = calendarAround(year, await learnedYears(deps)).years.flatMap(({ holidays: all }) => all);
  const next = holidays.find(({ off }) => off[0] === from);
  const until = next?.off.at(-1);
  if (!next || !until) return [];
  const open = await openCollections(deps.table, dayOf(now));
  if (open.some((one) => one.from <= until && from <= one.until)) return [];
  const card = collectCard({ name: periodName(next.names), from, until }, (await unitsById(deps)).size);
  const people = (await officials(deps)).officers.map(({ id }) => id);
  return [{ once: `collect#${from}`, card, people }];
}
