import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { coverNames } from '../../conversation/directory/words.ts';
import { roleName } from '../../conversation/directory/words-roles.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Bureau } from '../../domain/directory/unit.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import { sessionsOf } from '../../store/sessions.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { actorOf, type Visitor } from '../speaker.ts';
import { unitsById } from '../units.ts';
import { groupsWithin } from './groups-within.ts';
import { record, withNumber } from './look.ts';
import { isWithin, phoneFor, type Scope, scopeOf } from './scope.ts';

export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly post: string;
  readonly roles: string;
  readonly phone?: string;
  readonly reach: string;
  /** In how many places he is in the console, for whoever may put him out of it. */
  readonly sessions: number;
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
}

const onPage = 60;
const mostGroups = 30;

/** People and groups of his part of the district, and the bureau's settings. */
export async function settings(
  deps: Deps,
  { visitor, words, from }: { visitor: Visitor; words: string; from: number },
  now: Instant,
): Promise<Settings> {
  const mayChange = may(visitor, 'set-bureau');
  const [bureau, people, groups] = await Promise.all([
    loadBureau(deps.table),
    activePeople(deps),
    groupsFor(deps, scopeOf(visitor), words),
  ]);
  const sessions = await sessionsNow(deps, visitor.person.id);
  const seen = seenOf(people, visitor);
  const found = words === '' ? seen : seen.filter((person) => fits(person, words));
  const rows = await Promise.all(
    found.slice(from, from + onPage).map((person) => personRow(deps, person, visitor)),
  );
  await record(deps, visitor, { what: 'looked', of: 'people', people: withNumber(rows), now });
  return {
    ...{ bureau: bureau?.value, mayChange, seesAudit: may(visitor, 'see-audit'), total: found.length },
    sessions: sessions.map(({ enteredMs }) => timeWords(instant(enteredMs), instant(deps.wall.now()))),
    people: rows,
    ...(from + onPage < found.length && { next: from + onPage }),
    ...{ groups: groups.shown, groupsMore: groups.more },
  };
}

/** The street sees its own officers and nobody else's liaisons here: those stand on the cards of its units. */
function seenOf(people: readonly Person[], visitor: Visitor): readonly Person[] {
  const scope = scopeOf(visitor);
  if (scope.kind === 'all') return people;
  return people.filter(({ id, street }) => isWithin(scope, street) || id === visitor.person.id);
}

function fits({ name, post = '' }: Person, words: string): boolean {
  return name.includes(words) || post.includes(words);
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
  const found = words === '' ? within : within.filter(({ name }) => name.includes(words));
  const gone = found.filter(({ active }) => !active);
  // Of a city's thousands so many are enough to find as many that are not gone.
  const others = found.slice(0, mostGroups + gone.length).filter(({ active }) => active);
  const first = [...gone, ...others].slice(0, mostGroups);
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
