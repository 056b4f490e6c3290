import type { Fate, Limits, Order } from '../../domain/delivery.ts';
import type { Channel, Failure, Mouth, Result } from '../../domain/message.ts';
import type { Write } from '../../store/table.ts';
import type { Bell } from './bell.ts';

/** What a courier is sent out with. */
export interface Job {
  readonly channel: Channel;
  readonly mouth: Mouth;
  readonly limits: Limits;
  /** The writes that go into the transaction that ends an order. May be asked again for the same order. */
  settled(order: Order, fate: Fate, result?: Result): Promise<readonly Write[]>;
  /** What `notAfter` is measured by; the wall clock if the house has no other. */
  now?(): number;
  /** Where several processes share a table, nobody's name may be another's; one machine's courier may keep its own. */
  readonly holder?: string;
  /** The host's limit: nothing starts after it, and what is left is handed on. */
  readonly untilWallMs?: number;
  /** Aborted when the host is to end soon. */
  readonly signal?: AbortSignal;
  /** Hears what each try came to, so that the host can say what a person must mend. */
  readonly tried?: (call: string, failure?: Failure) => void;
  /** Rung when there is something new, so that a courier on its way need not look again and again to see it at once. */
  readonly bell?: Bell;
}

export interface Delivered {
  readonly sent: number;
  /** 0 only if nothing waits; a long queue is not counted to its end. */
  readonly left: number;
  /** When it is worth while to come again, if something is left. */
  readonly nextAtMs?: number;
}
