import { nameOf as nameOfAlert } from '../../conversation/alerts/words-card.ts';
import { lookedAt, lookName, namedThings, numbersOf } from '../../conversation/console/words-history.ts';
import { may } from '../../domain/directory/may.ts';
import { alertId, type PersonId, unitId } from '../../domain/ids.ts';
import { clockOf, type Day, dayFrom, dayOf, type Instant, instant, plusDays } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { allPeople, loadUnit } from '../../store/directory.ts';
import { loadIncident } from '../../store/incidents.ts';
import { type Look, looksWithin } from '../../store/looks.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { record } from './look.ts';
import { namesOf } from './names.ts';

/** As the address of the page says it. */
export interface AuditAsked {
  readonly from: string;
  readonly until: string;
  readonly who: string;
  /** Whose number, or what thing. */
  readonly of: string;
  /** Where the page before left off. */
  readonly before: string;
}

interface LookShown {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly of: string;
}

export interface Audit {
  readonly from: Day;
  readonly until: Day;
  /** More days were asked for than are read. */
  readonly isCut: boolean;
  readonly rows: readonly LookShown[];
  /** How many entries were read for them, and back to when. */
  readonly read: number;
  readonly back: string;
  /** Where the next page goes on; missing when all was read. */
  readonly next?: string;
}

const onPage = 100;
/** So many are read for one page at most. */
const mostRead = 5_000;
/** A longer span is cut to its last days. */
const mostDays = 366;

/** Who entered, looked at what and whose number, and did what; undefined for whoever may not read it. */
export async function audit(
  deps: Deps,
  { visitor, asked }: { visitor: Visitor; asked: AuditAsked },
  now: Instant,
): Promise<Audit | undefined> {
  if (!may(visitor, 'see-audit')) return undefined;
  await record(deps, visitor, { what: 'looked', of: 'audit', now });
  const { isCut, ...span } = spanOf(asked, now);
  const isWanted = await wanted(deps, asked);
  const rows: LookShown[] = [];
  let [read, last] = [0, ''];
  for await (const { place, look } of looksWithin(deps.table, span)) {
    if (rows.length >= onPage || read >= mostRead)
      return { ...span, isCut, rows, read, back: backTo(last), next: last };
    [read, last] = [read + 1, place];
    const shown = await isWanted(look);
    if (shown) rows.push({ at: whenOf(look.at), ...shown });
  }
  return { ...span, isCut, rows, read, back: backTo(last) };
}

/** Good on paper and in a workbook too: today is over tomorrow. */
const whenOf = (at: Instant): string => `${dayOf(at)} ${clockOf(at)}`;

const backTo = (place: string): string => (place === '' ? '' : whenOf(instant(place.split('#')[0] ?? '')));

function spanOf({ from, until, before }: AuditAsked, now: Instant) {
  const [one, other] = [dayFrom(from), dayFrom(until)];
  const last = other ?? dayOf(now);
  const first = one ?? last;
  const [start, end] = first <= last ? [first, last] : [last, first];
  const oldest = plusDays(end, 1 - mostDays);
  const isPlace = /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z#[\w-]+$/.test(before);
  return {
    ...{ from: start > oldest ? start : oldest, until: end, isCut: start < oldest },
    ...(isPlace && { before }),
  };
}

/** Tells what fits in words; what does not fit is undefined. Each thing and each person is looked up once. */
async function wanted(deps: Deps, { who, of }: AuditAsked) {
  const people = who === '' && of === '' ? [] : (await allPeople(deps.table)).map(({ value }) => value);
  const called = (name: string) =>
    new Set<string>(people.flatMap((person) => (person.name.includes(name) ? person.id : [])));
  const [authors, shown] = [called(who), called(of)];
  const things = new Map<string, Promise<string | undefined>>();
  const names = new Map<string, Promise<string>>();

  const thing = (id: string) => {
    const found = things.get(id) ?? thingName(deps, id);
    things.set(id, found);
    return found;
  };
  const name = (id: string) => {
    const found = names.get(id) ?? namesOf(deps, [id]).then((nameOf) => nameOf(id));
    names.set(id, found);
    return found;
  };

  return async (look: Look): Promise<Omit<LookShown, 'at'> | undefined> => {
    if (who !== '' && !authors.has(look.who)) return undefined;
    const { people: whose = [], of: id = '' } = look;
    const found = of === '' ? [] : whose.filter((one) => shown.has(one));
    const words = look.what === 'put-out' ? await name(id) : lookedAt(id, await thing(id));
    if (of !== '' && found.length === 0 && !words.includes(of)) return undefined;
    return {
      ...{ who: await name(look.who), what: lookName(look.what) },
      of: `${words}${numbersOf(whose.length, await namesIn(found))}`,
    };
  };

  function namesIn(ids: readonly PersonId[]): Promise<string[]> {
    return Promise.all(ids.map(name));
  }
}

/** What people call the thing an audit names by its id. */
async function thingName({ table }: Deps, of: string): Promise<string | undefined> {
  const { kind, id = '' } = namedThings(of) ?? {};
  if (kind === 'unit') return (await loadUnit(table, unitId(id)))?.value.name;
  if (kind === 'alert') {
    const alert = (await loadBroadcast(table, alertId(id)))?.value;
    return alert && nameOfAlert(alert);
  }
  if (kind !== 'incident') return undefined;
  return (await loadIncident(table, id))?.value.number;
}
