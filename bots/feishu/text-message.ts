import type { Card } from '../../shared/domain/message.ts';
import { asTextMessage, attribute } from './markup.ts';

/** A card that holds nothing but words is sent as a text message; it is also what remains when a card is refused. */
export function isPlain(card: Card): boolean {
  return [card.title, card.tone, card.fields?.[0], card.actions?.[0], card.images?.[0], card.file].every(
    (part) => part === undefined,
  );
}

/** The words of a card as the content of a text message. */
export function textMessage(card: Card): string {
  const mentions = card.mentions === 'all' ? ['all'] : (card.mentions ?? []);
  const tags = mentions.map((id) => `<at user_id="${attribute(id)}"></at>`).join(' ');
  const words = [
    card.title,
    card.text,
    ...(card.fields ?? []).map(({ label, value }) => `${label} ${value}`),
  ];
  const text = asTextMessage(words.filter((line) => line !== undefined && line !== '').join('\n'));
  return JSON.stringify({ text: [tags, text].filter((part) => part !== '').join(' ') });
}
