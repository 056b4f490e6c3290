import { inWords } from '../../conversation/delivery.ts';
import { beforeTry, keyOf } from '../../domain/delivery/effort.ts';
import { type Fate, limitsOf, type Order } from '../../domain/delivery.ts';
import { groupId } from '../../domain/ids.ts';
import type { Address, Result } from '../../domain/message.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { loadGroup, loadHolder } from '../../store/directory.ts';
import { effortWrite, loadNotice, type Pending, waiting } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { isOurs } from '../uploads.ts';
import { fitted } from './fitted.ts';
import type { Job } from './job.ts';
import { doOwnErrand } from './own-errand.ts';
import { settleAll } from './settle.ts';

/** What a gateway is to say. `id` names it for ever: it keeps a journal of these, so that it never says one twice. */
export interface Delivery {
  readonly id: string;
  readonly to: { readonly kind: Address['kind']; readonly id: string };
  readonly text: string;
  /** A photo or document in the text's place; its bytes are asked for by the delivery's id. The text is said if it cannot go. */
  readonly file?: string;
  readonly lane: Order['lane'];
  readonly notAfter?: Instant;
}

export type Settling = Pick<Job, 'settled'>;

/** Far longer than a gateway's pacing may keep a message waiting. */
const leaseMs = 10 * MINUTE_MS;
/** An answer that was lost on its way is given again after this. */
const lostAfterMs = 30 * SECOND_MS;
/** More than this is left for the next gateway poll. */
const mostLooked = 500;

/** What waits for WeChat, by lease. `holding`: what the gateway has in its journal and has not told the end of. */
export async function leaseOut(
  deps: Deps,
  settling: Settling,
  ask: { readonly holding: readonly string[]; readonly most: number; readonly now: Instant },
): Promise<Delivery[]> {
  const given: Delivery[] = [];
  let looked = 0;
  for await (const row of waiting(deps.table, 'wechat')) {
    looked += 1;
    if (given.length >= ask.most || looked > mostLooked) break;
    if (isHeld(deps, row.value, ask.holding)) continue;
    const delivery = await lease(deps, settling, { row, now: ask.now });
    if (delivery) given.push(delivery);
  }
  return given;
}

function isHeld({ wall }: Deps, { once, effort }: Pending, holding: readonly string[]): boolean {
  if (holding.includes(keyOf(once, effort))) return true;
  if (effort.notBeforeWallMs <= wall.now()) return false;
  const isLost = effort.tries > 0 && wall.now() > effort.notBeforeWallMs - leaseMs + lostAfterMs;
  return !isLost;
}

async function lease(
  deps: Deps,
  settling: Settling,
  { row, now }: { row: Stored<Pending>; now: Instant },
): Promise<Delivery | undefined> {
  const notice = await loadNotice(deps.table, row.value.once);
  if (notice?.value.state !== 'pending') return undefined;
  const { order } = notice.value;
  const before = row.value.effort;
  const wallMs = deps.wall.now();
  const end = (fate: Fate, result?: Result) =>
    settleAll(deps, { ...settling, channel: 'wechat' }, [
      { claim: { row, before, notice, order }, effort: before, fate, ...(result && { result }) },
    ]);
  const verdict = beforeTry(order, before, { now, wallMs, limits: limitsOf('wechat') });
  if (verdict.kind === 'over') return void (await end(verdict.fate));
  if (order.what.kind === 'errand') return void (await errand(deps, order, end));
  const to = await placeOf(deps, order.to);
  // What cannot wait for an operator goes another way: its topic hears that it did not go here.
  if (to === 'held' && order.lane === 'red') return void (await end({ kind: 'refused', code: 'held' }));
  if (to === 'held') return undefined;
  if (to === undefined) return void (await end({ kind: 'dead', code: 'no-such-room' }));
  try {
    await deps.table.transact([effortWrite(row, { ...verdict.effort, notBeforeWallMs: wallMs + leaseMs })]);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  const card = await fitted(deps, order, order.what.card);
  const { lane, notAfter } = order;
  const file = card.file && { file: card.file.name };
  return {
    ...{ id: keyOf(order.once, verdict.effort), to, text: inWords(card), lane, ...file },
    ...(notAfter !== undefined && { notAfter }),
  };
}

/** Photos came with the gateway's own upload; nothing else can be asked of WeChat. */
async function errand(
  deps: Deps,
  order: Order,
  end: (fate: Fate, result?: Result) => Promise<unknown>,
): Promise<void> {
  const { what } = order;
  if (what.kind !== 'errand') return;
  if (!isOurs(what.errand)) return void (await end({ kind: 'refused', code: `no-${what.errand.kind}` }));
  await doOwnErrand(deps, order, end);
}

/** Where a group is now, whatever its room was called when the message was written; held until a person said which is which. */
async function placeOf(deps: Deps, to: Address): Promise<Delivery['to'] | 'held' | undefined> {
  if (to.kind === 'person') return { kind: 'person', id: to.id };
  const holder = await loadHolder(deps.table, to);
  const group = holder && (await loadGroup(deps.table, groupId(holder.value.id)))?.value;
  if (!group?.active) return undefined;
  return group.rebind ? 'held' : { kind: 'chat', id: group.address.id };
}
