import { expired, expiring, swapGone } from '../../conversation/duty/words-swap.ts';
import { overtaken } from '../../domain/duty/swap.ts';
import type { Instant } from '../../domain/time.ts';
import { load } from '../../store/record.ts';
import { swapRecord } from '../../store/swaps.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import { moved, shownOf, tell } from './swaps.ts';

/** A swap that nobody settles is warned of a day before, and ends an hour before the watch: then the roster stands. */
export async function tickSwap(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, swapRecord, row);
  const due = stored && overtaken(stored.value, now);
  if (!stored || !due) return nothing;
  const shown = await shownOf(deps, due.next);
  const { giver, taker, approvers, asked, state } = stored.value;
  // Of many who were asked each is reminded by nobody; one who is asked by name is.
  const waiting = due.what === 'expire' || asked.length === 1 ? asked : [];
  const people = [
    ...[giver.person, ...(taker ? [taker.person] : [])],
    ...(state === 'agreed' ? approvers : waiting),
  ];
  const once = `swap-${due.what}#${due.next.id}`;
  const next = shown ? due.next : { ...due.next, state: 'moved' as const };
  const card = shown ? (due.what === 'warn' ? expiring(shown, now) : expired(shown)) : swapGone;
  return join(moved(stored, next, stored.value), {
    writes: [],
    sends: [...new Set(people)].map((person) => tell(person, once, card)),
  });
}
