import { consoleSoon, help } from '../../conversation/directory/words.ts';
import type { IntentKind } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { bind } from './bind.ts';
import { decide } from './decide.ts';
import { bindGroup } from './group.ts';
import { me } from './me.ts';
import { move } from './move.ts';

type Flow = (deps: Deps, turn: Turn) => Promise<Outcome>;

const flows: Readonly<Partial<Record<IntentKind, Flow>>> = {
  help: async () => say(help),
  'directory.me': me,
  'directory.bind': bind,
  'directory.move': move,
  'directory.decide': decide,
  'directory.group': bindGroup,
  'directory.console': async () => say(consoleSoon, true),
};

export async function answerDirectory(deps: Deps, turn: Turn): Promise<Outcome> {
  const flow = flows[turn.intent.kind];
  return flow ? flow(deps, turn) : nothing;
}
