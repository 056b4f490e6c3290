import { refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import { byAuthority, type Case, isOver } from './case.ts';
import { isCopyOpen } from './chase.ts';
import { scheduled } from './schedule.ts';
import type { Decided, Terms } from './verify.ts';

/** 抄告, 函送, 移交. */
export const handOverModes = ['copy', 'letter', 'clue'] as const;
export type HandOverMode = (typeof handOverModes)[number];

/** Given to the department that is competent; nothing ends before it has answered. */
export interface HandedOver {
  readonly mode: HandOverMode;
  readonly to: string;
  readonly doc?: string;
  readonly feedbackBy: Day;
  readonly by: PersonId;
  readonly at: Instant;
  /** How often the officer was reminded to ask. */
  readonly chased: number;
  /** That the department has the letter: in whose hands, as an officer entered it. */
  readonly receipt?: { readonly text: string; readonly by: PersonId; readonly at: Instant };
  readonly outcome?: { readonly text: string; readonly by: PersonId; readonly at: Instant };
}

/** Given to one department and then to another, or answered and given anew: what was before, and when it ended. */
export interface EarlierHandOver extends HandedOver {
  readonly endedAt: Instant;
}

export type HandOverRefusal =
  | 'over'
  | 'no-authority'
  | 'copy-open'
  | 'given-open'
  | 'not-handed-over'
  | 'feedback-needed';

type Said = Pick<HandedOver, 'mode' | 'by' | 'feedbackBy'> & { to: string | undefined; doc?: string };

/**
 * The deadline stands still from here on, unless only a copy is sent. Said without a department of what is handed over
 * already, it adds the number or the day to what stands, answered or not.
 */
export function handOver(one: Case, said: Said, now: Instant): Decided<HandOverRefusal> {
  if (isOver(one)) return refuse('over');
  const { handedOver: given } = one;
  const to = said.to ?? given?.to;
  if (to === undefined) return refuse('no-authority');
  const open = to === given?.to ? undefined : openElsewhere(one, said.mode);
  if (open) return refuse(open);
  if (given && adds(one, said))
    return { ok: true, next: { ...one, handedOver: { ...given, ...said, to, mode: given.mode } } };
  const state = said.mode === 'copy' ? one.state : 'transferred';
  const past =
    given && to !== given.to ? { earlier: [...(one.earlier ?? []), { ...given, endedAt: now }] } : {};
  return { ok: true, next: { ...one, ...past, state, handedOver: { ...said, to, at: now, chased: 0 } } };
}

/** A copy that waits for its answer is ended by nothing else; a copy ends nothing that was handed over. */
function openElsewhere(one: Case, mode: HandOverMode): 'copy-open' | 'given-open' | undefined {
  if (isCopyOpen(one)) return 'copy-open';
  return one.state === 'transferred' && mode === 'copy' ? 'given-open' : undefined;
}

/** Whether it only adds to what stands: no new paper goes out. */
export function adds(one: Case, { to, mode, doc }: Pick<Said, 'to' | 'mode' | 'doc'>): boolean {
  const { handedOver: given } = one;
  if (!given) return false;
  const isNumbered = to === given.to && mode === given.mode && doc !== undefined && given.doc === undefined;
  const isSame = to === given.to && (one.state === 'transferred' || (isCopyOpen(one) && mode === 'copy'));
  return to === undefined || isNumbered || isSame;
}

/** The paper of this kind that was given last: another kind's number is none of its own. */
export function givenAs({ handedOver, earlier = [] }: Case, kind: string): HandedOver | undefined {
  return [...earlier, ...(handedOver ? [handedOver] : [])].findLast(({ mode }) => mode === kind);
}

/** The department has signed for the letter; it still owes its answer. */
export function receiveHandOver(
  one: Case,
  receipt: NonNullable<HandedOver['receipt']>,
): Decided<HandOverRefusal> {
  if (isOver(one)) return refuse('over');
  if ((one.state !== 'transferred' && !isCopyOpen(one)) || !one.handedOver) return refuse('not-handed-over');
  return { ok: true, next: { ...one, handedOver: { ...one.handedOver, receipt } } };
}

/** What the department did is written back: mended waits for a look, sent back goes to where it was. */
export function answerHandOver(
  one: Case,
  said: { text: string; by: PersonId; now: Instant; sentBack: boolean } & Pick<Terms, 'counting'>,
): Decided<HandOverRefusal> {
  const { text, by, now, sentBack } = said;
  if (isOver(one)) return refuse('over');
  const isCopy = isCopyOpen(one);
  if ((one.state !== 'transferred' && !isCopy) || !one.handedOver) return refuse('not-handed-over');
  if (text.trim() === '') return refuse('feedback-needed');
  const next = { ...one, handedOver: { ...one.handedOver, outcome: { text, by, at: now } } };
  if (isCopy) return { ok: true, next };
  if (!sentBack) {
    const rectified = { by: byAuthority, at: now, measure: text, photos: 0 };
    return { ok: true, next: { ...next, state: 'reinspection', rectified } };
  }
  if (one.grade === undefined) return { ok: true, next: { ...next, state: 'registered' } };
  if (one.unit === undefined || one.deadline === undefined)
    return { ok: true, next: { ...next, state: 'verified' } };
  return { ok: true, next: scheduled({ ...next, state: 'rectifying' }, now, said.counting) };
}
