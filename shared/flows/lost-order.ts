import type { Home } from '../domain/alerts/plan.ts';
import { groupId, personId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import { loadHolder } from '../store/directory.ts';
import { lostWrite } from '../store/lost-orders.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import type { Settled } from './settled.ts';

/** An answer is asked for again, and what went to all addresses of somebody at once is kept under the first. */
export async function lostWrites(deps: Deps, { order, fate, now }: Settled): Promise<readonly Write[]> {
  const { once, what, to } = order;
  if (fate.kind === 'sent' || what.kind !== 'card') return [];
  if (/^(?:answer|console\.)|@[a-z]+$/.test(once)) return [];
  return [lostWrite({ once, state: fate.kind, at: now, home: await homeAt(deps, to) })];
}

async function homeAt({ table }: Deps, to: Address): Promise<Home> {
  const holder = (await loadHolder(table, to))?.value;
  if (!holder) return { kind: 'nobody' };
  return holder.kind === 'person'
    ? { kind: 'person', person: personId(holder.id) }
    : { kind: 'group', group: groupId(holder.id) };
}
