import { may } from '../../domain/directory/may.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { type Look, lookWrite } from '../../store/looks.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';

interface Seen {
  readonly what: Look['what'];
  readonly of: string;
  /** Whose telephone numbers stand there. */
  readonly people?: readonly PersonId[];
  readonly now: Instant;
}

/** Writes down that somebody looked at personal data or did something, before he is shown or it is done. */
export async function record(
  deps: Deps,
  visitor: Visitor,
  { what, of, people = [], now }: Seen,
): Promise<void> {
  const whose = may(visitor, 'see-phones') ? [...new Set(people)] : [];
  if (what === 'looked' && visitor.goesOn && whose.length === 0) return;
  const look = { at: now, who: visitor.person.id, what, of, ...(whose.length > 0 && { people: whose }) };
  await deps.table.transact([lookWrite(deps.newId('lk'), look)]);
}

/** Of those on a page the ones whose number stands there. */
export function withNumber(
  people: readonly { readonly id?: PersonId | undefined; readonly phone?: string }[],
): PersonId[] {
  return people.flatMap(({ id, phone }) => (id === undefined || phone === undefined ? [] : id));
}
