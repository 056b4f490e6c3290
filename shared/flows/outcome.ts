import type { Lane, Recipient } from '../domain/decision.ts';
import type { Subject } from '../domain/delivery.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Address, Card, Errand } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import type { Data, Write } from '../store/table.ts';

/** Something to be said elsewhere than in answer. `once` names it for ever. */
export interface Send {
  readonly once: string;
  readonly to: Recipient | { readonly kind: 'address'; readonly address: Address };
  readonly lane: Lane;
  readonly card: Card;
  readonly about?: Subject;
  readonly notAfter?: Instant;
  /** Who is answered, by name, where others read the answer too. */
  readonly asker?: string;
  /** People to mention in a group; their platform ids are found when it is sent. */
  readonly mentions?: readonly PersonId[];
  /** Every address of the person instead of his preferred one: emergencies only. */
  readonly everywhere?: boolean;
}

/** Something to ask of a platform; its result comes back to the topic of `about`. */
export interface Asked {
  readonly once: string;
  readonly to: Address;
  readonly errand: Errand;
  readonly about: Subject;
  readonly lane?: Lane;
  /** Not before this, by the wall. */
  readonly notBeforeWallMs?: number;
}

/** One line of what happened to the thing under `pk`: never changed, never removed. */
export interface Entry {
  readonly pk: string;
  /** The version the thing has after this change. */
  readonly version: number;
  readonly what: string;
  readonly facts: Data;
  /** Written down instead of the author of the message, where nobody may learn who that was. */
  readonly who?: string;
}

/** What a flow decided: all of it is kept in one transaction, or none. */
export interface Outcome {
  readonly writes: readonly Write[];
  readonly entries?: readonly Entry[];
  readonly sends?: readonly Send[];
  readonly errands?: readonly Asked[];
  /** The one answer, in the chat the message came from. */
  readonly reply?: Card;
  /** The answer is for the sender alone, wherever he asked. */
  readonly privately?: boolean;
  readonly replyAbout?: Subject;
  /** What the clicker alone sees at once. */
  readonly toast?: { readonly tone: 'info' | 'success' | 'warning' | 'error'; readonly text: string };
  /** The clicked card's new face. */
  readonly face?: Card;
}

export const nothing: Outcome = { writes: [] };

/** An answer that changes nothing. */
export function say(reply: Card, privately = false): Outcome {
  return { writes: [], reply, privately };
}

/** Both, in this order; the later answer wins. */
export function join(first: Outcome, second: Outcome): Outcome {
  return {
    ...first,
    ...second,
    writes: [...first.writes, ...second.writes],
    entries: [...(first.entries ?? []), ...(second.entries ?? [])],
    sends: [...(first.sends ?? []), ...(second.sends ?? [])],
    errands: [...(first.errands ?? []), ...(second.errands ?? [])],
  };
}
