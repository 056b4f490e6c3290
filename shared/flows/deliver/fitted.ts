import { picturesApart, withoutButtons, withoutPictures } from '../../conversation/delivery.ts';
import { capabilitiesOf, mostApart } from '../../domain/delivery/capabilities.ts';
import { numberable } from '../../domain/delivery/choices.ts';
import type { Order } from '../../domain/delivery.ts';
import type { Card } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { linksOf } from '../links.ts';

/** A card as its address can show it: where there are no buttons, with numbers to answer and links to signed pages. */
export async function fitted(deps: Deps, order: Order, card: Card): Promise<Card> {
  const { to } = order;
  const { buttons, hears, shows } = capabilitiesOf(to);
  if (buttons) return card;
  const shown = { inside: asIs, apart: inMessages, nothing: withoutPictures }[shows](card);
  const numbers = hears === 'nothing' ? [] : numberable(card).map(({ label }) => label);
  // In a private talk there is nobody else to mention.
  const heard = hears === 'mentions' && to.kind === 'person' ? 'everything' : hears;
  return withoutButtons(shown, { numbers, links: await linksOf(deps, order, card), hears: heard });
}

function asIs(card: Card): Card {
  return card;
}

function inMessages(card: Card): Card {
  return picturesApart(card, mostApart);
}
