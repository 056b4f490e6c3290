import { rotationTaken } from '../../conversation/duty/words-rotation.ts';
import { rosterTaken, submitHints } from '../../conversation/duty/words-submit.ts';
import type { RotationRule } from '../../domain/duty/rotation-rule.ts';
import { acceptWrites, type Change } from '../../store/import.ts';
import type { Stored } from '../../store/record.ts';
import {
  dropRosterDraft,
  isEmpty,
  keepBack,
  loadRosterDraft,
  type RosterDraft,
} from '../../store/roster-drafts.ts';
import { dropRotation, putRotation } from '../../store/rotations.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { followSwaps } from '../swap-follow.ts';
import type { Turn } from '../turn.ts';
import { rulesReplaced } from './rotate-rules.ts';
import { backOf, takeBack } from './submit-back.ts';
import { mayChangeAll } from './submit-day.ts';
import { refused } from './swaps.ts';

/** A rule takes the place of all that give one of its roles. */
async function ruleWrites(deps: Deps, rule: RotationRule, now: Turn['now']): Promise<Write[]> {
  const others = (await rulesReplaced(deps, rule)).filter(({ value }) => value.id !== rule.id);
  return [...others.map(dropRotation), putRotation(rule, 'any', now)];
}

/** By which he can take it back; undefined where that is too large to be kept. */
async function backWrite(
  deps: Deps,
  { value, version }: Stored<RosterDraft>,
  { me, now }: { me: string; now: Turn['now'] },
): Promise<Write | undefined> {
  const back = await backOf(deps, value);
  return keepBack(me, version, { ...back, id: value.id, at: now });
}

/** The one word: the table that was shown holds, or does not; or what stood before it is to stand again. */
export async function confirmRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  if (intent.choice === 'back') return takeBack(deps, turn);
  const me = speaker.person?.id ?? '';
  const stored = await loadRosterDraft(deps.table, me);
  if (!stored || stored.value.isBack) return refused(turn, submitHints.gone);
  const { id } = stored.value;
  if (intent.reference !== undefined && intent.reference !== id) return refused(turn, submitHints.gone);
  if (intent.choice === 'no')
    return {
      writes: [dropRosterDraft(me, stored.version)],
      reply: { text: submitHints.dropped },
      privately: true,
      face: { text: submitHints.dropped, tone: 'grey' },
    };
  if (isEmpty(stored.value)) return refused(turn, submitHints.gone);
  return mayChangeAll(speaker, stored.value)
    ? holds(deps, turn, stored)
    : refused(turn, submitHints.notYours);
}

/** It becomes the roster, step by step, whatever crashes on the way. */
async function holds(deps: Deps, turn: Turn, stored: Stored<RosterDraft>): Promise<Outcome> {
  const me = turn.speaker.person?.id ?? '';
  const { id, wanted, gone, rotation } = stored.value;
  const changes: Change[] = [
    ...gone.map((shift): Change => ({ kind: 'shift-gone', id: shift })),
    ...wanted.map((one): Change => ({ kind: 'shift', id: one.id, set: { ...one } })),
  ];
  const accepted =
    changes.length === 0 ? [] : acceptWrites(id, await followSwaps(deps, changes, turn.now), turn.inbound.id);
  if (!accepted) return refused(turn, submitHints.tooMuch);
  const back = rotation ? undefined : await backWrite(deps, stored, { me, now: turn.now });
  const taken = rotation ? rotationTaken(changes.length) : rosterTaken(changes.length, back && id);
  return {
    writes: [
      back ?? dropRosterDraft(me, stored.version),
      ...accepted,
      ...(rotation ? await ruleWrites(deps, rotation, turn.now) : []),
    ],
    entries: [
      { pk: `roster#${id}`, version: 1, what: 'duty.roster-sent', facts: { watches: changes.length } },
    ],
    ...(turn.inbound.kind === 'said' && { reply: taken }),
    toast: { tone: 'success', text: taken.text },
    privately: true,
    face: { ...taken, tone: 'green' },
  };
}
