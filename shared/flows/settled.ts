import type { Fate, Order } from '../domain/delivery.ts';
import type { Result } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';

/** What became of an order, and what came back of an errand. */
export interface Settled {
  readonly order: Order;
  readonly fate: Fate;
  readonly result?: Result;
  readonly now: Instant;
}
