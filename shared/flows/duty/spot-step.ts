import { checkSentOut, nobodyOnDuty } from '../../conversation/duty/spot-beyond-words.ts';
import { asking } from '../../conversation/duty/spot-words.ts';
import type { AskedOne, NotAsked, SpotCheck } from '../../domain/duty/spot-check.ts';
import type { PersonId } from '../../domain/ids.ts';
import { HOUR_MS, type Instant, later } from '../../domain/time.ts';
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
import type { Outcome, Send } from '../outcome.ts';
import { orderers } from './spot-result.ts';
import { meantPosts, onDutyAt, withoutRoster } from './spot-who.ts';

/** Each person costs four writes; a transaction takes a hundred. */
const mostPeople = 20;
const mostPosts = 20;
/** So many who were not asked are named; the others are counted. */
const mostBeyond = 30;
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
  const missed: NotAsked[] = step.value.after === '' ? await withoutRoster(deps, check) : [];
  let after = step.value.after;
  for (const { post, street, mark } of next) {
    const here = await onDutyAt(deps, { check, post, street }, now);
    if (found.length > 0 && found.length + here.asked.length > mostPeople) break;
    found.push(...(await notAskedYet(deps, [...found], here.asked)));
    missed.push(...here.beyond);
    after = mark;
  }
  const sofar = soFar(step.value, { asked: found.length, missed });
  const isDone = after === (posts.at(-1)?.mark ?? after);
  return {
    writes: [
      moveStep(step, isDone ? undefined : { ...step.value, ...sofar, after }),
      ...found.flatMap((one) => askWrites(one, later(now, 2 * check.windowMs + lateMs))),
    ],
    sends: [
      ...found.map((one) => question(check, one, now)),
      ...(isDone && !step.value.told ? await sentOut(deps, check, { ...sofar, now }) : []),
    ],
  };
}

type SoFar = Required<Pick<CheckStep, 'asked' | 'beyond' | 'more'>>;

function soFar(
  { asked, beyond = [], more = 0 }: CheckStep,
  step: { readonly asked: number; readonly missed: readonly NotAsked[] },
): SoFar {
  const all = [...beyond, ...step.missed];
  return {
    asked: asked + step.asked,
    beyond: all.slice(0, mostBeyond),
    more: more + Math.max(0, all.length - mostBeyond),
  };
}

/** Whoever ordered it hears how many were asked and who was not; of a rule or a plan the watch hears only that nobody was. */
async function sentOut(
  deps: Deps,
  check: SpotCheck,
  { asked, beyond, more, now }: SoFar & { readonly now: Instant },
): Promise<Send[]> {
  if (asked > 0 && check.by === undefined) return [];
  const card = asked > 0 ? checkSentOut(check, { asked, beyond, more }) : nobodyOnDuty(check, beyond, more);
  const people = check.by === undefined ? await orderers(deps, check, now) : [check.by];
  return people.map((person) => sentOutTo(check, person, card));
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

function sentOutTo(check: SpotCheck, person: PersonId, card: Send['card']): Send {
  return {
    once: `duty.spot-sent#${check.id}#${person}`,
    to: { kind: 'person', person },
    lane: 'answer',
    card,
  };
}
