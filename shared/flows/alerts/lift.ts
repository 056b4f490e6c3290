import { notAllowed, nothingOut } from '../../conversation/alerts/words.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { liftedText, needsOfficialLift } from '../../conversation/alerts/words-follow.ts';
import { isOut } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { everybody } from './audience.ts';
import { drafted } from './draft.ts';
import { latestOf } from './which.ts';

/** 解除: what was asked for is over, told to exactly those who were asked. A warning is lifted by its office alone. */
export async function draftLift(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  const drafter = may(speaker, 'draft') ? speaker.person?.id : undefined;
  if (!drafter) return say({ text: notAllowed }, true);
  const before = (await latestOf(deps, turn))?.value;
  if (!before || !isOut(before)) return say({ text: nothingOut }, true);
  if (before.warning) return say(needsOfficialLift(nameOf(before), { drill: before.drill === true }), true);
  const title = nameOf(before);
  const about = {
    kind: 'correction',
    text: intent.text ?? liftedText(title),
    ...{ title, lifts: true, asks: false },
    ...{ corrects: before.corrects ?? before.id, supersedes: before.id },
    ...{ audience: before.audience, drafter, grave: false },
    ...(before.drill && { drill: true }),
  } as const;
  return drafted(deps, turn, { all: await everybody(deps), about });
}
