import { type RotationSaid, readRotation } from '../../conversation/duty/rotation-said.ts';
import { goesOn, rotationHead, rotationHints } from '../../conversation/duty/words-rotation.ts';
import { submitHints } from '../../conversation/duty/words-submit.ts';
import type { DayKinds } from '../../domain/duty/fairness.ts';
import { bureauKey, type Post, postKeysOf } from '../../domain/duty/post.ts';
import { type Rotation, rotate, type Turned } from '../../domain/duty/rotation.ts';
import { ordersAfter, type RotationRule, ruleId, wholeTurns } from '../../domain/duty/rotation-rule.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { type Day, dayOf, daysBetween, plusDays } from '../../domain/time.ts';
import { loadPerson } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { leavesFrom } from '../../store/swaps.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { uncertainYears } from '../workdays.ts';
import { carriedAt } from './carried.ts';
import { besides, byTurns, rotationOf, watchesOf } from './rotate-plan.ts';
import { rulesReplaced, stopRotations } from './rotate-rules.ts';
import type { Span } from './span.ts';
import { compared } from './submit-compare.ts';
import { postNamed } from './submit-rows.ts';
import { refused } from './swaps.ts';

/** As far as the forecast looks, where no end is named; and a year at most. */
const usualDays = 90;
const mostDays = 366;

/** 轮班 赵敏、孙磊、周强 每天一班: the roster that comes of it is shown day by day and waits for one word. */
export async function rotateRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { intent, speaker, now } = turn;
  if (!speaker.person) return refused(turn, submitHints.notYours);
  const post = await postNamed(deps, speaker, intent);
  if (typeof post === 'string') return refused(turn, post);
  if (intent.choice === 'stop') return stopRotations(deps, post);
  const text = [post?.name, intent.unit].reduce<string>(
    (words, name) => (post && name ? words.replace(name, ' ') : words),
    intent.text ?? '',
  );
  const said = readRotation(text, dayOf(now));
  if (said.unread.length > 0) return refused(turn, rotationHints.unread(said.unread));
  const id = ruleId(
    post?.key ?? bureauKey,
    said.lists.map(({ role }) => role),
  );
  const before = (await rulesReplaced(deps, { id, ...(post && { post }) })).map(({ value }) => value.through);
  const span = await spanSaid(deps, said, { today: dayOf(now), post, before });
  if (typeof span === 'string') return refused(turn, span);
  const standing = (await shiftsWithin(deps.table, span, post?.key)).map(({ value }) => value);
  const rotation = await rotationOf(deps, said, { span, post, standing, today: dayOf(now) });
  if (typeof rotation === 'string') return refused(turn, rotation);
  const turned = await turnsOf(deps, rotation, { post, standing });
  const rule =
    said.until === undefined
      ? ruleOf({ id, rotation, turned, post, text, by: speaker.person.id }, await dayKinds(deps, span.from))
      : undefined;
  const holes = turned.filter(({ who }) => who === undefined).length;
  const head = rotationHead(rotation, {
    holes,
    tentative: await uncertainYears(deps, span),
    moved: begins(rotation, turned),
  });
  const wanted = watchesOf(turned, rotation, { post, standing });
  return rule
    ? compared(deps, turn, wanted.map(byTurns), { head: [...head, goesOn], rotation: rule })
    : compared(deps, turn, wanted, { head });
}

interface Ruling {
  readonly id: string;
  readonly rotation: Rotation;
  readonly turned: readonly Turned[];
  readonly post: Post | undefined;
  readonly text: string;
  readonly by: RotationRule['by'];
}

/** Turns without an end are kept, with who is next. */
function ruleOf({ id, rotation, turned, post, text, by }: Ruling, on: DayKinds): RotationRule {
  return {
    ...{ id, text, by },
    ...(post && { post }),
    ...{ through: rotation.until, orders: ordersAfter(rotation, turned, on) },
  };
}

/** Who begins, where it is not the first of the list that has the first day. */
function begins({ lists, fixed, fair }: Rotation, turned: readonly Turned[]): string | undefined {
  const [only, other] = lists;
  const first = turned[0];
  if (fair || other || !first?.who || fixed.some(({ day }) => day === first.day)) return undefined;
  return only?.people[0]?.name === first.who.name ? undefined : first.who.name;
}

/** As said; else from where the roster ends, for as long as is looked ahead, and as turns before these had made watches. */
async function spanSaid(
  deps: Deps,
  { from: first, until, turn }: Pick<RotationSaid, 'from' | 'until' | 'turn'>,
  { today, post, before }: { today: Day; post: Post | undefined; before: readonly Day[] },
): Promise<Span | string> {
  if (first !== undefined && first < today) return rotationHints.past;
  const ahead = { from: today, until: plusDays(today, mostDays) };
  const last = first ? undefined : (await shiftsWithin(deps.table, ahead, post?.key)).at(-1)?.value.day;
  const from = first ?? plusDays(last ?? today, 1);
  const usual = plusDays(from, usualDays - 1);
  const furthest = first ? [usual, ...before].reduce((one, other) => (one > other ? one : other)) : usual;
  const span = { from, until: until ?? wholeTurns(from, furthest, turn) };
  if (span.until < from) return rotationHints.turned;
  return daysBetween(from, span.until) >= mostDays ? rotationHints.tooLong : span;
}

/** The turns beside what stands: leave that is granted, watches of other places and posts, what each has carried. */
export async function turnsOf(
  deps: Deps,
  rotation: Rotation,
  { post, standing }: { post: Post | undefined; standing: readonly Shift[] },
): Promise<readonly Turned[]> {
  const { from, until, lists } = rotation;
  const ids = new Set(lists.flatMap(({ people }) => people.flatMap(({ person }) => person ?? [])));
  const people = await Promise.all([...ids].map((id) => loadPerson(deps.table, id)));
  const own = post?.key ?? bureauKey;
  const others = new Set(people.flatMap((stored) => (stored ? postKeysOf(stored.value) : [])));
  others.delete(own);
  const span = { from: plusDays(from, -2), until: plusDays(until, 2) };
  const [on, leaves, carried, near, ...elsewhere] = await Promise.all([
    dayKinds(deps, from),
    leavesFrom(deps.table, from),
    carriedAt(deps, from, own),
    shiftsWithin(deps.table, span, own),
    ...[...others].map((key) => shiftsWithin(deps.table, span, key)),
  ]);
  const outside = near.filter(({ value: { day } }) => day < from || day > until);
  return rotate(rotation, {
    ...{ on, leaves, carried },
    shifts: [
      ...standing.flatMap((shift) => besides(shift, rotation)),
      ...[...outside, ...elsewhere.flat()].map(({ value }) => value),
    ],
  });
}
