import { nameOf as nameOfAlert } from '../../conversation/alerts/words-card.ts';
import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { lookedAt, lookName, namedThings } from '../../conversation/console/words-history.ts';
import { coverNames } from '../../conversation/directory/words.ts';
import { roleName } from '../../conversation/directory/words-roles.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Bureau } from '../../domain/directory/unit.ts';
import { alertId, type UnitId, unitId } from '../../domain/ids.ts';
import { dayFrom, dayOf, type Instant, instant } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import { loadIncident } from '../../store/incidents.ts';
import { looksOf } from '../../store/looks.ts';
import { sessionsOf } from '../../store/sessions.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { actorOf, type Visitor } from '../speaker.ts';
import { unitsById } from '../units.ts';
import { groupsWithin } from './groups-within.ts';
import { record } from './look.ts';
import { namesOf } from './names.ts';
import { isWithin, phoneFor, type Scope, scopeOf } from './scope.ts';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly roles: string;
  readonly phone?: string;
  readonly reach: string;
  /** In how many places he is in the console, for whoever may put him out of it. */
  readonly sessions: number;
}

interface LookShown {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly of: string;
}

interface GroupShown {
  readonly name: string;
  readonly covers: string;
  readonly active: boolean;
}

export interface Settings {
  readonly bureau: Pick<Bureau, 'name' | 'office' | 'landline' | 'retentionDays'> | undefined;
  readonly mayChange: boolean;
  readonly seesAudit: boolean;
  /** Since when he is in, once for each browser. */
  readonly sessions: readonly string[];
  readonly people: readonly PersonRow[];
  readonly total: number;
  readonly next?: number;
  /** Those that can no longer be written to first. */
  readonly groups: readonly GroupShown[];
  /** So many more fit. */
  readonly groupsMore: number;
  /** Who entered, looked and acted on a day. */
  readonly audit: readonly LookShown[];
  readonly auditDay: string;
}

const onPage = 60;
const mostLooks = 200;
const mostGroups = 30;

/** People and groups of his part of the district; the bureau's settings and the audit for administrators. */
export async function settings(
  deps: Deps,
  { visitor, words, from, day }: { visitor: Visitor; words: string; from: number; day: string },
  now: Instant,
): Promise<Settings> {
  await record(deps, visitor, { what: 'looked', of: 'people', now });
  const mayChange = may(visitor, 'set-bureau');
  const seesAudit = may(visitor, 'see-audit');
  const auditDay = dayFrom(day) ?? dayOf(now);
  const [bureau, people, groups, looks] = await Promise.all([
    loadBureau(deps.table),
    activePeople(deps),
    groupsFor(deps, scopeOf(visitor), words),
    seesAudit ? looksOf(deps.table, auditDay, mostLooks) : [],
  ]);
  const sessions = await sessionsNow(deps, visitor.person.id);
  const found = seenOf(people, visitor).filter((person) => fits(person, words));
  const nameOf = await namesOf(
    deps,
    looks.flatMap(({ who, what, of = '' }) => (what === 'put-out' ? [who, of] : [who])),
  );
  return {
    ...{ bureau: bureau?.value, mayChange, seesAudit, total: found.length, auditDay },
    sessions: sessions.map(({ enteredMs }) => timeWords(instant(enteredMs), instant(deps.wall.now()))),
    people: await Promise.all(
      found.slice(from, from + onPage).map((person) => personRow(deps, person, visitor)),
    ),
    ...(from + onPage < found.length && { next: from + onPage }),
    ...{ groups: groups.shown, groupsMore: groups.more },
    audit: await Promise.all(
      looks.map(async ({ at, who, what, of = '' }) => ({
        ...{ at: timeWords(at, now), who: nameOf(who), what: lookName(what) },
        of: what === 'put-out' ? nameOf(of) : lookedAt(of, await thingName(deps, of)),
      })),
    ),
  };
}

/** The street sees its own officers and nobody else's liaisons here: those stand on the cards of its units. */
function seenOf(people: readonly Person[], visitor: Visitor): readonly Person[] {
  const scope = scopeOf(visitor);
  if (scope.kind === 'all') return people;
  return people.filter(({ id, street }) => isWithin(scope, street) || id === visitor.person.id);
}

function fits({ name, post = '' }: Person, words: string): boolean {
  return words === '' || name.includes(words) || post.includes(words);
}

/** Those that still lead in. */
async function sessionsNow(deps: Deps, person: Person['id']) {
  const all = (await sessionsOf(deps.table, person)).map(({ value }) => value);
  return all.filter(({ untilMs }) => untilMs > deps.wall.now());
}

async function personRow(deps: Deps, person: Person, visitor: Visitor): Promise<PersonRow> {
  const mayEnd = may(visitor, 'set-bureau') && may(actorOf(person), 'console');
  const phone = phoneFor(visitor, person.phone);
  return {
    ...{
      id: person.id,
      name: person.name,
      post: person.post ?? '',
      roles: person.roles.map(roleName).join('、'),
    },
    ...(phone !== undefined && { phone }),
    sessions: mayEnd ? (await sessionsNow(deps, person.id)).length : 0,
    reach: [...new Set(person.addresses.map(({ channel }) => channelNames[channel]))].join('、'),
  };
}

async function groupsFor(
  deps: Deps,
  scope: Scope,
  words: string,
): Promise<{ shown: GroupShown[]; more: number }> {
  const within = groupsWithin(await groupsKept(deps), await unitsById(deps), scope);
  const found = within.filter(({ name }) => name.includes(words));
  const first = [...found.filter(({ active }) => !active), ...found.filter(({ active }) => active)].slice(
    0,
    mostGroups,
  );
  const shown = await Promise.all(
    first.map(async ({ name, active, covers }) => ({
      ...{ name, active },
      covers: coverNames(covers, covers.kind === 'units' ? await unitNames(deps, scope, covers.units) : []),
    })),
  );
  return { shown, more: found.length - first.length };
}

/** Of a group that two streets share each reads its own units. */
async function unitNames(deps: Deps, scope: Scope, ids: readonly UnitId[]): Promise<string[]> {
  const found = await Promise.all(ids.slice(0, 20).map((id) => loadUnit(deps.table, id)));
  return found.flatMap((unit) => (unit && isWithin(scope, unit.value.street) ? unit.value.name : []));
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
