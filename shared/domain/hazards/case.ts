import { type CaseNumber, type PersonId, personId, type UnitId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import type { Corrected } from './correct.ts';
import type { EarlierHandOver, HandedOver } from './hand-over.ts';
import type { DoubleReport, Layers, Plate } from './major.ts';
import type { Plan } from './plan.ts';

/** Reminders of a deadline: three days before, the day before, the day itself, and one, three and seven days after. */
export const steps = ['ahead', 'before', 'today', 'overdue', 'overdue-3', 'overdue-7'] as const;
export type Step = (typeof steps)[number];

/**
 * registered → verified (true, but whose it is must still be said) → rectifying → reinspection → closed; beside them
 * invalid, duplicate, withdrawn by whoever reported it, and transferred to a department that has not answered yet.
 */
export const caseStates = [
  'registered',
  'verified',
  'rectifying',
  'reinspection',
  'closed',
  'invalid',
  'duplicate',
  'withdrawn',
  'transferred',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Who mended what a department was given. */
export const byAuthority = personId('authority');

/** Who brought it up: anybody, the unit itself, an inspector. */
export type Source = 'public' | 'self' | 'inspection';
/** Said by a person, never by the house. */
export type Grade = 'general' | 'major';

/** One hazard, from its report to its end. Who reported it lies elsewhere, so that it can be erased. */
export interface Case {
  readonly number: CaseNumber;
  readonly openedAt: Instant;
  readonly unit?: UnitId;
  readonly unitName?: string;
  readonly street?: string;
  readonly place?: string;
  /** A code of the hazard lexicon, with the word that decided it. */
  readonly category?: string;
  readonly word?: string;
  readonly description: string;
  readonly source: Source;
  /** Whoever reported it is shown to nobody, and his own words to no unit. */
  readonly protected: boolean;
  /** Something in the words lets a person look at it as possibly major. */
  readonly majorHint: boolean;
  readonly state: CaseState;
  readonly grade?: Grade;
  readonly verifier?: PersonId;
  readonly deadline?: Day;
  readonly responsible?: string;
  /** What the unit is told in the officer's words instead of the reporter's. */
  readonly brief?: string;
  readonly rectified?: Rectified;
  readonly reinspector?: PersonId;
  /** Why it is invalid, or came back from its re-inspection. */
  readonly reason?: string;
  readonly duplicateOf?: CaseNumber;
  /** An open case that is probably the same. */
  readonly like?: CaseNumber;
  /** Reports that became part of this one. */
  readonly also?: readonly CaseNumber[];
  /** How many different people these and its own report came from; cases of older tables do not know. */
  readonly people?: number;
  readonly extension?: Extension;
  /** When the street is told of a case that came at night. */
  readonly streetAt?: Instant;
  readonly told: readonly Step[];
  /** On which day each of the steps is told, by the calendar of when the deadline was set. */
  readonly remindOn?: readonly Day[];
  /** Until when somebody must have judged it. */
  readonly verifyBy?: Instant;
  readonly plan?: Plan;
  /** How often it came back from its re-inspection. */
  readonly sentBack?: number;
  /** How many of its deadlines passed. */
  readonly missed?: number;
  readonly reopened?: number;
  /** Ended by a leader although it could not be mended. */
  readonly settled?: Settled;
  readonly double?: DoubleReport;
  readonly plate?: Plate;
  readonly layers?: Layers;
  readonly handedOver?: HandedOver;
  /** To whom it was given before, oldest first. */
  readonly earlier?: readonly EarlierHandOver[];
  /** What was put right, oldest first. */
  readonly corrected?: readonly Corrected[];
  /** How many messages it was made of were recalled by their sender; their words stay. */
  readonly recalled?: number;
  readonly closedAt?: Instant;
  /** The campaigns that ran when it was registered, by name. */
  readonly campaigns?: readonly string[];
  /** It stands in the counters; cases of older tables come in at their next change. */
  readonly counted?: Counted;
}

/** `true`: by an older rule, at its unit too while it was told in confidence. */
export type Counted = true | 'in-confidence';

export interface Rectified {
  readonly by: PersonId;
  readonly at: Instant;
  readonly measure?: string;
  readonly photos: number;
}

export interface Settled {
  readonly by: PersonId;
  readonly reason: string;
  readonly doc: string;
}

export interface Extension {
  readonly by: PersonId;
  readonly until: Day;
  readonly reason?: string;
}

export type Reported = Pick<Case, 'number' | 'description' | 'source' | 'protected' | 'majorHint'> &
  Partial<
    Pick<
      Case,
      | 'unit'
      | 'unitName'
      | 'street'
      | 'place'
      | 'category'
      | 'word'
      | 'streetAt'
      | 'verifyBy'
      | 'rectified'
      | 'campaigns'
    >
  >;

export function register(reported: Reported, now: Instant): Case {
  return { ...reported, openedAt: now, state: 'registered', told: [] };
}

export function isOver({ state }: Pick<Case, 'state'>): boolean {
  return state === 'closed' || state === 'invalid' || state === 'duplicate' || state === 'withdrawn';
}

/** What was reported in confidence is the unit's to know once it has to mend it. */
export function isForUnit({ protected: hidden, state }: Pick<Case, 'protected' | 'state'>): boolean {
  return !hidden || state === 'rectifying' || state === 'reinspection' || state === 'closed';
}

export function isOverdue({ state, deadline }: Pick<Case, 'state' | 'deadline'>, today: Day): boolean {
  return state === 'rectifying' && deadline !== undefined && deadline < today;
}

/** Longer descriptions are kept shortened, and this is said. */
const mostLetters = 800;

/** More that the reporter said, or where it is. What is there already stays. */
export function supplement(
  one: Case,
  more: Partial<Pick<Case, 'unit' | 'unitName' | 'street' | 'place' | 'category'>> & { text?: string },
): Case {
  const { text, ...slots } = more;
  const repeated = text === undefined || text === '' || one.description.includes(text);
  const description = repeated
    ? one.description
    : shortened([one.description, text].filter(Boolean).join('；')).text;
  return { ...slots, ...one, description };
}

export function shortened(text: string): { readonly text: string; readonly cut: boolean } {
  const letters = [...text];
  return letters.length <= mostLetters
    ? { text, cut: false }
    : { text: `${letters.slice(0, mostLetters).join('')}…`, cut: true };
}
