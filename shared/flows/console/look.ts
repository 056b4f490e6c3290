import type { Instant } from '../../domain/time.ts';
import { type Look, lookWrite } from '../../store/looks.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';

/** Writes down that somebody looked at personal data or did something, before he is shown or it is done. */
export async function record(
  deps: Deps,
  visitor: Visitor,
  { what, of, now }: { what: Look['what']; of: string; now: Instant },
): Promise<void> {
  if (what === 'looked' && visitor.goesOn) return;
  await deps.table.transact([lookWrite(deps.newId('lk'), { at: now, who: visitor.person.id, what, of })]);
}
