import type { Action, Card } from '../../shared/domain/message.ts';
import type { Line, Room } from './host.ts';
import { recalledText } from './words.ts';

/** A line as the calls give it: a card in plain words, what a person would read. */
export interface Message {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: { readonly chat: string } | { readonly person: string };
  readonly title?: string;
  readonly text: string;
  readonly tone?: Card['tone'];
  readonly fields?: Card['fields'];
  readonly actions?: readonly Action[];
  readonly mentions?: readonly string[];
  /** Photos, each at /sandbox/api/photo/KEY. */
  readonly images?: readonly string[];
  /** A file, at /sandbox/api/file/KEY?name=NAME. */
  readonly file?: Card['file'];
  readonly quote?: string;
  readonly recalled?: true;
}

export function messageOf(line: Line, groups: readonly Room[]): Message {
  const { id, at, from, talk } = line;
  const to = 'person' in talk && from !== 'bot' ? { person: 'bot' } : talk;
  const head = { id, at, from, to, ...(line.quote !== undefined && { quote: line.quote }) };
  return line.recalled
    ? { ...head, text: recalledText, recalled: true }
    : { ...head, ...faceOf(line, groups) };
}

function faceOf({ card, talk }: Line, groups: readonly Room[]) {
  const { title, text, tone, fields, actions, images, file } = card;
  const mentions = mentioned(card, 'chat' in talk ? groups.find(({ id }) => id === talk.chat) : undefined);
  return {
    ...(title !== undefined && { title }),
    text,
    ...(tone && { tone }),
    ...(fields?.length && { fields }),
    ...(actions?.length && { actions }),
    ...(mentions.length > 0 && { mentions }),
    ...(images?.length && { images }),
    ...(file && { file }),
  };
}

function mentioned({ mentions = [] }: Card, group: Room | undefined): readonly string[] {
  return mentions === 'all' ? (group?.members ?? []) : mentions;
}
