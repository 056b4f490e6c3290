import type { Card } from '../domain/message.ts';

/** The mark of a card that may be there already: the platform never said whether the first one was shown. */
export function resent(card: Card): Card {
  const mark = '（重发）';
  return card.title === undefined
    ? { ...card, text: `${mark}${card.text}` }
    : { ...card, title: `${mark}${card.title}` };
}

/** A card a platform would not take, as plain words: no buttons or pictures, and no mobile number its filter may catch. */
export function inPlainWords(card: Card): Card {
  const lines = [
    card.title,
    card.text,
    ...(card.fields ?? []).map(({ label, value }) => `${label}：${value}`),
  ];
  const text = lines.filter((line) => line).join('\n');
  return { text: withoutMobiles(text), ...(card.mentions && { mentions: card.mentions }) };
}

function withoutMobiles(text: string): string {
  return text.replace(/(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)/g, '$1****$2');
}
