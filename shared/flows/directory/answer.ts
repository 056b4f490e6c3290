import { asksForHelp, help, howToImport, notUnderstood } from '../../conversation/directory/words.ts';
import type { IntentKind } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { askCode, askUnit, askUnreached } from './ask.ts';
import { bind } from './bind.ts';
import { preferChannel } from './channel.ts';
import { consoleLink } from './console-link.ts';
import { decide } from './decide.ts';
import { bindGroup } from './group.ts';
import { me } from './me.ts';
import { move } from './move.ts';
import { setBureau } from './set-bureau.ts';

type Flow = (deps: Deps, turn: Turn) => Promise<Outcome>;

/** A sentence this long is no small talk. */
const longText = 120;

/** What was said to us and not understood is said so; talk among people is left alone. */
async function notHeard(_deps: Deps, { inbound, intent, speaker }: Turn): Promise<Outcome> {
  if (inbound.kind !== 'said') return nothing;
  if (intent.choice === 'order' && speaker.person) return say(notUnderstood, true);
  const long = inbound.chat === null && inbound.text.length >= longText && !inbound.forwarded;
  return long || (inbound.mentionsBot && !intent.sure) ? say(notUnderstood, true) : nothing;
}

const flows: Readonly<Partial<Record<IntentKind, Flow>>> = {
  help: tellHow,
  none: notHeard,
  'directory.me': me,
  'directory.bind': bind,
  'directory.move': move,
  'directory.channel': preferChannel,
  'directory.decide': decide,
  'directory.group': bindGroup,
  'directory.set': setBureau,
  'directory.unit': askUnit,
  'directory.unreached': askUnreached,
  'directory.code': askCode,
  'directory.import': async () => say(howToImport, true),
  'directory.console': consoleLink,
};

/** A group that greets itself is left alone. */
async function tellHow(_deps: Deps, { inbound, speaker, quoted }: Turn): Promise<Outcome> {
  const inGroup = inbound.chat !== null;
  const asked = inbound.kind === 'said' && (inbound.mentionsBot || asksForHelp(inbound.text));
  return inGroup && !asked && !quoted ? nothing : say(help(speaker.roles, inGroup));
}

export async function answerDirectory(deps: Deps, turn: Turn): Promise<Outcome> {
  const flow = flows[turn.intent.kind];
  return flow ? flow(deps, turn) : nothing;
}
