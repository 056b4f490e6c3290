import { readRotation } from '../../conversation/duty/rotation-said.ts';
import { leaveTurns } from '../../conversation/duty/words-leave.ts';
import type { Leave } from '../../domain/duty/leave.ts';
import type { Post } from '../../domain/duty/post.ts';
import type { Rotation } from '../../domain/duty/rotation.ts';
import { byLastServed, type RotationRule } from '../../domain/duty/rotation-rule.ts';
import type { Role, Shift } from '../../domain/duty/shift.ts';
import { type Day, dayOf, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { isEmpty, loadRosterDraft } from '../../store/roster-drafts.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { turnsOf } from './rotate.ts';
import { byTurns, rotationOf, watchesOf } from './rotate-plan.ts';
import { rulesOf } from './rotate-rules.ts';
import { compared } from './submit-compare.ts';
import { tell } from './swaps.ts';

interface Passed {
  readonly outcome: Outcome;
  /** The watches that somebody next in turn would have. */
  readonly ids: readonly string[];
}

/**
 * Watches that turns made and nobody changed by hand or gave away since follow their rule again when one of its people goes on leave: next
 * in turn has them. The leader sees the difference and says the one word.
 */
export async function passTurns(
  deps: Deps,
  turn: Turn,
  { leave, shifts }: { readonly leave: Leave; readonly shifts: readonly Shift[] },
): Promise<Passed> {
  const leader = turn.speaker.person?.id;
  const made = shifts.filter(({ turned, given }) => turned && !given);
  const posts = new Map(made.map(({ post }) => [post?.key, post]));
  const found = [];
  for (const post of posts.values()) {
    const own = made.filter((shift) => shift.post?.key === post?.key);
    for (const { value: rule } of await rulesOf(deps, post))
      found.push(...(await passedBy(deps, { rule, post, leave, shifts: own }, dayOf(turn.now))));
  }
  const ids = found.map(({ id }) => id);
  if (found.length === 0 || !leader || (await hasDraft(deps, leader))) return { outcome: nothing, ids: [] };
  const { writes, reply } = await compared(deps, turn, found, { head: [leaveTurns(leave)] });
  if (writes.length === 0 || !reply) return { outcome: nothing, ids: [] };
  return { ids, outcome: { writes, sends: [tell(leader, `leave-turns#${leave.id}`, reply)] } };
}

/** What the leader has not confirmed yet would be void, the days of another's leave among it. */
async function hasDraft({ table }: Deps, leader: string): Promise<boolean> {
  const waiting = await loadRosterDraft(table, leader);
  return waiting !== undefined && !isEmpty(waiting.value);
}

interface Passing {
  readonly rule: RotationRule;
  readonly post: Post | undefined;
  readonly leave: Leave;
  readonly shifts: readonly Shift[];
}

/** So far back is looked for who had the last turns. */
const lookBackDays = 60;

/** His watches of a rule with whoever is next in turn; none where nobody of it is free and rested. */
async function passedBy(deps: Deps, { rule, post, leave, shifts }: Passing, today: Day) {
  const said = readRotation(rule.text, today);
  const days = shifts.map(({ day }) => day).sort();
  const [from, until] = [days[0], days.at(-1)];
  if (said.unread.length > 0 || !from || !until) return [];
  const around = await shiftsWithin(deps.table, { from: plusDays(from, -lookBackDays), until }, post?.key);
  const past = around.map(({ value }) => value).filter(({ day }) => day < from);
  const standing = around.map(({ value }) => value).filter(({ day }) => day >= from);
  const whole = await rotationOf(deps, said, { span: { from, until }, post, standing, today });
  if (typeof whole === 'string') return [];
  const roles = rolesOf(whole, { leave, shifts });
  if (roles.length === 0) return [];
  const rotation: Rotation = {
    ...{ ...whole, kinds: [], turn: 'watch', skips: [], fixed: [] },
    own: new Map(days.map((day) => [day, shifts.flatMap((one) => (one.day === day ? one.kind : []))])),
    lists: whole.lists
      .filter(({ role }) => roles.includes(role))
      .map((list) => ({ ...list, paired: false, people: byLastServed(list, past, leave.person) })),
  };
  const turned = (await turnsOf(deps, rotation, { post, standing })).filter(({ who }) => who !== undefined);
  const his = new Set<string>(shifts.map(({ id }) => id));
  return watchesOf(turned, rotation, { post, standing })
    .filter(({ id }) => his.has(id))
    .map(byTurns);
}

/** The roles he has by turns among his watches. */
function rolesOf({ lists }: Rotation, { leave, shifts }: Pick<Passing, 'leave' | 'shifts'>): Role[] {
  const held = new Set(
    shifts.flatMap(({ places }) =>
      places.flatMap(({ person, role }) => (person === leave.person ? role : [])),
    ),
  );
  const [only, other] = [...held];
  const isListed = lists.some(
    ({ role, people }) => role === only && people.some(({ person }) => person === leave.person),
  );
  return only && !other && isListed ? [only] : [];
}
