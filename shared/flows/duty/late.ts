import { lateKept, lateRefused, lateTold } from '../../conversation/duty/words-absence.ts';
import { announceLate, type MarkRefusal, promised } from '../../domain/duty/attendance.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import { at, dayOf } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { onDuty } from '../on-duty.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { nearWatches, watchOf } from './own-watch.ts';
import { changed } from './shifts.ts';
import { standInFor } from './stand-in.ts';

/** "路上堵车，晚20分钟到": kept, told to whoever waits for him, and he is not asked again before. */
export async function late(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now, inbound } = turn;
  const me = speaker.person?.id;
  const stored = me && watchOf(await nearWatches(deps, turn), me, now);
  if (!me || !stored) return no('not-on-roster');
  const clock = intent.time === undefined ? undefined : at(dayOf(now), intent.time);
  const until = promised(stored.value, { minutes: intent.count, clock, now });
  const decided = announceLate(stored.value, me, { until, now });
  if (!decided.ok) return no(decided.why);
  const { next, place } = decided;
  const said = inbound.kind === 'said' ? inbound.text : '';
  const card = { ...lateTold(next, place, until, said), actions: await proposed(deps, turn, next, place) };
  const sends = await toldOf(deps, { turn, shift: next, place }, card);
  return {
    ...changed(stored, next, { what: 'duty.late', facts: { person: me, until } }),
    reply: { text: lateKept(next, until, sends.length > 0) },
    privately: true,
    sends,
  };
}

/** "先让老李顶一下": whoever decides can say yes with one button. */
async function proposed(deps: Deps, { intent }: Turn, shift: Shift, place: Place) {
  return intent.personId === undefined || intent.personId === place.person
    ? []
    : standInFor(deps, shift, place, intent.personId);
}

/** Those of the watch and the leader on duty; at the hour of change also whoever is still there. */
async function toldOf(
  deps: Deps,
  { turn, shift, place }: { turn: Turn; shift: Shift; place: Place },
  card: Send['card'],
): Promise<Send[]> {
  const { leaders } = await onDuty(deps, turn.now);
  const people = new Set([...shift.places.flatMap(({ person }) => person ?? []), ...leaders]);
  if (place.person) people.delete(place.person);
  return [...people].map((person) => ({
    once: `duty.late#${shift.id}#${turn.inbound.id}#${person}`,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
    about: { topic: 'duty', id: shift.id },
  }));
}

function no(why: MarkRefusal): Outcome {
  return say({ text: lateRefused[why === 'settled' ? 'over' : why] }, true);
}
