import * as z from 'zod/mini';
import type { Order } from '../domain/delivery.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind, type Stored } from './record.ts';
import { orderSchema } from './schema.ts';
import type { Row, Write } from './table.ts';

/** An order, and how long it waits in the queue at least. */
export interface Waiting {
  readonly order: Order;
  readonly notBeforeWallMs: number;
}

type OwedOrders = { readonly orders: readonly Waiting[] };

const owedRecord: RecordKind<OwedOrders> = {
  kind: 'owed-orders',
  edition: 1,
  parse: (data) =>
    z.object({ orders: z.array(z.object({ order: orderSchema, notBeforeWallMs: z.number() })) }).parse(data),
};

/** Orders that are put in the queue right after this transaction, under the name of the first. */
export const oweOrders = (orders: readonly Waiting[]): Write =>
  create(owedRecord, keys.step('orders', orders[0]?.order.once ?? ''), { orders });

export const openOwedOrders = (row: Row): Stored<OwedOrders> => open(owedRecord, row);
