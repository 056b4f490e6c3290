import type { Card, Tone } from '../../shared/domain/message.ts';
import { cutToBytes, plainLines, wide } from '../kit/plain.ts';

/** The platform refuses more than 20 000 bytes (460101); what stands around the words needs less than the rest. */
const WORDS_MAX = 16_000;

export type DingMessage = Readonly<Record<string, unknown>> & { readonly msgtype: string };

/** A card as a group's robot shows it: links become its buttons. Whom it mentions by number must stand in the words too. */
export function robotMessage(card: Card): DingMessage {
  const { links = [], mentions = [] } = card;
  if (links.length > 0 && mentions.length === 0) return actionCard(card);
  const mobiles = mentions === 'all' ? [] : mentions;
  const words = [...bodyOf(card), ...linkLines(card), mobiles.map((mobile) => `@${mobile}`).join(' ')];
  return {
    msgtype: 'markdown',
    markdown: { title: titleOf(card), text: words.filter((line) => line !== '').join('\n\n') },
    at: { atMobiles: mobiles, isAtAll: mentions === 'all' },
  };
}

/** The same as an answer, in which nobody is mentioned. */
export function answerMessage(card: Card): { readonly title: string; readonly text: string } {
  return { title: titleOf(card), text: [...bodyOf(card), ...linkLines(card)].join('\n\n') };
}

function actionCard(card: Card): DingMessage {
  return {
    msgtype: 'actionCard',
    actionCard: {
      title: titleOf(card),
      text: bodyOf(card).join('\n\n'),
      btnOrientation: '0',
      btns: (card.links ?? []).map(({ label, url }) => ({ title: label, actionURL: url })),
    },
  };
}

function bodyOf({ title, tone, text, fields = [] }: Card): string[] {
  const head = title ? [`#### ${coloured(wide(title), tone)}`] : [];
  // Two spaces end a line there.
  const words = wide(cutToBytes(text, WORDS_MAX)).replace(/\n/g, '  \n');
  return [...head, words, ...fields.map(({ label, value }) => `> ${wide(label)}：${wide(value)}`)];
}

function linkLines({ links = [] }: Card): string[] {
  return links.map(({ label, url }) => `[${wide(label)}](${url})`);
}

/** What a telephone shows of it before it is opened. */
function titleOf(card: Card): string {
  return cutToBytes(card.title ?? plainLines(card)[0] ?? '', 100);
}

const colours: Readonly<Partial<Record<Tone, string>>> = {
  red: '#d4380d',
  orange: '#d46b08',
  yellow: '#d48806',
  blue: '#0958d9',
};

function coloured(text: string, tone: Tone | undefined): string {
  const colour = tone && colours[tone];
  return colour ? `<font color="${colour}">${text}</font>` : text;
}
