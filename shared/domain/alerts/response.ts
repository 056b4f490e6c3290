import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Ⅰ is the gravest. It comes from a headquarters' document and follows from no colour. */
export type ResponseLevel = 1 | 2 | 3 | 4;

export interface Response {
  /** 防汛, 防台风 …, as the document says. */
  readonly hazard: string;
  readonly level: ResponseLevel;
  readonly authority: string;
  readonly document: string;
  readonly startedAt: Instant;
  readonly enteredBy: PersonId;
  /** The level before, where this one changed it. */
  readonly changedFrom?: ResponseLevel;
  readonly endedAt?: Instant;
  readonly endDocument?: string;
}

export interface SaidResponse {
  readonly what: 'start' | 'end';
  readonly hazard?: string;
  readonly level?: ResponseLevel;
  readonly authority?: string;
  readonly document?: string;
}

export type ResponseRefusal = 'no-document' | 'no-hazard' | 'no-level' | 'no-authority' | 'not-running';

type Entered = { readonly ok: true; readonly next: Response } | Refusal<ResponseRefusal>;

/** What an authorised person read in the document; nothing of it is guessed. */
export function enterResponse(
  running: Response | undefined,
  said: SaidResponse,
  { by, now }: { readonly by: PersonId; readonly now: Instant },
): Entered {
  const { what, hazard, level, authority, document } = said;
  if (!document) return refuse('no-document');
  if (!hazard) return refuse('no-hazard');
  if (what === 'end') {
    if (!running) return refuse('not-running');
    return { ok: true, next: { ...running, endedAt: now, endDocument: document } };
  }
  if (!level) return refuse('no-level');
  const from = authority ?? running?.authority;
  if (!from) return refuse('no-authority');
  const changed = running && running.level !== level ? { changedFrom: running.level } : {};
  const next = { hazard, level, authority: from, document, startedAt: now, enteredBy: by, ...changed };
  return { ok: true, next };
}
