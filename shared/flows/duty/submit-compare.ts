import { differenceCard, replacesDraft, submitHints } from '../../conversation/duty/words-submit.ts';
import { differences } from '../../domain/duty/difference.ts';
import type { Wanted } from '../../domain/duty/roster.ts';
import type { RotationRule } from '../../domain/duty/rotation-rule.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { loadShift, shiftsWithin } from '../../store/duty.ts';
import { isEmpty, loadRosterDraft, putRosterDraft } from '../../store/roster-drafts.ts';
import { loadRotation } from '../../store/rotations.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Speaker } from '../turn.ts';
import { problemsOf } from './submit-problems.ts';

interface Beside {
  /** Said once, before the days. */
  readonly head?: readonly string[];
  /** Kept with it, and said wherever it is shown. */
  readonly remarks?: readonly string[];
  /** Watches that are no longer wanted, whatever else stands on their days. */
  readonly gone?: readonly string[];
  readonly rotation?: RotationRule;
}

/** Shows what a table changes, and keeps it until its sender says that it holds. */
export async function compared(
  deps: Deps,
  { speaker, now }: { speaker: Pick<Speaker, 'person'>; now: Instant },
  wanted: readonly Wanted[],
  { head = [], remarks = [], gone = [], rotation }: Beside = {},
): Promise<Outcome> {
  const say = (text: string): Outcome => ({ writes: [], reply: { text }, privately: true });
  const leaving = await Promise.all(gone.map((id) => loadShift(deps.table, id)));
  const standing = await standingBeside(deps, [...wanted, ...leaving.flatMap((one) => one?.value ?? [])]);
  const found = differences(wanted, standing, gone);
  if (wanted.length + gone.length === 0) return say(submitHints.nothing);
  if (found.length === 0 && (!rotation || (await goesOnAlready(deps, rotation))))
    return say(submitHints.same);
  const id = deps.newId('ro');
  const lost = found.flatMap(({ before, next }) => (before && !next ? before : []));
  const changed = found.flatMap(({ next }) => next ?? []);
  const write = putRosterDraft(speaker.person?.id ?? '', {
    id,
    at: now,
    keptMs: deps.wall.now(),
    wanted: changed,
    gone: lost.map((shift) => shift.id),
    ...(rotation && { rotation }),
    ...(remarks.length > 0 && { said: remarks.join('\n') }),
  });
  if (!write) return say(submitHints.tooMuch);
  const waiting = await loadRosterDraft(deps.table, speaker.person?.id ?? '');
  const problems = await problemsOf(deps, { changed, gone: lost, now });
  const names = changed.flatMap(({ places }) => places.flatMap(({ name, person }) => (person ? [] : name)));
  return {
    writes: [write],
    reply: differenceCard(found, {
      ...{
        id,
        problems,
        head: [...(waiting && !isEmpty(waiting.value) ? [replacesDraft] : []), ...head, ...remarks],
      },
      ...{ unknown: [...new Set(names)], same: wanted.length - changed.length },
    }),
    privately: true,
  };
}

/** The same turns go on as they were said before. */
async function goesOnAlready({ table }: Deps, { id, text }: RotationRule): Promise<boolean> {
  return (await loadRotation(table, id))?.value.text === text;
}

/** The watches that stand on the days of a table, of its posts. */
async function standingBeside(deps: Deps, wanted: readonly Pick<Wanted, 'day' | 'post'>[]): Promise<Shift[]> {
  const spans = new Map<string, { from: Day; until: Day }>();
  for (const { day, post } of wanted) {
    const { from, until } = spans.get(post?.key ?? '') ?? { from: day, until: day };
    spans.set(post?.key ?? '', { from: day < from ? day : from, until: day > until ? day : until });
  }
  const found = await Promise.all([...spans].map(([post, span]) => shiftsWithin(deps.table, span, post)));
  return found.flat().map(({ value }) => value);
}
