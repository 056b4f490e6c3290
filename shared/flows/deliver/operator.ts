import { appNeedsMending } from '../../conversation/delivery.ts';
import type { Order } from '../../domain/delivery.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import type { Address, Channel } from '../../domain/message.ts';
import { dayOf, instant } from '../../domain/time.ts';
import { enqueue, untold } from '../../store/outbox.ts';
import { Conflict } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import type { Job } from './job.ts';

const most = 10;

/**
 * What only a person can mend at the platform is told to the administrators, once a day for each call and code: on
 * another channel if they have one, else on this one, as soon as anything goes through there.
 */
export async function tellAdministrators(
  deps: Deps,
  job: Job,
  refused: { call: string; code: string },
): Promise<void> {
  const now = instant(job.now?.() ?? deps.wall.now());
  const { officers } = await officials(deps);
  const orders = officers
    .filter((person) => hasRole(person, 'administrator'))
    .slice(0, most)
    .flatMap((person): Order[] => {
      const to = addressOf(person, job.channel);
      if (!to) return [];
      const once = `courier.refused#${job.channel}#${refused.call}#${refused.code}#${dayOf(now)}#${person.id}`;
      const card = appNeedsMending(job.channel, refused.code);
      return [{ once, to, lane: 'answer', cause: 'courier', askedAt: now, what: { kind: 'card', card } }];
    });
  try {
    const fresh = await untold(deps.table, orders);
    if (fresh.length > 0)
      await deps.table.transact(fresh.flatMap((order) => enqueue(order, deps.wall.now())));
  } catch (error) {
    // Another courier told it just now.
    if (!(error instanceof Conflict)) throw error;
  }
}

function addressOf({ addresses }: Person, failing: Channel): Address | undefined {
  return addresses.find(({ channel }) => channel !== failing) ?? addresses[0];
}
