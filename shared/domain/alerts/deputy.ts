import type { PersonId } from '../ids.ts';
import type { Day } from '../time.ts';

/** Who approves in a leader's place while he is away, to the end of a day. */
export interface Deputy {
  readonly leader: PersonId;
  readonly deputy: PersonId;
  readonly until: Day;
}

/** Longer than this nobody is away; a slip of the hand must not give a right away for ever. */
export const longestDeputyDays = 60;

/** Those deputies that stand on a day. */
export function standing(deputies: readonly Deputy[], today: Day): Deputy[] {
  return deputies.filter(({ until }) => until >= today);
}

/** In whose place somebody stands on a day. */
export function placeOf(deputies: readonly Deputy[], who: PersonId, today: Day): PersonId | undefined {
  return standing(deputies, today).find(({ deputy }) => deputy === who)?.leader;
}
