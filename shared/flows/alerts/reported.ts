import { confirm } from '../../domain/alerts/roll.ts';
import type { Told } from '../../domain/alerts/wanted.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { dayOf } from '../../domain/time.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { mostAtOnce, type RollChange, rollWrites } from './roll-writes.ts';

/** A report answers what asked for it today, if it was asked for already: nobody is chased for it any more. */
export async function reportsConfirmed(
  deps: Deps,
  { speaker, inbound, now }: Turn,
  {
    units,
    what,
    state,
  }: { readonly units: readonly Unit[]; readonly what: 'zero' | 'supply' } & Pick<Told, 'state'>,
): Promise<Outcome> {
  const open = await openAlerts(deps.table);
  const asked = open.find(({ daily, sentAt }) => daily === what && dayOf(sentAt) === dayOf(now));
  if (!asked || !speaker.person) return nothing;
  const how = {
    at: now,
    by: speaker.person.id,
    how: 'self',
    through: inbound.id,
    ...(state && { state }),
  } as const;
  const some = units.slice(0, mostAtOnce);
  const rolls = await Promise.all(some.map(({ id }) => loadRoll(deps.table, asked.id, id)));
  const changes = rolls.flatMap((before): RollChange[] => {
    const decision = before && confirm(before.value, how, undefined);
    return before && decision?.ok ? [{ before, next: decision.next }] : [];
  });
  return changes.length > 0 ? rollWrites(asked.id, changes, { amount: 1, cause: inbound.id }) : nothing;
}
