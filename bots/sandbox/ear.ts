import type { Clicked, Said, Sender } from '../../shared/domain/message.ts';
import type { Line, SharedPlace } from './line.ts';
import type { World } from './world.ts';

/** How the bot is called in this chat. */
export const botName = '值守';

/** How a place is shown that came without words. */
export const placeMark = '[位置]';

/** What somebody typed, before it is shown. `chat: null` is his private talk with the bot. */
export interface Words {
  readonly person: string;
  readonly chat: string | null;
  readonly text: string;
  readonly images: readonly Uint8Array[];
  readonly quote?: string | undefined;
  readonly mention: boolean;
  readonly place?: SharedPlace | undefined;
}

/** A shown line as the platform would report it to the bot. */
export function saidOf(world: World, line: Line, sentAtMs: number): Said {
  const { text, images = [] } = line.card;
  const call = `@${botName}`;
  return {
    kind: 'said',
    ...arrived(world, line.from, {
      id: line.id,
      chat: 'chat' in line.talk ? line.talk.chat : null,
      sentAtMs,
    }),
    text: text
      .split(call)
      .join(' ')
      .replace(line.place ? placeMark : call, '')
      .trim(),
    attachments: [
      ...images.map((key) => ({ kind: 'image', key }) as const),
      ...(line.place ? [{ kind: 'location', key: '', ...line.place } as const] : []),
    ],
    mentionsBot: text.includes(call),
    mentions: mentionedIn(world, text),
    ...(line.quote !== undefined && { quote: line.quote }),
  };
}

export interface Press {
  readonly person: string;
  readonly action: string;
  readonly form: Readonly<Record<string, string>>;
}

/** A press of a button on a shown card. */
export function clickedOf(
  world: World,
  card: Line,
  press: Press & { id: string; sentAtMs: number },
): Clicked {
  const { id, sentAtMs, person, action, form } = press;
  const chat = 'chat' in card.talk ? card.talk.chat : null;
  return {
    kind: 'clicked',
    ...arrived(world, person, { id, chat, sentAtMs }),
    message: card.id,
    action,
    form,
  };
}

/** Without the scope for all group messages a platform reports only mentions and answers to the bot's own messages. */
export function isReported(said: Said, quoted: Line | undefined): boolean {
  return said.chat === null || said.mentionsBot || quoted?.from === 'bot';
}

/** The people named with @ in a text, the longest name first where one begins like another. */
export function mentionedIn({ people }: World, text: string): Sender[] {
  const byLength = [...people].sort((one, other) => other.name.length - one.name.length);
  const starts = [...text.matchAll(/@/g)].map(({ index }) => text.slice(index + 1));
  return starts.flatMap((rest) => {
    const person = byLength.find(({ name }) => rest.startsWith(name));
    return person ? [{ id: person.id, name: person.name }] : [];
  });
}

function arrived(
  { people }: World,
  id: string,
  where: { id: string; chat: string | null; sentAtMs: number },
) {
  const name = people.find((one) => one.id === id)?.name;
  return { ...where, channel: 'sandbox', from: { id, ...(name !== undefined && { name }) } } as const;
}
