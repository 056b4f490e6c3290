import { submitHints } from '../../conversation/duty/words-submit.ts';
import { endOf } from '../../domain/duty/shift.ts';
import { dayOf, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { compared } from './submit-compare.ts';
import { asStands } from './submit-half.ts';
import { postNamed } from './submit-rows.ts';
import { refused } from './swaps.ts';

/** So far ahead may a roster reach. */
const aheadDays = 366;

/** 12月1日起何静值班电话改为138…: the number beside a name on the watches from a day on; what is over keeps what it had. */
export async function changePhone(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  const { person: said = '', phone = '', date = dayOf(now) } = intent;
  const post = await postNamed(deps, speaker, intent);
  if (typeof post === 'string') return refused(turn, post);
  const { people } = await knownNames(deps);
  const ids = people.flatMap(({ id, names }) => (names.includes(said) ? id : []));
  const yesterday = plusDays(dayOf(now), -1);
  const span = {
    from: date < yesterday ? yesterday : date,
    until: intent.until ?? plusDays(date, aheadDays),
  };
  const isHis = ({ name, person }: { name: string; person?: string | undefined }) =>
    name === said || (person !== undefined && ids.includes(person));
  const his = (await shiftsWithin(deps.table, span, post?.key))
    .filter(({ value }) => endOf(value) > now)
    .map(({ value }) => asStands(value))
    .filter(({ places }) => places.some(isHis));
  if (his.length === 0) return refused(turn, submitHints.noWatch(said, date));
  const wanted = his.map((watch) => ({
    ...watch,
    places: watch.places.map((place) => (isHis(place) ? { ...place, phone } : place)),
  }));
  return compared(deps, turn, wanted, { head: [submitHints.phoneOnly] });
}
