import type { GroupId, PersonId } from './ids.ts';
import type { Instant } from './time.ts';

/** An expected no. Its words live in conversation. */
export interface Refusal<Why extends string> {
  readonly ok: false;
  readonly why: Why;
}

/** Red never waits behind blue; an answer is what a person waits for right now. */
export type Lane = 'red' | 'answer' | 'blue';

export type Recipient =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'group'; readonly group: GroupId };

/** Something somebody must be told, as a fact; a page of the phrasebook finds its words. `once` names it for ever. */
export interface Notice {
  readonly once: string;
  readonly to: Recipient;
  readonly lane: Lane;
  /** After this it is no longer worth saying; it is then recorded as missed, never skipped in silence. */
  readonly notAfter?: Instant;
}

export type Decision<State, Why extends string, Told extends Notice = Notice> =
  | { readonly ok: true; readonly next: State; readonly notices: readonly Told[] }
  | Refusal<Why>;

export function refuse<Why extends string>(why: Why): Refusal<Why> {
  return { ok: false, why };
}
