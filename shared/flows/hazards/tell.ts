import { summary } from '../../conversation/hazards/words.ts';
import { caseCard } from '../../conversation/hazards/words-case.ts';
import { newList } from '../../conversation/hazards/words-ledger.ts';
import { headed, signed, toldReporter } from '../../conversation/hazards/words-told.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { isPageSender } from '../../domain/page.ts';
import { dayOf, type Instant, later, MINUTE_MS } from '../../domain/time.ts';
import { photosOf } from '../../store/case-photos.ts';
import { loadBureau, loadPerson, loadUnit } from '../../store/directory.ts';
import { loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { untold } from '../../store/outbox.ts';
import { loadReporter, type Owed, openOwed, type Reporter, reportersOwed } from '../../store/reporters.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import type { Outcome, Send } from '../outcome.ts';
import { ownGroup } from '../own-groups.ts';
import { isReached } from '../reach.ts';
import { type But, mayOn, mostReportersAtOnce, skippedBy } from './changed.ts';
import { addressText, whoReported } from './people-behind.ts';

/** So many people are told of one case: a transaction holds no more, and no more are needed. */
const most = 6;

/** The street's officers, and the bureau's watch; while nobody is on watch, its officers. */
async function lookingAfter(deps: Deps, one: Case, now: Instant): Promise<readonly Person[]> {
  const [all, duty] = await Promise.all([officials(deps), onDuty(deps, now)]);
  const watch = (await Promise.all(duty.watch.map((id) => loadPerson(deps.table, id)))).flatMap((found) =>
    found?.value.active ? [found.value] : [],
  );
  const street = one.streetAt === undefined ? (all.streets.get(one.street ?? '') ?? []) : [];
  const known = watch.filter((person) => mayOn(person, 'verify', one));
  const people = [...(known.length > 0 ? known : all.officers), ...street];
  return people
    .filter((person, place) => people.findIndex(({ id }) => id === person.id) === place)
    .slice(0, most);
}

/** New cases, once each, to those who verify; several of one message as one list. */
export async function tellOfNew(
  deps: Deps,
  cases: readonly Case[],
  news: { now: Instant; photos: readonly CasePhoto[] },
): Promise<Send[]> {
  const [first] = cases;
  if (!first) return [];
  const people = await lookingAfter(deps, first, news.now);
  const sends = people.map((person): Send => {
    const card =
      cases.length === 1
        ? cardFor(first, person, { today: dayOf(news.now), photos: news.photos })
        : newList(cases.map((one) => ({ number: one.number, text: summary(one, 'official') })));
    return toPerson(person.id, `hazard.new#${first.number}#${person.id}`, { card, one: first });
  });
  return untold(deps.table, sends);
}

export function cardFor(
  one: Case,
  person: Parameters<typeof mayOn>[0],
  seen: { today: ReturnType<typeof dayOf>; photos: readonly CasePhoto[] },
): Card {
  const may = {
    verify: mayOn(person, 'verify', one),
    reinspect: mayOn(person, 'reinspect', one),
    rectify: mayOn(person, 'rectify', one),
  };
  return caseCard(one, { ...seen, may });
}

interface News {
  readonly head: string;
  /** Names this news for ever, with the case's number and the person. */
  readonly what: string;
  readonly now: Instant;
}

/**
 * The unit's liaison and his backup, with what they can do; where neither can be written to, the group that is the unit's
 * alone; nobody where there is none.
 */
export async function tellUnit(deps: Deps, one: Case, news: News): Promise<Send[]> {
  const unit = one.unit && (await loadUnit(deps.table, one.unit));
  const ids = [unit?.value.liaison, unit?.value.backup].flatMap((id) => id ?? []);
  const [people, bureau] = await Promise.all([loadThem(deps, ids), loadBureau(deps.table)]);
  const reached = people.filter((person) => isReached(deps, person)).map(({ id }) => id);
  const sends =
    reached.length > 0
      ? await tellThem(deps, one, { ...news, ids: [...new Set(reached)] })
      : await tellOwnGroup(deps, one, { ...news, people });
  return sends.map((send) => ({ ...send, card: signed(send.card, bureau?.value) }));
}

async function tellOwnGroup(
  deps: Deps,
  one: Case,
  { people, head, what, now }: News & { people: readonly Person[] },
): Promise<Send[]> {
  const [liaison] = people;
  const group = liaison && (await ownGroup(deps, one.unit));
  if (!group) return [];
  const photos = await photosOf(deps.table, keys.case(one.number).pk);
  const card = cardFor(one, liaison, { today: dayOf(now), photos: photos.map(({ value }) => value) });
  return [
    {
      ...{ once: `hazard.${what}#${one.number}#${group.id}`, lane: 'answer', card: headed(head, card) },
      ...{ to: { kind: 'group', group: group.id }, about: { topic: 'hazards', id: one.number } },
    },
  ];
}

async function loadThem(deps: Deps, ids: readonly PersonId[]): Promise<Person[]> {
  const found = await Promise.all(ids.map((id) => loadPerson(deps.table, id)));
  return found.flatMap((one) => (one?.value.active ? [one.value] : []));
}

/** Those who verified it and its street's officers; never the one who rectified. */
export async function tellInspectors(
  deps: Deps,
  one: Case,
  news: News & { everyOfficer?: boolean },
): Promise<Send[]> {
  const all = await officials(deps);
  const officers = all.officers.map(({ id }) => id);
  const street = (all.streets.get(one.street ?? '') ?? []).map(({ id }) => id);
  const near = [...(one.verifier ? [one.verifier] : []), ...street].filter((id) => id !== one.rectified?.by);
  const ids = near.length === 0 || news.everyOfficer ? [...near, ...officers] : near;
  return tellThem(deps, one, { ...news, ids: [...new Set(ids)].slice(0, most) });
}

/** Those who were told of it when it was new. */
export async function tellWatch(deps: Deps, one: Case, news: News): Promise<Send[]> {
  const people = await lookingAfter(deps, one, news.now);
  return tellThem(deps, one, { ...news, ids: people.map(({ id }) => id) });
}

/** Some people of the bureau, by their ids. */
export function tellPeople(
  deps: Deps,
  one: Case,
  news: News & { ids: readonly PersonId[] },
): Promise<Send[]> {
  return tellThem(deps, one, news);
}

/** Each time a unit reports that it is done is news of its own. */
export function reinspectNews({ rectified, sentBack = 0, reopened = 0 }: Case): string {
  return `reinspect@${rectified?.at ?? ''}+${sentBack}+${reopened}`;
}

async function tellThem(
  deps: Deps,
  one: Case,
  { ids, head, what, now }: News & { ids: readonly PersonId[] },
): Promise<Send[]> {
  const [people, photos] = await Promise.all([
    Promise.all(ids.map((id) => loadPerson(deps.table, id))),
    photosOf(deps.table, keys.case(one.number).pk),
  ]);
  const reachable = people.flatMap((found) =>
    found?.value.active && found.value.addresses.length > 0 ? [found.value] : [],
  );
  const seen = { today: dayOf(now), photos: photos.map(({ value }) => value) };
  return reachable.map((person) =>
    toPerson(person.id, `hazard.${what}#${one.number}#${person.id}`, {
      card: headed(head, cardFor(one, person, seen)),
      one,
    }),
  );
}

/** Whoever reported it, at the address he reported from; not when he did this himself or was told as another. */
export function tellReporter(deps: Deps, one: Case, but: But): Promise<Send[]> {
  return tellReporters(deps, one, skippedBy(but));
}

/** Of those who reported it, some who were not told yet of how it stands; more of them each minute. */
export async function tellOwed(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const gone = { kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version } as const;
  const owed = openOwed(row);
  const one = (await loadCase(deps.table, owed.number))?.value;
  const sends = one ? await tellReporters(deps, one, owed) : [];
  if (!one || sends.length === 0) return { writes: [gone] };
  return { writes: [reportersOwed(owed, later(now, MINUTE_MS))], sends };
}

type Skipped = Pick<Owed, 'by' | 'told'>;

/** Whoever reported it more than once, or from more than one address, is told once. */
async function tellReporters(deps: Deps, one: Case, skipped: Skipped): Promise<Send[]> {
  const all = [one.number, ...(one.also ?? [])];
  const found = await Promise.all(all.map((number) => loadReporter(deps.table, number)));
  const reporters = new Map<string, Reporter>();
  for (const { value } of found.flatMap((stored) => stored ?? [])) {
    const who = whoReported(value);
    if (!reporters.has(who)) reporters.set(who, value);
  }
  const sends = [...reporters.values()].flatMap((reporter) => newsFor(one, reporter, skipped) ?? []);
  return (await untold(deps.table, sends)).slice(0, mostReportersAtOnce);
}

/** `reporter.number` is under what he reported it. Whoever reported on a page can be told nothing. */
function newsFor(one: Case, { number, address, person }: Reporter, skipped: Skipped): Send | undefined {
  const card = toldReporter(one);
  const known = skipped.told?.some((other) => other === person);
  if (!card || known || addressText(address) === skipped.by || isPageSender(address.id)) return undefined;
  const again = one.reopened === undefined ? '' : `@${one.reopened}`;
  const under = number === one.number ? '' : `#${number}`;
  const once = `hazard.reporter#${one.number}#${one.state}${again}${under}`;
  return {
    ...{ once, lane: 'blue', card },
    ...{ to: { kind: 'address', address }, about: { topic: 'hazards', id: one.number } },
  };
}

export function toPerson(person: PersonId, once: string, { card, one }: { card: Card; one: Case }): Send {
  return {
    once,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
    about: { topic: 'hazards', id: one.number },
  };
}
