import { readRotation } from '../../conversation/duty/rotation-said.ts';
import { rotationStuck } from '../../conversation/duty/words-rotation.ts';
import { hasRole } from '../../domain/directory/person.ts';
import type { Wanted } from '../../domain/duty/roster.ts';
import type { Rotation } from '../../domain/duty/rotation.ts';
import { inOrderOf, nextSpan, ordersAfter, type RotationRule } from '../../domain/duty/rotation-rule.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { dayOf, daysBetween, type Instant, isoOf } from '../../domain/time.ts';
import { allPeople, loadPerson } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { acceptWrites, type Change } from '../../store/import.ts';
import { load, type Stored } from '../../store/record.ts';
import { putRotation, rotationRecord } from '../../store/rotations.ts';
import type { Row } from '../../store/table.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { turnsOf } from './rotate.ts';
import { byTurns, rotationOf, watchesOf } from './rotate-plan.ts';
import { toldInPieces } from './tell-in-pieces.ts';

/** Turns without an end go on ahead of time: what somebody has put down himself stays, who is on leave is passed over. */
export async function tickRotation(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const stored = await load(deps.table, rotationRecord, row);
  if (!stored) return nothing;
  const rule = stored.value;
  const today = dayOf(now);
  const said = readRotation(rule.text, today);
  const gone = await goneOf(deps, rule);
  if (gone.length > 0 || said.unread.length > 0) return stuck(deps, { stored, gone }, now);
  const { post } = rule;
  const span = nextSpan(rule, said.turn, today);
  const standing = (await shiftsWithin(deps.table, span, post?.key)).map(({ value }) => value);
  const found = await rotationOf(deps, said, { span, post, standing, today });
  if (typeof found === 'string') return stuck(deps, { stored, gone }, now);
  const makes = found.lists.some(({ role }) => role === 'main');
  const last = standing.at(-1)?.day;
  if (!makes && last === undefined) return { writes: [putRotation(rule, stored.version, now)] };
  const rotation = inOrderOf({ ...found, until: makes || !last ? span.until : last }, rule.orders);
  const turned = await turnsOf(deps, rotation, { post, standing });
  const wanted = watchesOf(turned, rotation, { post, standing }).filter((one) =>
    isOpen(one, { rotation, standing, makes }),
  );
  const changes = wanted.map((one): Change => ({ kind: 'shift', id: one.id, set: { ...byTurns(one) } }));
  const orders = ordersAfter(rotation, turned, await dayKinds(deps, span.from));
  const { stuckOn: _, ...rest } = rule;
  const next = { ...rest, through: rotation.until, orders };
  const id = deps.newId('ro');
  const accepted = changes.length === 0 ? [] : acceptWrites(id, changes, `tick#${isoOf(now)}`);
  return {
    writes: [putRotation(next, stored.version, now), ...(accepted ?? [])],
    entries: [
      {
        // A rule may be put in another's place and begins anew, so its versions name no entry.
        ...{ pk: `roster#${id}`, version: 1, what: 'duty.rotation-went-on' },
        facts: { rule: rule.id, from: rotation.from, until: rotation.until, watches: changes.length },
      },
    ],
  };
}

/** Nobody has put these roles of this watch down yet; leaders alone make no watches. */
function isOpen(
  { id, places }: Wanted,
  { rotation, standing, makes }: { rotation: Rotation; standing: readonly Shift[]; makes: boolean },
): boolean {
  const before = standing.find((one) => one.id === id);
  if (!before) return makes && places.length > 0;
  const roles = new Set(rotation.lists.map(({ role }) => role));
  return !(before.rostered ?? before.places).some(({ role }) => roles.has(role));
}

/** Those of the turns whom the directory no longer has. */
async function goneOf(deps: Deps, { orders }: RotationRule): Promise<string[]> {
  const ids = new Set(orders.flat());
  const known = (await allPeople(deps.table)).map(({ value }) => value);
  return known.filter(({ id, active }) => ids.has(id) && !active).map(({ name }) => name);
}

const weekDays = 7;

/** Whoever set it, and the officers where it is the bureau's, hear once a week that it does not go on. */
async function stuck(
  deps: Deps,
  { stored, gone }: { readonly stored: Stored<RotationRule>; readonly gone: readonly string[] },
  now: Instant,
): Promise<Outcome> {
  const rule = stored.value;
  const today = dayOf(now);
  if (rule.stuckOn && daysBetween(rule.stuckOn, today) < weekDays)
    return { writes: [putRotation(rule, stored.version, now)] };
  const setter = (await loadPerson(deps.table, rule.by))?.value;
  const { officers } = await officials(deps);
  const isTold =
    setter?.active === true && (rule.post !== undefined || hasRole(setter, 'officer', 'administrator'));
  const people = isTold ? [rule.by] : officers.map(({ id }) => id);
  const told = toldInPieces({
    ...{ once: `rotation-stuck#${rule.id}#${today}`, card: rotationStuck(rule, gone), people },
  });
  return {
    writes: [putRotation({ ...rule, stuckOn: today }, stored.version, now), ...told.writes],
    sends: told.sends,
  };
}
