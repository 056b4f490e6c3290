import { placeOf, standing } from '../../domain/alerts/deputy.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { PersonId } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { allDeputies } from '../../store/deputies.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import type { Everybody } from './audience.ts';

const most = 20;

/** Who may be the second person: everybody of the bureau but the drafter, and deputies instead of leaders who are away. */
export async function approversOf(
  deps: Deps,
  all: Everybody,
  { drafter, now }: { readonly drafter: PersonId | undefined; readonly now: Instant },
): Promise<Person[]> {
  const deputies = standing(await allDeputies(deps.table), dayOf(now));
  const away = new Set(deputies.map(({ leader }) => leader));
  const stands = new Set(deputies.map(({ deputy }) => deputy));
  return [...all.people.values()]
    .filter((person) => person.active && person.id !== drafter && !away.has(person.id))
    .filter((person) => stands.has(person.id) || may(person, 'approve'))
    .slice(0, most);
}

export interface Approval {
  readonly allowed: boolean;
  /** In whose place. */
  readonly forLeader?: PersonId;
}

/** Whether the speaker may approve, by himself or in somebody's place. */
export async function approvalOf(deps: Deps, { speaker, now }: Turn): Promise<Approval> {
  const own = speaker.person && placeOf(await allDeputies(deps.table), speaker.person.id, dayOf(now));
  return { allowed: own !== undefined || may(speaker, 'approve'), ...(own && { forLeader: own }) };
}
