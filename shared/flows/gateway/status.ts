import {
  gatewayBack,
  gatewayOut,
  gatewayRests,
  messagesLost,
  quietTooLong,
  twoGateways,
} from '../../conversation/gateway/words.ts';
import { clockOf, dayOf, HOUR_MS, type Instant, later, MINUTE_MS } from '../../domain/time.ts';
import { type Gateway, loadGateway, type Process, putGateway, type Rests } from '../../store/gateway.ts';
import { untold } from '../../store/outbox.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import type { Outcome, Send } from '../outcome.ts';
import { toAdministrators } from './tell.ts';

export interface Status {
  readonly account: string;
  /** Which process tells it: each start of a gateway has a name of its own. */
  readonly process?: string;
  readonly loggedIn: boolean;
  readonly lastInboundAt?: Instant;
  readonly rests?: Rests;
  /** Messages that it could not keep since it last said so; told once under its name. */
  readonly lost?: { readonly id: string; readonly count: number };
}

/** The gateway says each half minute how it is; three that are missing are noticed. */
export const patienceMs = 1.5 * MINUTE_MS;
const quietMs = 6 * HOUR_MS;

export async function takeStatus(
  deps: Deps,
  { lost, process, ...status }: Status,
  now: Instant,
): Promise<void> {
  const stored = await loadGateway(deps.table, status.account);
  const before = stored?.value;
  const { silentSince: _, outSince: __, rests: ___, ...rest } = before ?? { session: '' };
  const outSince = status.loggedIn ? undefined : (before?.outSince ?? now);
  const taken = process === undefined ? undefined : takenBy(before?.process, process, now);
  const next: Gateway = {
    ...{ ...rest, ...status, statusAt: now },
    ...(outSince !== undefined && { outSince }),
    ...(taken && { process: taken }),
  };
  const outcome: Outcome = {
    writes: [putGateway(next, stored?.version ?? 0, later(now, patienceMs))],
    sends: [
      ...(await news(deps, { before, next, now })),
      ...(await newsOfLost(deps, status.account, lost)),
      ...(await newsOfTwo(deps, { before, next, now }, process)),
    ],
  };
  await commit(deps, outcome, { who: `gateway:${status.account}`, through: `status#${now}`, now });
}

async function newsOfLost(deps: Deps, account: string, lost: Status['lost']): Promise<Send[]> {
  if (!lost) return [];
  const once = `gateway.lost#${account}#${lost.id}`;
  return untold(deps.table, await toAdministrators(deps, once, messagesLost(lost.count)));
}

/** One that was started anew takes over; the one before it is over, unless it is heard again. */
function takenBy(before: Process | undefined, id: string, now: Instant): Process {
  if (before && (before.id === id || before.former === id)) return before;
  return { id, since: now, ...(before && { former: before.id }) };
}

/** A word of the former one that was still on its way is no second gateway. Told once a day. */
async function newsOfTwo(deps: Deps, { next, now }: Change, process: string | undefined): Promise<Send[]> {
  const { account, process: known } = next;
  const isFormer = known !== undefined && known.former === process && now - known.since > MINUTE_MS;
  if (!isFormer) return [];
  return untold(
    deps.table,
    await toAdministrators(deps, `gateway.two#${account}#${dayOf(now)}`, twoGateways()),
  );
}

interface Change {
  readonly before: Gateway | undefined;
  readonly next: Gateway;
  readonly now: Instant;
}

async function news(deps: Deps, { before, next, now }: Change): Promise<Send[]> {
  const { account } = next;
  if (!next.loggedIn) {
    if (!before?.loggedIn) return [];
    return toAdministrators(deps, `gateway.out#${account}#${now}`, gatewayOut(now));
  }
  const downSince = before?.silentSince !== undefined ? before.statusAt : before?.outSince;
  if (downSince !== undefined)
    return toAdministrators(deps, `gateway.back#${account}#${downSince}`, gatewayBack(downSince, now));
  const wasResting = before?.rests !== undefined && before.rests.until > now;
  if (next.rests && !wasResting)
    return toAdministrators(deps, `gateway.rests#${account}#${now}`, gatewayRests(next.rests, now));
  const quietSince = next.lastInboundAt;
  const isDuty = clockOf(now) >= '08:30' && clockOf(now) < '20:00';
  if (quietSince === undefined || now - quietSince < quietMs || !isDuty) return [];
  const hours = Math.floor((now - quietSince) / HOUR_MS);
  // Told once a day, though it is true at each status.
  const sends = await toAdministrators(deps, `gateway.quiet#${account}#${dayOf(now)}`, quietTooLong(hours));
  return untold(deps.table, sends);
}
