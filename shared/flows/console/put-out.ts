import { may } from '../../domain/directory/may.ts';
import { personId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { lookWrite } from '../../store/looks.ts';
import { endSession, putOutWrite, sessionsOf } from '../../store/sessions.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';

/** More than anybody has; what is left is ended by pressing again. */
const mostAtOnce = 90;

/** An administrator ends every session of somebody and the links he has not used, and everybody his own. False where he may not. */
export async function putOut(
  deps: Deps,
  { visitor, person }: { visitor: Visitor; person: string },
  now: Instant,
): Promise<boolean> {
  if (person !== visitor.person.id && !may(visitor, 'set-bureau')) return false;
  const sessions = (await sessionsOf(deps.table, personId(person))).slice(0, mostAtOnce);
  await deps.table.transact([
    ...sessions.map(endSession),
    putOutWrite(personId(person), deps.wall.now()),
    lookWrite(deps.newId('lk'), { at: now, who: visitor.person.id, what: 'put-out', of: person }),
  ]);
  return true;
}
