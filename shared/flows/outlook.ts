import { forecast, type Gap, type Outlook } from '../domain/duty/forecast.ts';
import { bureauKey } from '../domain/duty/post.ts';
import { daysFrom, reckoner, type Shift } from '../domain/duty/shift.ts';
import { type Day, plusDays } from '../domain/time.ts';
import { allPeople, loadPerson } from '../store/directory.ts';
import { shiftsWithin } from '../store/duty.ts';
import { leavesFrom } from '../store/swaps.ts';
import type { Deps } from './deps.ts';

interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** What the bureau's own roster lacks within some days. */
export async function bureauGaps(deps: Deps, span: Span): Promise<readonly Gap[]> {
  const [outlook, shifts] = await Promise.all([outlookOf(deps, span), shiftsNear(deps, span, bureauKey)]);
  return forecast(shifts, forPost(outlook, bureauKey));
}

/** Who can be reached and who is away in a span. */
export async function outlookOf(deps: Deps, span: Span): Promise<Outlook> {
  const [people, leaves] = await Promise.all([allPeople(deps.table), leavesFrom(deps.table, span.from)]);
  const reached = new Set(
    people.flatMap(({ value }) => (value.active && value.addresses.length > 0 ? value.id : [])),
  );
  const days = daysFrom(span.from, span.until);
  return { days, times: reckoner(), always: false, leaves, reaches: (person) => reached.has(person) };
}

/** As outlookOf, for those of some watches only: of one post among thousands nobody reads the whole directory. */
export async function outlookFor(deps: Deps, shifts: readonly Shift[], span: Span): Promise<Outlook> {
  const ids = new Set(shifts.flatMap(({ places }) => places.flatMap(({ person }) => person ?? [])));
  const [leaves, ...people] = await Promise.all([
    leavesFrom(deps.table, span.from),
    ...[...ids].map((id) => loadPerson(deps.table, id)),
  ]);
  const reached = new Set(
    people.flatMap((stored) =>
      stored?.value.active && stored.value.addresses.length > 0 ? stored.value.id : [],
    ),
  );
  const days = daysFrom(span.from, span.until);
  return { days, times: reckoner(), always: false, leaves, reaches: (person) => reached.has(person) };
}

export const forPost = (outlook: Outlook, post: string): Outlook => ({
  ...outlook,
  always: post === bureauKey,
});

/** What began before may still be in the way of what begins. */
export async function shiftsNear(deps: Deps, { from, until }: Span, post: string): Promise<Shift[]> {
  const found = await shiftsWithin(deps.table, { from: plusDays(from, -2), until }, post);
  return found.map(({ value }) => value);
}
