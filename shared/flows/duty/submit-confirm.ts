import { rotationTaken } from '../../conversation/duty/words-rotation.ts';
import { rosterTaken, submitHints } from '../../conversation/duty/words-submit.ts';
import type { RotationRule } from '../../domain/duty/rotation-rule.ts';
import { acceptWrites, type Change } from '../../store/import.ts';
import { dropRosterDraft, isEmpty, loadRosterDraft } from '../../store/roster-drafts.ts';
import { dropRotation, putRotation } from '../../store/rotations.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import { followSwaps } from '../swap-follow.ts';
import type { Turn } from '../turn.ts';
import { rulesReplaced } from './rotate-rules.ts';
import { refused } from './swaps.ts';

/** A rule takes the place of all that give one of its roles. */
async function ruleWrites(deps: Deps, rule: RotationRule, now: Turn['now']): Promise<Write[]> {
  const others = (await rulesReplaced(deps, rule)).filter(({ value }) => value.id !== rule.id);
  return [...others.map(dropRotation), putRotation(rule, 'any', now)];
}

/** The one word: the table that was shown becomes the roster, step by step, whatever crashes on the way. */
export async function confirmRoster(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, inbound } = turn;
  const me = speaker.person?.id ?? '';
  const stored = await loadRosterDraft(deps.table, me);
  if (!stored || (intent.reference !== undefined && intent.reference !== stored.value.id))
    return refused(turn, submitHints.gone);
  const drop = dropRosterDraft(me, stored.version);
  if (intent.choice === 'no')
    return {
      writes: [drop],
      reply: { text: submitHints.dropped },
      privately: true,
      face: { text: submitHints.dropped, tone: 'grey' },
    };
  if (isEmpty(stored.value)) return refused(turn, submitHints.gone);
  const { id, wanted, gone, rotation } = stored.value;
  const changes: Change[] = [
    ...gone.map((shift): Change => ({ kind: 'shift-gone', id: shift })),
    ...wanted.map((one): Change => ({ kind: 'shift', id: one.id, set: { ...one } })),
  ];
  const accepted =
    changes.length === 0 ? [] : acceptWrites(id, await followSwaps(deps, changes, turn.now), inbound.id);
  if (!accepted) return refused(turn, submitHints.tooMuch);
  const taken = rotation ? rotationTaken(changes.length) : rosterTaken(changes.length);
  return {
    writes: [drop, ...accepted, ...(rotation ? await ruleWrites(deps, rotation, turn.now) : [])],
    entries: [
      { pk: `roster#${id}`, version: 1, what: 'duty.roster-sent', facts: { watches: changes.length } },
    ],
    reply: taken,
    privately: true,
    face: { ...taken, tone: 'green' },
  };
}
