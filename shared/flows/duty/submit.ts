import { copyIn, saysItHolds } from '../../conversation/duty/roster-copy.ts';
import { submitHints } from '../../conversation/duty/words-submit.ts';
import type { Slots } from '../../conversation/intent.ts';
import { longHours } from '../../conversation/sentence/hours.ts';
import { isSameHours } from '../../domain/duty/hours.ts';
import type { RosterRow } from '../../domain/duty/roster.ts';
import type { Role } from '../../domain/duty/shift.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { confirmRoster } from './submit-confirm.ts';
import { copyRoster } from './submit-copy.ts';
import { changeDay } from './submit-day.ts';
import { changePhone } from './submit-phone.ts';
import { postNamed, propose } from './submit-rows.ts';
import { refused } from './swaps.ts';

/** A roster typed or pasted: it is shown day by day against the one that stands, and waits for one word. */
export async function submitRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker } = turn;
  if (intent.form) return changeDay(deps, turn);
  if (intent.choice === 'phone') return changePhone(deps, turn);
  if (intent.choice === 'how') return refused(turn, submitHints.how);
  if (!speaker.person) return refused(turn, submitHints.notYours);
  const post = await postNamed(deps, speaker, intent);
  if (typeof post === 'string') return refused(turn, post);
  const items = intent.items ?? [];
  const wrong = wrongHours(items, intent.text ?? '');
  if (wrong) return refused(turn, wrong);
  if (items.length > 0)
    return propose(deps, { speaker, now: turn.now }, { rows: rowsOf(items), post, keepsOthers: true });
  const text = intent.text ?? '';
  const copy = copyIn(text);
  if (copy) return copyRoster(deps, turn, { copy, post });
  return saysItHolds(text) ? confirmRoster(deps, turn) : refused(turn, submitHints.nothing);
}

/** Lines of one day and shift are one watch. */
function rowsOf(items: readonly Slots[]): RosterRow[] {
  return items.flatMap(({ date, shift = 'whole', hours, person, phone, choice }, row) => {
    const places = [{ role: roleIn(choice), name: person ?? '', ...(phone && { phone }) }];
    return date && person ? [{ row, day: date, shift, places, ...(hours && { hours }) }] : [];
  });
}

/** Hours that no watch can have: longer than a day, or two for one watch. */
function wrongHours(items: readonly Slots[], text: string): string | undefined {
  const tooLong = longHours(text);
  if (tooLong) return submitHints.tooLong(tooLong);
  const two = items.find(({ date, shift, hours }) =>
    items.some(
      (one) =>
        one.date === date && one.shift === shift && one.hours && hours && !isSameHours(one.hours, hours),
    ),
  );
  return two?.date && submitHints.twoHours(two.date);
}

function roleIn(choice: string | undefined): Role {
  return choice === 'leader' || choice === 'deputy' || choice === 'standby' ? choice : 'main';
}
