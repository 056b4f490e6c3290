import { icsOf } from '../../conversation/duty/ics.ts';
import { calendarWords } from '../../conversation/duty/words-roster.ts';
import { may } from '../../domain/directory/may.ts';
import { postKeysOf } from '../../domain/duty/post.ts';
import { dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { loadCalendarKey, newCalendarKey } from '../../store/calendar-keys.ts';
import { loadPerson } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { actorOf } from '../speaker.ts';
import type { Turn } from '../turn.ts';
import { refused } from './swaps.ts';

const pastDays = 30;
const comingDays = 120;

/** An address for a calendar, with a key nobody can guess. Asked for again, the old one opens nothing any more. */
export async function giveCalendar(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  const base = deps.consoleUrl?.()?.replace(/\/console$/, '');
  if (!speaker.person) return refused(turn, calendarWords.notYours);
  if (base === undefined) return refused(turn, calendarWords.noAddress);
  const isWhole = intent.choice === 'all' && may(speaker, 'see-phones');
  const key = [deps.newId('ics'), deps.newId('')].join('').replaceAll(/\W/g, '-');
  const scope = isWhole ? 'bureau' : 'own';
  return {
    writes: await newCalendarKey(deps.table, deps.hash(key), { person: speaker.person.id, scope }),
    reply: { text: calendarWords.given(`${base}/duty/${key}.ics`, isWhole) },
    privately: true,
  };
}

/** The calendar behind a key; undefined for a key that opens nothing, and for who has left. It holds what he may see now, not what he could. */
export async function calendarOf(deps: Deps, key: string, now: Instant): Promise<string | undefined> {
  const found = (await loadCalendarKey(deps.table, deps.hash(key)))?.value;
  const person = found && (await loadPerson(deps.table, found.person))?.value;
  if (!found || !person?.active) return undefined;
  const isOwn = found.scope === 'own' || !may(actorOf(person), 'see-phones');
  const today = dayOf(now);
  const span = { from: plusDays(today, -pastDays), until: plusDays(today, comingDays) };
  const posts = isOwn ? postKeysOf(person) : [undefined];
  const shifts = (await Promise.all(posts.map((post) => shiftsWithin(deps.table, span, post))))
    .flat()
    .map(({ value }) => value)
    .filter((shift) => !isOwn || shift.places.some((place) => place.person === person.id));
  return icsOf(shifts, {
    name: calendarWords.name(person.name, !isOwn),
    now,
    ...(isOwn && { me: person.id }),
  });
}
