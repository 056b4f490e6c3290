import type { Change, Copy } from '../../conversation/duty/roster-copy.ts';
import { submitHints } from '../../conversation/duty/words-submit.ts';
import { datesIn } from '../../conversation/sentence/date.ts';
import { monthsAhead } from '../../conversation/sentence/month.ts';
import { plain } from '../../conversation/sentence/plain.ts';
import type { Post } from '../../domain/duty/post.ts';
import type { Wanted } from '../../domain/duty/roster.ts';
import { type Place, type Shift, shiftIdOf } from '../../domain/duty/shift.ts';
import { personId, shiftId } from '../../domain/ids.ts';
import { type Day, dayOf, daysBetween, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { type KnownNames, knownNames } from '../names.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { namedSpan, type Span } from './span.ts';
import { compared } from './submit-compare.ts';
import { withOtherHalves } from './submit-half.ts';
import { refused } from './swaps.ts';

/** So far back lies the last time of what a period's name means. */
const lastTimeDays = 200;

/** One period's table for another, or for itself, with a few people in the places of others. */
export async function copyRoster(
  deps: Deps,
  turn: Turn,
  { copy, post }: { copy: Copy; post: Post | undefined },
): Promise<Outcome> {
  const today = dayOf(turn.now);
  const { date, until } = turn.intent;
  const to =
    (copy.to && (await namedSpan(deps, copy.to, today))) || (date && { from: date, until: until ?? date });
  if (!to) return refused(turn, submitHints.noPeriod);
  const name = copy.from || copy.to;
  const all = await sourceOf(deps, name, { today, post, otherwise: to });
  const { shift: kind } = turn.intent;
  const source = ofKind(all, kind);
  if (source.length === 0)
    return refused(turn, name === '' ? submitHints.noRoster(to.from) : submitHints.noSource(name));
  const known = await knownNames(deps);
  const missing = copy.changes.find(
    ({ name: from }) =>
      from !== undefined &&
      !source.some(({ places }) => places.some((place) => isCalled(place, from, known))),
  );
  if (missing?.name !== undefined) return refused(turn, submitHints.noMatch(missing.name));
  const wanted = moved(source, to).map((shift) => ({
    ...shift,
    places: filled(shift.places, copy, known),
  }));
  return compared(deps, turn, kind ? await withOtherHalves(deps, wanted) : wanted);
}

/** Of the named half of the day, where the days are in halves. */
function ofKind(all: readonly Shift[], kind: Shift['kind'] | undefined): readonly Shift[] {
  const named = all.filter((one) => one.kind === kind);
  return named.length > 0 ? named : all;
}

interface Where {
  readonly today: Day;
  readonly post: Post | undefined;
  readonly otherwise: Span;
}

/** The watches of the period's next time that has any, else of its last. */
async function sourceOf(deps: Deps, name: string, { today, post, otherwise }: Where): Promise<Shift[]> {
  const [dated] = datesIn(plain(name), today).hits;
  const spans = [
    ...(dated ? [{ from: dated.day, until: dated.until ?? dated.day }] : []),
    monthsAhead(plain(name), today, 6),
    await namedSpan(deps, name, today),
    await namedSpan(deps, name, plusDays(today, -lastTimeDays)),
    name === '' ? otherwise : undefined,
  ];
  for (const span of spans) {
    const found = span ? await shiftsWithin(deps.table, span, post?.key) : [];
    if (found.length > 0) return found.map(({ value }) => value);
  }
  return [];
}

/** Day for day, and again from its first where the other period is longer. */
function moved(source: readonly Shift[], to: Span): Wanted[] {
  const days = [...new Set(source.map(({ day }) => day))].sort();
  const length = daysBetween(to.from, to.until) + 1;
  return Array.from({ length }, (_, nth) => {
    const day = plusDays(to.from, nth);
    const like = days[nth % days.length];
    return source
      .filter((shift) => shift.day === like)
      .map(({ kind, hours, post, places, rostered, room, note }): Wanted => {
        const id = shiftId(shiftIdOf(day, kind, post?.key));
        const plain = (rostered ?? places).map(({ arrival: _arrival, ...place }) => place);
        return {
          id,
          day,
          kind,
          places: plain,
          ...(hours && { hours }),
          ...(post && { post }),
          ...(room && { room }),
          ...(note && { note }),
        };
      });
  }).flat();
}

function isCalled(place: Place, name: string, { people }: KnownNames): boolean {
  if (place.name === name) return true;
  return people.some(({ id, names }) => id === place.person && names.includes(name));
}

/** Each place with who comes for whoever had it, and a place for a role that nobody had. */
function filled(places: readonly Place[], { changes }: Copy, known: KnownNames): Place[] {
  const next = places.map((place) => {
    const change = changes.find(({ name, role }) =>
      name === undefined ? place.role === role : isCalled(place, name, known),
    );
    return change ? comesFor(place.role, change, known) : place;
  });
  const added = changes.flatMap((change) =>
    change.role && !places.some(({ role }) => role === change.role)
      ? [comesFor(change.role, change, known)]
      : [],
  );
  return [...next, ...added];
}

function comesFor(role: Place['role'], { next }: Change, known: KnownNames): Place {
  const found = known.people.filter(({ names }) => names.includes(next));
  const [only] = found.length === 1 ? found : [];
  return only ? { role, name: only.names[0] ?? next, person: personId(only.id) } : { role, name: next };
}
