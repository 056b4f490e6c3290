import { confirmed, lateRefused } from '../../conversation/duty/words-absence.ts';
import { confirmWatch } from '../../domain/duty/attendance.ts';
import { loadShift } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './shifts.ts';

/** "知道了" under the reminder of the evening. */
export async function confirm(deps: Deps, { intent, quoted, speaker, now }: Turn): Promise<Outcome> {
  const stored = await loadShift(deps.table, intent.reference ?? quoted?.id ?? '');
  const me = speaker.person?.id;
  const decided = stored && me && confirmWatch(stored.value, me, now);
  if (!stored || !decided?.ok) return say({ text: lateRefused['not-on-roster'] }, true);
  const text = confirmed(decided.next);
  if (decided.next === stored.value) return { ...say({ text }, true), toast: { tone: 'success', text } };
  return {
    ...changed(stored, decided.next, { what: 'duty.confirmed', facts: { person: me } }),
    ...{ reply: { text }, privately: true, toast: { tone: 'success', text } },
  };
}
