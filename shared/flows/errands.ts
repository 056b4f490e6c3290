import type { Fate, Order } from '../domain/delivery.ts';
import type { Result } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import type { Write } from '../store/table.ts';
import { copyNamed, settledAlerts } from './alerts/settled.ts';
import { tellReaders } from './alerts/unread.ts';
import { choiceWrites } from './choices.ts';
import { goPastGateway } from './deliver/past-gateway.ts';
import { pictureWrites } from './deliver/pictures.ts';
import type { Deps } from './deps.ts';
import { settledDirectory } from './directory/settled.ts';
import { settledDuty } from './duty/settled.ts';
import { firstName, goOn } from './failover.ts';
import { settledHazards } from './hazards/settled.ts';
import { lostWrites } from './lost-order.ts';
import type { Settled } from './settled.ts';
import { uploadWritesAfter } from './uploads.ts';

type Settle = (deps: Deps, settled: Settled) => Promise<readonly Write[]>;

const topics: Readonly<Record<string, Settle>> = {
  alerts: settledAlerts,
  directory: settledDirectory,
  duty: settledDuty,
  hazards: settledHazards,
};

/** What the courier calls with each fate: the topic's own writes, and the directory's, which must know of dead addresses. */
export function settle(deps: Deps, now: () => Instant) {
  return async (order: Order, fate: Fate, result?: Result): Promise<readonly Write[]> => {
    const settled = { order, fate, now: now(), ...(result && { result }) };
    const onward = await goOn(deps, settled);
    if (onward) return [...onward, ...(await settledDirectory(deps, settled))];
    const ended = { ...settled, order: { ...order, once: firstName(order.once) } };
    const about = order.about && topics[order.about.topic];
    const own = about ? await about(deps, ended) : [];
    const both = about === settledDirectory ? own : [...own, ...(await settledDirectory(deps, settled))];
    return [
      ...both,
      // A share of a broadcast has a row of its own that says so.
      ...(copyNamed(ended.order) ? [] : await lostWrites(deps, ended)),
      ...choiceWrites(order, fate, settled.now),
      ...pictureWrites(deps, order, settled),
      ...uploadWritesAfter(order),
    ];
  };
}

/** What cannot wait for WeChat goes another way: people on their next channel, groups by those who read there. */
export async function passGateway(deps: Deps, clock: () => Instant): Promise<void> {
  const now = clock();
  await tellReaders(deps, await goPastGateway(deps, settle(deps, clock), now), now);
}
