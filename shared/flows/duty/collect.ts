import {
  closedCard,
  closedPassed,
  collectCard,
  collectHints,
  collectStarted,
  missingCard,
} from '../../conversation/duty/words-collect.ts';
import { isRestDay, lastWorkdayBefore } from '../../domain/alerts/calendar.ts';
import type { HolidayYear } from '../../domain/alerts/holiday-year.ts';
import { may } from '../../domain/directory/may.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type Collection, planned } from '../../domain/duty/collection.ts';
import { unitKey } from '../../domain/duty/post.ts';
import { type Day, dayFrom, dayOf } from '../../domain/time.ts';
import { calendarAround } from '../../feeds/calendar/holidays.ts';
import {
  beginRound,
  collectionId,
  loadCollection,
  openCollections,
  putCollection,
} from '../../store/collections.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { unitsById } from '../units.ts';
import { learnedYears } from '../workdays.ts';
import { namedSpan } from './span.ts';
import { refused } from './swaps.ts';

interface Period {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
}

/** An officer opens the collection of a period: first the sentence, then the button. */
export async function collectRosters(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, inbound, now } = turn;
  if (intent.choice === 'closed') return saysClosed(deps, turn);
  if (!speaker.person || !may(speaker, 'set-roster')) return refused(turn, collectHints.notYours);
  const period = await periodOf(deps, turn);
  if (!period) return refused(turn, collectHints.noPeriod);
  const id = collectionId(period);
  if (await loadCollection(deps.table, id)) return refused(turn, collectHints.already(period.name));
  if (intent.choice !== 'go') return say(collectCard(period, (await unitsById(deps)).size), true);
  const learned = await learnedYears(deps);
  const plan = planned(period.from, now, (day) => outOn(day, learned));
  const { from, until, name } = period;
  const collection: Collection = { id, name, from, until, plan, done: ['ask'] };
  return {
    writes: [
      putCollection(collection, 0),
      beginRound({ collection: id, step: 'ask', after: '', cause: inbound.id }),
    ],
    entries: [{ pk: `collection#${id}`, version: 1, what: 'duty.collection-opened', facts: { from, until } }],
    reply: collectStarted(period),
    privately: true,
    face: { ...collectStarted(period), tone: 'green' },
  };
}

/** A unit is shut then: told to the officers while its roster is asked for, and no roster in its place. */
async function saysClosed(deps: Deps, { speaker, intent, inbound, now }: Turn): Promise<Outcome> {
  const { person, represents } = speaker;
  const [open] = await openCollections(deps.table, dayOf(now));
  if (!open || !person || represents.length === 0) return nothing;
  const card = closedCard({
    ...{
      units: represents.map(({ name }) => name),
      who: person.name,
      name: open.name,
      said: intent.text ?? '',
    },
    ...(person.phone !== undefined && { phone: person.phone }),
  });
  const { officers } = await officials(deps);
  return {
    ...say(closedPassed(open.name), true),
    sends: officers.map(({ id }) => ({
      once: `collect.closed#${inbound.channel}#${inbound.id}#${id}`,
      to: { kind: 'person', person: id },
      lane: 'answer',
      card,
    })),
  };
}

async function periodOf(deps: Deps, { intent, now }: Turn): Promise<Period | undefined> {
  const [from = '', until = '', name = ''] = (intent.reference ?? '').split('/');
  const [first, last] = [dayFrom(from), dayFrom(until)];
  if (first && last) return { name, from: first, until: last };
  const span =
    intent.reference === undefined ? undefined : await namedSpan(deps, intent.reference, dayOf(now));
  if (span && intent.reference !== undefined) return { name: intent.reference, ...span };
  if (!intent.date) return undefined;
  const end = intent.until ?? intent.date;
  return { name: `${intent.date}~${end}`, from: intent.date, until: end };
}

/** On a rest day nobody is written to: it goes out on the last working day before, in the afternoon. */
function outOn(day: Day, learned: readonly HolidayYear[]): { day: Day; clock: string } {
  const calendar = calendarAround(Number(day.slice(0, 4)), learned);
  return isRestDay(calendar, day)
    ? { day: lastWorkdayBefore(calendar, day), clock: '15:00' }
    : { day, clock: '09:00' };
}

/** Who of the units has no watch in the period, one question away. */
export async function whoHasNot(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!speaker.person || !may(speaker, 'see-missing')) return refused(turn, collectHints.notYours);
  const { reference } = intent;
  const all = await openCollections(deps.table, dayOf(now));
  const open = reference === undefined ? all[0] : all.find(({ name }) => name.includes(reference));
  if (!open) return refused(turn, collectHints.none);
  const units = [...(await unitsById(deps)).values()].filter((unit) => may(speaker, 'see-missing', unit));
  return say(
    missingCard(open, {
      names: (await missingOf(deps, open, units)).map(({ name }) => name),
      total: units.length,
    }),
    true,
  );
}

const together = 50;

export async function missingOf(
  deps: Deps,
  period: Pick<Collection, 'from' | 'until'>,
  units: readonly Unit[],
): Promise<Unit[]> {
  const found: Unit[] = [];
  for (let nth = 0; nth < units.length; nth += together) {
    const some = units.slice(nth, nth + together);
    const there = await Promise.all(some.map(({ id }) => shiftsWithin(deps.table, period, unitKey(id))));
    found.push(...some.filter((_, at) => there[at]?.length === 0));
  }
  return found;
}
