import type { Lane } from './decision.ts';
import type { Address, Card, Errand } from './message.ts';
import type { Instant } from './time.ts';

/** What a card or an errand is about, so that a click, a quote or a result finds its way back. */
export interface Subject {
  readonly topic: 'directory' | 'alerts' | 'duty' | 'hazards';
  readonly id: string;
}

/** One thing the courier is to do. `once` names it for ever: the same name is never done twice. */
export interface Order {
  readonly once: string;
  readonly to: Address;
  readonly lane: Lane;
  /** The message or tick that brought it about. */
  readonly cause: string;
  readonly askedAt: Instant;
  readonly notAfter?: Instant;
  readonly about?: Subject;
  readonly what:
    | { readonly kind: 'card'; readonly card: Card }
    | { readonly kind: 'errand'; readonly errand: Errand };
}

/** What became of an order. `unknown`: it may have been shown; nobody may count on it. */
export type Fate =
  | { readonly kind: 'sent'; readonly message: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'dead'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'expired' };
