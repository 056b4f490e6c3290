import { beforeTry } from '../../domain/delivery/effort.ts';
import { type Fate, limitsOf, type Order } from '../../domain/delivery.ts';
import { type Instant, MINUTE_MS } from '../../domain/time.ts';
import { isAnyGatewayIn, lastGatewayInAt } from '../../store/gateway.ts';
import { loadNotice, type Pending, waiting } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
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
  /** For how long no gateway has been in; without end if none is known. */
  readonly outMs: number;
  readonly now: Instant;
  readonly wallMs: number;
}

/** What waits for WeChat and is over, or would wait too long while no gateway is in, ends: its person is told on his next channel, its topic hears of it. */
export async function goPastGateway(deps: Deps, settled: Job['settled'], now: Instant): Promise<void> {
  const isIn = await isAnyGatewayIn(deps.table);
  const lastInAt = isIn ? now : await lastGatewayInAt(deps.table);
  const outMs = lastInAt === undefined ? Number.POSITIVE_INFINITY : now - lastInAt;
  for await (const look of looks(deps, settled)) {
    const fate = fateNow(look, { isIn, outMs, now, wallMs: deps.wall.now() });
    if (fate) await look.end(fate);
  }
}

function fateNow({ row, order }: Look, { isIn, outMs, now, wallMs }: At): Fate | undefined {
  const { effort } = row.value;
  const wasGiven = effort.tries > 0;
  // A gateway that is in says itself what becomes of what it has.
  if (wasGiven && isIn) return undefined;
  const verdict = beforeTry(order, effort, { now, wallMs, limits: limitsOf('wechat') });
  if (verdict.kind === 'over') return verdict.fate;
  // One that is out may come back and tell, until it is over; but red waits for nobody who is out.
  if (wasGiven && order.lane !== 'red') return undefined;
  // No other channel knows a photo of WeChat.
  if (order.what.kind === 'errand') return undefined;
  // What waited long for its turn has not waited long for a gateway.
  const waitedMs = Math.min(outMs, wallMs - effort.askedWallMs);
  if (isIn || waitedMs <= patienceMs[order.lane]) return undefined;
  return wasGiven ? { kind: 'unknown' } : { kind: 'refused', code: 'gateway-out' };
}

/** Bytes that lie with us already need no gateway to be fetched. */
export async function fetchPastGateway(deps: Deps, settled: Job['settled']): Promise<void> {
  for await (const { order, end } of looks(deps, settled, 'fetch')) {
    await doOwnErrand(deps, order, end);
  }
}

async function* looks(deps: Deps, settled: Job['settled'], call?: Pending['call']): AsyncGenerator<Look> {
  for await (const row of waiting(deps.table, 'wechat')) {
    if (call && row.value.call !== call) continue;
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
