import { beforeTry, isPast } from '../../domain/delivery/effort.ts';
import { type Fate, limitsOf, type Order } from '../../domain/delivery.ts';
import { type Instant, MINUTE_MS } from '../../domain/time.ts';
import { gatewaysIn, lastGatewayInAt } from '../../store/gateway.ts';
import { loadNotice, type Pending, waiting } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { canGoOn } from '../failover.ts';
import type { Job } from './job.ts';
import { doOwnErrand } from './own-errand.ts';
import { settleAll } from './settle.ts';

/** How long WeChat may be out before what waits for it goes another way. */
const patienceMs = { red: 2 * MINUTE_MS, answer: 15 * MINUTE_MS, blue: 30 * MINUTE_MS } as const;

interface Look {
  readonly row: Stored<Pending>;
  readonly order: Order;
  end(fate: Fate, result?: Parameters<Job['settled']>[2]): Promise<unknown>;
}

interface At {
  readonly isIn: boolean;
  /** Each that is in was told by WeChat to be silent, or failed too often: none says anything for a while. */
  readonly rests: boolean;
  /** For how long no gateway has been in; without end if none is known. */
  readonly outMs: number;
  readonly now: Instant;
  readonly wallMs: number;
}

/**
 * What waits for WeChat and is over, or would wait too long while no gateway is in, ends: its person is told on his next
 * channel, its topic hears of it. Returns what is red and is not read in its group now, whether it waits on or not.
 */
export async function goPastGateway(
  deps: Deps,
  settled: Job['settled'],
  now: Instant,
): Promise<readonly Order[]> {
  const gateways = await gatewaysIn(deps.table);
  const isIn = gateways.length > 0;
  const rests = isIn && gateways.every(({ rests: rest }) => rest !== undefined && rest.until > now);
  const lastInAt = isIn ? now : await lastGatewayInAt(deps.table);
  const outMs = lastInAt === undefined ? Number.POSITIVE_INFINITY : now - lastInAt;
  const at = { isIn, rests, outMs, now, wallMs: deps.wall.now() };
  const unread: Order[] = [];
  for await (const look of looks(deps, settled, (row) => isDue(row, at))) {
    const fate = fateOf(look, at);
    if (look.order.lane === 'red' && look.order.to.kind === 'chat') unread.push(look.order);
    // Who is reached nowhere else is told late rather than never.
    if (at.rests && fate.kind === 'refused' && !(await canGoOn(deps, look.order))) continue;
    await look.end(fate);
  }
  return unread;
}

/** By the row alone: the words of a long backlog are not read each minute. */
function isDue({ call, lane, notAfter, effort }: Pending, at: At): boolean {
  const wasGiven = isGiven(effort);
  // A gateway that is in says itself what becomes of what it has.
  if (wasGiven && at.isIn) return false;
  if (isPast({ kind: call === 'send' ? 'card' : 'errand', notAfter }, effort, at)) return true;
  if (at.rests && lane === 'red' && call === 'send') return true;
  // No other channel knows a photo of WeChat.
  if (at.isIn || call !== 'send') return false;
  // One that is out may come back and tell, until it is over; but red waits for nobody who is out.
  if (wasGiven && lane !== 'red') return false;
  // What waited long for its turn has not waited long for a gateway.
  return Math.min(at.outMs, at.wallMs - effort.askedWallMs) > patienceMs[lane];
}

function fateOf({ row, order }: Look, { now, wallMs, rests }: At): Fate {
  const { effort } = row.value;
  const verdict = beforeTry(order, effort, { now, wallMs, limits: limitsOf('wechat') });
  if (verdict.kind === 'over') return verdict.fate;
  return isGiven(effort)
    ? { kind: 'unknown' }
    : { kind: 'refused', code: rests ? 'gateway-rests' : 'gateway-out' };
}

/** A gateway has it, or had it and never said what became of it. */
function isGiven({ doubtSinceWallMs }: Pending['effort']): boolean {
  return doubtSinceWallMs !== undefined;
}

/** Bytes that lie with us already need no gateway to be fetched. */
export async function fetchPastGateway(deps: Deps, settled: Job['settled']): Promise<void> {
  for await (const { order, end } of looks(deps, settled, ({ call }) => call === 'fetch')) {
    await doOwnErrand(deps, order, end);
  }
}

async function* looks(
  deps: Deps,
  settled: Job['settled'],
  isWanted: (row: Pending) => boolean,
): AsyncGenerator<Look> {
  for await (const row of waiting(deps.table, 'wechat')) {
    if (!isWanted(row.value)) continue;
    const notice = await loadNotice(deps.table, row.value.once);
    if (notice?.value.state !== 'pending') continue;
    const { order } = notice.value;
    const { effort } = row.value;
    const claim = { row, before: effort, notice, order };
    yield {
      ...{ row, order },
      end: (fate, result) =>
        settleAll(deps, { settled, channel: 'wechat' }, [{ claim, effort, fate, ...(result && { result }) }]),
    };
  }
}
