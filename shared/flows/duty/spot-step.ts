import { asking, nobodyOnDuty } from '../../conversation/duty/spot-words.ts';
import { bureauKey, type Post } from '../../domain/duty/post.ts';
import { isRunning, type Shift } from '../../domain/duty/shift.ts';
import { type AskedOne, isMeant, type SpotCheck } from '../../domain/duty/spot-check.ts';
import { HOUR_MS, type Instant, later } from '../../domain/time.ts';
import { allPosts } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import {
  askAgainWrites,
  askedBy,
  askWrites,
  type CheckStep,
  loadAsked,
  loadCheck,
  moveStep,
  openStep,
} from '../../store/spot-checks.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { shiftsAround } from '../on-duty.ts';
import type { Outcome, Send } from '../outcome.ts';
import { unitsById } from '../units.ts';

/** Each person costs four writes; a transaction takes a hundred. */
const mostPeople = 20;
const mostPosts = 20;
/** A late answer in one word is still understood. */
const lateMs = HOUR_MS;

/** Asks the next few people of a check. The cursor moves in the transaction that asks them. */
export async function stepSpotCheck(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const step = openStep(row);
  const check = (await loadCheck(deps.table, step.value.id))?.value;
  if (check?.state !== 'asking') return { writes: [moveStep(step, undefined)] };
  return check.round === 1 ? askFirst(deps, { step, check }, now) : askAgain(deps, { step, check }, now);
}

interface Going {
  readonly step: Stored<CheckStep>;
  readonly check: SpotCheck;
}

async function askFirst(deps: Deps, { step, check }: Going, now: Instant): Promise<Outcome> {
  const posts = await meantPosts(deps, check, now);
  const from = posts.findIndex(({ mark }) => mark > step.value.after);
  const next = from < 0 ? [] : posts.slice(from, from + mostPosts);
  const found: AskedOne[] = [];
  let after = step.value.after;
  for (const { post, street, mark } of next) {
    const here = await onDutyAt(deps, { check, post, street }, now);
    if (found.length > 0 && found.length + here.length > mostPeople) break;
    found.push(...(await notAskedYet(deps, [...found], here)));
    after = mark;
  }
  const asked = step.value.asked + found.length;
  const isDone = after === (posts.at(-1)?.mark ?? after);
  return {
    writes: [
      moveStep(step, isDone ? undefined : { ...step.value, after, asked }),
      ...found.flatMap((one) => askWrites(one, later(now, 2 * check.windowMs + lateMs))),
    ],
    sends: [
      ...found.map((one) => question(check, one, now)),
      ...(isDone && asked === 0 && check.by !== undefined ? [nobody(check, check.by)] : []),
    ],
  };
}

async function askAgain(deps: Deps, { step, check }: Going, now: Instant): Promise<Outcome> {
  const silent: Stored<AskedOne>[] = [];
  let last = step.value.after;
  let isDone = true;
  for await (const one of askedBy(deps.table, check.id, step.value.after)) {
    if (silent.length === mostPeople) {
      isDone = false;
      break;
    }
    last = one.value.person;
    if (!one.value.answer && one.value.againAt === undefined) silent.push(one);
  }
  return {
    writes: [
      moveStep(step, isDone ? undefined : { ...step.value, after: last }),
      ...silent.flatMap((one) => askAgainWrites(one, now, later(now, check.windowMs + lateMs))),
    ],
    sends: silent.map(({ value }) => question(check, value, now)),
  };
}

interface Meant {
  readonly post: Post;
  readonly street: string | undefined;
  /** Sorts as the posts are gone through; the bureau's own is first. */
  readonly mark: string;
}

/** The posts a check means, in the order in which they are gone through. */
async function meantPosts(deps: Deps, check: SpotCheck, now: Instant): Promise<Meant[]> {
  const { scope } = check;
  const [posts, units] = await Promise.all([allPosts(deps.table), unitsById(deps)]);
  const all = [{ key: bureauKey, name: '' }, ...posts].flatMap((post): Meant[] => {
    const [kind, name = ''] = post.key.split(/:(.*)/s);
    const unit = kind === 'unit' ? units.get(name) : undefined;
    const street = kind === 'street' ? name : unit?.street;
    const told = { ...(unit && { unit: unit.id, kind: unit.kind }), ...(street !== undefined && { street }) };
    return isMeant(scope, told) ? [{ post, street, mark: `p${post.key}` }] : [];
  });
  if (scope.sample === undefined) return all.sort((one, other) => (one.mark < other.mark ? -1 : 1));
  return drawn(deps, { check, all, sample: scope.sample }, now);
}

/** So many posts where somebody is on duty, as the check's own name draws them: the same at each step. */
async function drawn(
  deps: Deps,
  { check, all, sample }: { check: SpotCheck; all: readonly Meant[]; sample: number },
  now: Instant,
): Promise<Meant[]> {
  const shuffled = all
    .map((one) => ({ ...one, mark: deps.hash(`${check.id} ${one.post.key}`) }))
    .sort((one, other) => (one.mark < other.mark ? -1 : 1));
  const found: Meant[] = [];
  for (const one of shuffled) {
    if (found.length === sample) break;
    if ((await onDutyAt(deps, { check, ...one }, now)).length > 0) found.push(one);
  }
  return found;
}

/** Those on duty at this moment at a post, as far as they can be known; whoever is only at call is not asked. */
async function onDutyAt(
  deps: Deps,
  { check, post, street }: { check: SpotCheck; post: Post; street: string | undefined },
  now: Instant,
): Promise<AskedOne[]> {
  const shifts = (await shiftsAround(deps, now, [post.key])).map(({ value }) => value);
  return shifts
    .filter((shift) => isRunning(shift, now))
    .flatMap((shift: Shift) =>
      shift.places.flatMap(({ person, role, name }): AskedOne[] =>
        person === undefined || role === 'standby'
          ? []
          : [
              {
                ...{ check: check.id, person, name, shift: shift.id, day: shift.day, post: post.name },
                ...(street !== undefined && { street }),
                askedAt: now,
              },
            ],
      ),
    );
}

/** Whoever has two watches at once is asked once. */
async function notAskedYet(
  deps: Deps,
  sofar: readonly AskedOne[],
  here: readonly AskedOne[],
): Promise<AskedOne[]> {
  const known = new Set<string>(sofar.map(({ person }) => person));
  const fresh = here.filter(({ person }) => !known.has(person) && known.add(person));
  const before = await Promise.all(fresh.map((one) => loadAsked(deps.table, one.check, one.person)));
  return fresh.filter((_, place) => before[place] === undefined);
}

function question(check: SpotCheck, one: AskedOne, now: Instant): Send {
  const until = later(now, check.windowMs);
  return {
    once: `duty.spot#${check.id}#${one.person}#${check.round}`,
    to: { kind: 'person', person: one.person },
    lane: 'answer',
    card: asking(check, one, until),
    about: { topic: 'duty', id: check.id },
    notAfter: until,
  };
}

function nobody(check: SpotCheck, by: AskedOne['person']): Send {
  return {
    once: `duty.spot-nobody#${check.id}`,
    to: { kind: 'person', person: by },
    lane: 'answer',
    card: nobodyOnDuty(check),
  };
}
