import { help } from '../../conversation/directory/words.ts';
import type { Happened } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

export async function answerDirectory(_deps: Deps, turn: Turn): Promise<Outcome> {
  return turn.intent.kind === 'help' ? say(help) : nothing;
}

/** The bot came into a group, was put out, or the group is gone. */
export async function happenedToGroup(_deps: Deps, _turn: Turn, _what: Happened): Promise<Outcome> {
  return nothing;
}
