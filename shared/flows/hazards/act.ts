import { refused } from '../../conversation/hazards/words-refused.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import type { Stored } from '../../store/record.ts';
import type { Data } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './changed.ts';
import { remember, shownTo } from './shown.ts';

interface Done {
  readonly stored: Stored<Case>;
  readonly next: Case;
  readonly what: string;
  readonly facts: Data;
  readonly reply: Card;
  readonly sends?: readonly Send[];
}

/** A case that somebody changed: written, remembered as the one he speaks of, shown to him. */
export async function done(deps: Deps, turn: Turn, act: Done): Promise<Outcome> {
  const { stored, next, what, facts, reply, sends = [] } = act;
  return join(changed(stored, next, { what, facts, but: { speaker: turn.speaker, told: sends } }), {
    writes: await remember(deps, turn, next),
    sends,
    ...(await shownTo(deps, turn, { next, reply })),
  });
}

export function no(why: keyof typeof refused): Outcome {
  return { ...say({ text: refused[why] }, true), toast: { tone: 'warning', text: refused[why] } };
}

/** What was said, in a message or a form. */
export function wordsOf({ intent, inbound }: Turn): string {
  return (intent.form?.['text'] ?? (inbound.kind === 'said' ? inbound.text : '')).slice(0, 500);
}
