import { mostWrites } from '../store/limits.ts';
import { enqueue, untold } from '../store/outbox.ts';
import { openOwedOrders, oweOrders, type Waiting } from '../store/owed-orders.ts';
import type { Row, Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import type { Outcome } from './outcome.ts';

const writesEach = 2;
/** With the row they lie in they fit one transaction, and the longest cards of so many stay far below an item's limit. */
const mostInRow = 45;

/**
 * As many of the orders as fit a transaction beside so many other writes; the rest lie in rows that are taken up right after
 * it. What was decided is kept whole, however many must hear of it.
 */
export function enqueueBeside(writes: number, orders: readonly Waiting[], wallMs: number): Write[] {
  const first = fitting(orders.length, mostWrites - writes);
  const rest = orders.slice(first);
  const rows = Array.from({ length: rowsOf(rest.length) }, (_, nth) =>
    oweOrders(rest.slice(nth * mostInRow, (nth + 1) * mostInRow)),
  );
  return [...queued(orders.slice(0, first), wallMs), ...rows];
}

function fitting(count: number, room: number): number {
  let first = Math.min(count, Math.floor(room / writesEach));
  while (first > 0 && first * writesEach + rowsOf(count - first) > room) first -= 1;
  return Math.max(first, 0);
}

const rowsOf = (count: number): number => Math.ceil(count / mostInRow);

const queued = (orders: readonly Waiting[], wallMs: number): Write[] =>
  orders.flatMap(({ order, notBeforeWallMs }) => enqueue(order, wallMs, notBeforeWallMs));

/** Some that did not fit; not what a later look told meanwhile. */
export async function stepOrders({ table, wall }: Deps, row: Row): Promise<Outcome> {
  const { key, value, version } = openOwedOrders(row);
  const left = await untold(
    table,
    value.orders.map((waiting) => ({ ...waiting, once: waiting.order.once })),
  );
  return { writes: [{ kind: 'delete', key, seen: version }, ...queued(left, wall.now())] };
}
