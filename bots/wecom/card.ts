import type { Card, Link, Tone } from '../../shared/domain/message.ts';
import { cutToBytes, plainLines, wide } from '../kit/plain.ts';

/** What the platform takes of one message, in bytes. https://developer.work.weixin.qq.com/document/path/99110 */
const TEXT_MAX = 2048;
const MARKDOWN_MAX = 4096;
/** Longer words would be cut on the screen of a template card, so they go as markdown. */
const CARD_WORDS_MAX = 112;
const CARD_TITLE_MAX = 26;
const CARD_FIELDS_MAX = 6;
const CARD_LINKS_MAX = 3;

/** Markdown knows exactly three colours. */
const colours: Readonly<Record<Tone, 'warning' | 'info' | 'comment'>> = {
  red: 'warning',
  orange: 'warning',
  yellow: 'warning',
  blue: 'info',
  green: 'info',
  grey: 'comment',
};

export type WecomMessage = Readonly<Record<string, unknown>> & { readonly msgtype: string };

/** A card as the robot of a group shows it: words that mention somebody as text, what has links as a card if it is short. */
export function robotMessage(card: Card): WecomMessage {
  if (card.mentions?.length) return textMessage(card);
  const first = card.links?.[0];
  return first && fitsCard(card) ? templateCard(card, first) : markdownMessage(card);
}

export function markdownMessage(card: Card): WecomMessage {
  const title = card.title && `**${coloured(wide(card.title), card.tone)}**`;
  const fields = (card.fields ?? []).map(
    ({ label, value }) => `> ${wide(label)}：<font color="comment">${wide(value)}</font>`,
  );
  const links = (card.links ?? []).map(({ label, url }) => `[${wide(label)}](${url})`);
  const around = [title, ...fields, ...links].flatMap((line) => (line ? [line] : []));
  const room = MARKDOWN_MAX - Buffer.byteLength(around.join('\n\n')) - 4;
  const lines = [title, cutToBytes(wide(card.text), room), ...fields, ...links];
  return { msgtype: 'markdown', markdown: { content: lines.filter((line) => line).join('\n') } };
}

/** Only text can mention people by their mobile numbers. */
function textMessage(card: Card): WecomMessage {
  const people = card.mentions === 'all' ? ['@all'] : (card.mentions ?? []);
  return {
    msgtype: 'text',
    text: { content: cutToBytes(plainLines(card).join('\n'), TEXT_MAX), mentioned_mobile_list: people },
  };
}

function templateCard({ title = '', text, fields = [], links = [], tone }: Card, first: Link): WecomMessage {
  return {
    msgtype: 'template_card',
    template_card: {
      card_type: 'text_notice',
      source: { desc_color: tone === 'red' || tone === 'orange' ? 2 : 0 },
      main_title: { title },
      sub_title_text: text,
      horizontal_content_list: fields.map(({ label, value }) => ({ keyname: label, value })),
      jump_list: links.map(({ label, url }) => ({ type: 1, title: label, url })),
      card_action: { type: 1, url: first.url },
    },
  };
}

function fitsCard({ title = '', text, fields = [], links = [] }: Card): boolean {
  return (
    [...text].length <= CARD_WORDS_MAX &&
    [...title].length <= CARD_TITLE_MAX &&
    fields.length <= CARD_FIELDS_MAX &&
    fields.every(({ value }) => [...value].length <= CARD_TITLE_MAX) &&
    links.length <= CARD_LINKS_MAX
  );
}

function coloured(text: string, tone: Tone | undefined): string {
  return tone === undefined ? text : `<font color="${colours[tone]}">${text}</font>`;
}
