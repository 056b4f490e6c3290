import {
  type DayKinds,
  emptyTally,
  replacedOf,
  standingOf,
  type Tally,
  withWatch,
} from '../../domain/duty/fairness.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import { answerMs } from '../../domain/duty/spot-check.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { askedWithin, type LedgerScope, type Span, watchesWithin } from './ledger-rows.ts';

/** What each person's watches and checks of a span come to; grows with the people, not with the span. */
export async function talliesOf(
  deps: Deps,
  { scope, span, bureau, kinds }: { scope: LedgerScope; span: Span; bureau: string; kinds: DayKinds },
  now: Instant,
): Promise<Tally[]> {
  const found = new Map<string, Tally>();
  for await (const shift of watchesWithin(deps, scope, { ...span, now })) {
    const post = shift.post?.name ?? bureau;
    const places = [...shift.places, ...replacedOf(shift).map(({ place }) => place)];
    for (const place of places) counted(found, { shift, place, post, now, on: kinds(shift.day) });
  }
  for await (const { one } of askedWithin(deps, scope, span)) {
    const post = one.post === '' ? bureau : one.post;
    const before = tallyOf(found, { post, name: one.name, person: one.person });
    const took = answerMs(one);
    found.set(keyOf({ post, name: one.name, person: one.person }), {
      ...before,
      asked: before.asked + 1,
      answered: before.answered + (took === undefined ? 0 : 1),
      answerMs: before.answerMs + (took ?? 0),
    });
  }
  return [...found.values()];
}

interface Counted {
  readonly shift: Shift;
  readonly place: Place;
  readonly post: string;
  readonly now: Instant;
  readonly on: ReturnType<DayKinds>;
}

function counted(found: Map<string, Tally>, { shift, place, post, now, on }: Counted): void {
  const who = { post, name: place.name, person: place.person };
  const standing = standingOf(shift, place, now);
  found.set(keyOf(who), withWatch(tallyOf(found, who), { shift, place, standing, on }));
}

interface Who {
  readonly post: string;
  readonly name: string;
  readonly person: string | undefined;
}

function keyOf({ post, name, person }: Who): string {
  return `${post} ${person ?? name}`;
}

function tallyOf(found: ReadonlyMap<string, Tally>, who: Who): Tally {
  return found.get(keyOf(who)) ?? emptyTally(who.post, who.name);
}
