import { longOverdue, overdueList } from '../../conversation/hazards/words-told.ts';
import { type Case, isOverdue, type Step } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { nextWorking } from '../../domain/hazards/working-days.ts';
import type { PersonId } from '../../domain/ids.ts';
import { at, type Day, dayOf, type Instant, later, MINUTE_MS, plusDays } from '../../domain/time.ts';
import { morning } from '../../store/hazard-morning.ts';
import { casesOn } from '../../store/hazards.ts';
import { untold } from '../../store/outbox.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { type Officials, officials } from '../officials.ts';
import type { Outcome, Send } from '../outcome.ts';
import { restDays } from '../workdays.ts';

export function isLate(step: Step | undefined): boolean {
  return step === 'overdue' || step === 'overdue-3' || step === 'overdue-7';
}

/** The lists go out when offices open, on working days. */
export async function morningAt(deps: Deps, now: Instant): Promise<Instant> {
  const next = nextWorking(plusDays(dayOf(now), 1), await restDays(deps, now));
  return at(next, '09:00');
}

/** While anything is overdue, each of those who look after it gets his list every working morning. */
export async function listEachMorning(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const late = await lateCases(deps, now);
  if (late.length === 0)
    return { writes: [{ kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version }] };
  const all = await officials(deps);
  const streets = new Set(late.map(({ street }) => street ?? ''));
  const ofStreets = [...streets].flatMap((street) => all.streets.get(street) ?? []);
  const people = [...ofStreets, ...all.officers].map(({ id }) => id);
  const sends = await listsFor(deps, { all, people, late, now });
  const next = sends.length > mostLists ? later(now, MINUTE_MS) : await morningAt(deps, now);
  return { writes: [morning(next)], sends: sends.slice(0, mostLists) };
}

/** Street and officers get one list a day, however many cases it holds; it is made only where somebody has not got his. */
export async function listOverdue(deps: Deps, one: Case, now: Instant): Promise<Send[]> {
  const all = await officials(deps);
  const street = (all.streets.get(one.street ?? '') ?? []).slice(0, mostTold);
  const people = [...street, ...all.officers.slice(0, mostTold)].map(({ id }) => id);
  const owed = await untold(
    deps.table,
    people.map((id) => ({ id, once: onceOf(id, now) })),
  );
  if (owed.length === 0) return [];
  return (await listsFor(deps, { all, people, late: await lateCases(deps, now), now })).slice(0, mostLists);
}

interface Lists {
  readonly all: Officials;
  readonly people: readonly PersonId[];
  readonly late: readonly Listed[];
  readonly now: Instant;
}

function listsFor(deps: Deps, { all, people, late, now }: Lists): Promise<Send[]> {
  const today = dayOf(now);
  const sends = [...new Set(people)].flatMap((id): Send[] => {
    const own = ofPerson(all, id, late);
    const to = { kind: 'person', person: id } as const;
    return own.length === 0
      ? []
      : [{ once: onceOf(id, now), to, lane: 'blue', card: overdueList(own, today) }];
  });
  return untold(deps.table, sends);
}

/** An officer of a street sees his street's, one of the bureau all. */
function ofPerson(all: Officials, id: PersonId, late: readonly Listed[]): readonly Listed[] {
  if (all.officers.some((one) => one.id === id)) return late;
  const own = [...all.streets].find(([, people]) => people.some((one) => one.id === id))?.[0];
  return late.filter(({ street }) => street === own);
}

/** A leader hears of it once a day, when something has been overdue for a week. */
export async function tellLeaders(deps: Deps, now: Instant): Promise<Send[]> {
  const today = dayOf(now);
  const week = plusDays(today, -6);
  const late = (await lateCases(deps, now)).filter(
    ({ deadline }) => deadline !== undefined && deadline < week,
  );
  const { leaders } = await officials(deps);
  return leaders.slice(0, mostTold).map(({ id }) => ({
    once: `hazard.long-overdue#${today}#${id}`,
    to: { kind: 'person', person: id },
    lane: 'blue',
    card: longOverdue(late, today),
  }));
}

async function lateCases(deps: Deps, now: Instant): Promise<readonly Listed[]> {
  const today: Day = dayOf(now);
  return (await casesOn(deps.table, 'all', 'open')).filter((listed) => isOverdue(listed, today));
}

const onceOf = (id: PersonId, now: Instant) => `hazard.overdue#${dayOf(now)}#${id}`;

/** One transaction tells no more; the rest get theirs a minute later. */
const mostTold = 15;
const mostLists = 40;
