import { numberChosen } from '../conversation/choices.ts';
import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import { actionAt, choicesOf, numberable } from '../domain/delivery/choices.ts';
import type { Fate, Order } from '../domain/delivery.ts';
import type { Address, Inbound, Said } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { forgetChoices, loadChoices, putChoices } from '../store/choices.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** Where there are no buttons, a number means the action of the last card in that talk. */
export async function asPressed(deps: Deps, inbound: Inbound, now: Instant): Promise<Inbound> {
  if (inbound.kind !== 'said' || capabilitiesOf(talkOf(inbound)).buttons) return inbound;
  const chosen = numberChosen(inbound.text);
  const choices = chosen && (await loadChoices(deps.table, talkOf(inbound)));
  const action = chosen && choices && actionAt(choices, chosen, now);
  if (!choices || action === undefined) return inbound;
  const { id, channel, from, chat, sentAtMs } = inbound;
  return {
    ...{ kind: 'clicked', id, channel, from, chat, sentAtMs },
    ...{ message: choices.message, action, form: {}, typed: true },
  };
}

function talkOf({ channel, chat, from }: Said): Address {
  return chat === null ? { channel, kind: 'person', id: from.id } : { channel, kind: 'chat', id: chat };
}

/** A card that was sent is what numbers there mean from now on; a question in words takes them for itself. */
export function choiceWrites({ to, what, about, lane }: Order, fate: Fate, now: Instant): Write[] {
  const able = capabilitiesOf(to);
  if (what.kind !== 'card' || fate.kind !== 'sent' || able.buttons || able.hears === 'nothing') return [];
  if (numberable(what.card).length > 0) return putChoices(to, choicesOf(what.card, fate.message, now));
  return lane === 'answer' && about ? [forgetChoices(to)] : [];
}
