import { missedSteps } from '../../conversation/duty/words.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { look, missing, type Step } from '../../domain/duty/watch.ts';
import type { Instant } from '../../domain/time.ts';
import { shiftRecord } from '../../store/duty.ts';
import { load } from '../../store/record.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { join, nothing, type Outcome, type Send } from '../outcome.ts';
import { handoverSends } from './handover-tick.ts';
import { climb, isRung } from './ladder.ts';
import { remind, tell } from './remind.ts';
import { strangersSends } from './remind-strangers.ts';
import { changed } from './shifts.ts';

/** Reminders and the ladder of one watch. */
export async function tickShift(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, shiftRecord, row);
  if (!stored) return nothing;
  const { next, does, missed } = look(stored.value, now);
  if (does.length + missed.length === 0) return nothing;
  const rung = does.find(isRung);
  const climbed = rung ? await climb(deps, next, { rung, now }) : nothing;
  const handed = await Promise.all(does.map((step) => handoverSends(deps, next, { step, now })));
  return join(
    {
      ...changed(stored, next, { what: 'duty.looked-at', facts: { does, missed } }),
      sends: [
        ...does.flatMap((step) => reminders(next, step)),
        ...(await strangersSends(deps, next, does)),
        ...handed.flat(),
        ...(missed.length > 0 ? await toldMissed(deps, next, missed) : []),
      ],
    },
    climbed,
  );
}

/** Nobody is reminded twice in the evening and at the door of what he has confirmed or done already. */
function reminders(shift: Shift, step: Step): Send[] {
  if (step !== 'evening' && step !== 'before') return [];
  return missing(shift).flatMap((place) => remind(shift, place, step));
}

async function toldMissed(deps: Deps, shift: Shift, missed: readonly Step[]): Promise<Send[]> {
  const { officers } = await officials(deps);
  const card = missedSteps(shift, missed);
  return officers.flatMap(({ id }) => tell(shift, id, { step: 'missed', card }));
}
