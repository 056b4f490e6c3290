import { checkedInFor, checkInRefused } from '../../conversation/duty/words.ts';
import { may } from '../../domain/directory/may.ts';
import { checkInNamed } from '../../domain/duty/check-in.ts';
import { bureauKey, postKeysOf } from '../../domain/duty/post.ts';
import { canCheckIn, type Shift } from '../../domain/duty/shift.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { shiftsAround } from '../on-duty.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './shifts.ts';

/**
 * Somebody whom only the roster knows has no way to sign in: whoever stands for his post does it, and it shows as done for
 * him. Undefined where no watch around now has the name.
 */
export async function arriveNamed(deps: Deps, turn: Turn, name: string): Promise<Outcome | undefined> {
  const { speaker, intent, now } = turn;
  const by = speaker.person?.id;
  const around = await shiftsAround(deps, now, postKeysOf(speaker));
  const { date } = intent;
  const his = around.filter(({ value }) => isNamed(value, name) && (date === undefined || value.day <= date));
  const own = his.filter(
    ({ value }) => (value.post?.key ?? bureauKey) !== bureauKey || may(speaker, 'check-in-for'),
  );
  const stored = own.find(({ value }) => canCheckIn(value, now)) ?? own[0];
  if (!by || intent.choice === 'afterwards' || his.length === 0) return undefined;
  if (!stored) return say({ text: checkInRefused['not-yours'] }, true);
  return signed(stored, { name, by, now });
}

function signed(
  stored: Stored<Shift>,
  { name, by, now }: { name: string; by: Parameters<typeof checkInNamed>[2]['by']; now: Turn['now'] },
): Outcome {
  const decided = checkInNamed(stored.value, name, { by, now });
  if (!decided.ok) return say({ text: checkInRefused[decided.why] }, true);
  const { next, place } = decided;
  const reply = checkedInFor(next, place);
  return {
    ...changed(stored, next, { what: 'duty.checked-in', facts: { by, how: 'for' } }),
    ...{ reply, toast: { tone: 'success', text: reply.text }, privately: true },
  };
}

const isNamed = ({ places }: Shift, name: string): boolean =>
  places.some((place) => place.person === undefined && place.name === name);
