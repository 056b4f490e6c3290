import type { Message } from '../../../../functions/sandbox/message.ts';
import type { Intent } from '../../../../shared/conversation/intent.ts';
import type { Said } from '../../../../shared/domain/message.ts';
import { answerAlerts } from '../../../../shared/flows/alerts/answer.ts';
import { commit } from '../../../../shared/flows/commit.ts';
import type { Outcome } from '../../../../shared/flows/outcome.ts';
import { groupOf, speakerOf } from '../../../../shared/flows/speaker.ts';
import type { Town } from '../../../kit/world.ts';

/** What somebody reads alone, else the first there is: a group's card may get its new count before he gets his answer. */
export function first(heard: readonly Message[]): Message {
  const message = heard.find(({ to }) => 'person' in to) ?? heard[0];
  if (!message) throw new Error('nothing was heard');
  return message;
}

/** Drafts, confirms, and returns the card as a group (or whoever got it first) sees it. */
export async function send(town: Town, person: string, text: string, chat = 'g-all'): Promise<Message> {
  const preview = first(await town.says(person, text));
  const { heard } = await town.clicks(person, preview, '确认发送');
  return cardIn(heard, chat);
}

export function cardIn(heard: readonly Message[], chat: string): Message {
  const found = heard.find(({ to }) => 'chat' in to && to.chat === chat);
  if (!found) throw new Error(`nothing was heard in ${chat}`);
  return found;
}

/** n/m of a group's card among what was heard; the last edit counts. */
export function countIn(heard: readonly Message[], chat: string): string | undefined {
  const cards = heard.filter(({ to }) => 'chat' in to && to.chat === chat);
  return cards.at(-1)?.fields?.find(({ label }) => label === '已确认')?.value;
}

/** What the flow decides about an intent, whatever sentence it came from, kept as a message's outcome is. */
export async function wants(
  { house, host }: Town,
  person: string,
  wish: Omit<Intent, 'sure'>,
): Promise<Outcome> {
  const id = house.deps.newId('try');
  const inbound: Said = {
    ...{ id, from: { id: person }, chat: 'g-all', sentAtMs: host.now(), text: '', attachments: [] },
    ...{ kind: 'said', channel: 'sandbox', mentionsBot: false, mentions: [] },
  };
  const [speaker, group] = await Promise.all([speakerOf(house.deps, inbound), groupOf(house.deps, inbound)]);
  const turn = {
    inbound,
    speaker,
    now: host.now(),
    intent: { sure: true, ...wish },
    ...(group && { group }),
  };
  const outcome = await answerAlerts(house.deps, turn);
  await commit(house.deps, outcome, { who: person, through: id, now: host.now() });
  return outcome;
}
