import type { Case } from '../../domain/hazards/case.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { dayOf } from '../../domain/time.ts';
import { photosOf } from '../../store/case-photos.ts';
import { keys } from '../../store/keys.ts';
import { loadRecent, putRecent } from '../../store/reporters.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { spotOf } from './spot.ts';
import { cardFor } from './tell.ts';

/** How whoever acted sees the result: his words or toast privately, the pressed card with the case as it is now. */
export async function shownTo(
  deps: Deps,
  { speaker, inbound, now }: Turn,
  { next, reply }: { next: Case; reply: Card },
): Promise<Omit<Outcome, 'writes'>> {
  const about = { topic: 'hazards', id: next.number } as const;
  const said = { reply, replyAbout: about, privately: true };
  if (inbound.kind !== 'clicked' || inbound.chat !== null) return said;
  const photos = (await photosOf(deps.table, keys.case(next.number).pk)).map(({ value }) => value);
  const face = cardFor(next, speaker, { today: dayOf(now), photos });
  return { ...said, face, toast: { tone: 'success', text: reply.text } };
}

/** The case he just worked on is what his next words are about. */
export async function remember(
  deps: Deps,
  turn: Turn,
  { number }: Case,
  asked?: 'evidence' | 'plan',
): Promise<Write[]> {
  const recent = await loadRecent(deps.table, spotOf(turn));
  return [putRecent(recent, { number, at: turn.now, loose: [], added: true, ...(asked && { asked }) })];
}

/** Whoever acts on a case has passed may(), which nobody does without being in the directory. */
export function personOf({ speaker }: Turn): PersonId {
  if (!speaker.person) throw new Error('only a person of the directory decides on a case');
  return speaker.person.id;
}
