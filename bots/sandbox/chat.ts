import type { Card, Clicked, Mouth, Said } from '../../shared/domain/message.ts';
import { mediaTypeOf } from '../kit/media-type.ts';
import { type Board, openBoard, type Shelf } from './board.ts';
import {
  botName,
  clickedOf,
  isReported,
  mentionedIn,
  type Press,
  placeMark,
  saidOf,
  type Words,
} from './ear.ts';
import { type Fault, type Luck, noFault } from './faults.ts';
import type { Line } from './line.ts';
import { sandboxMouth } from './mouth.ts';
import type { World } from './world.ts';

export interface ChatWorld extends World, Luck {
  readonly shelf: Shelf;
  /** The sandbox's own time, in ms and as people read it. */
  nowMs(): number;
  nowText(): string;
  causeOf(once: string): Promise<string | undefined>;
  newId(prefix: string): string;
}

/** What is switched on: what goes wrong, and what the bot gets to hear. */
export interface Switches {
  readonly fault: Fault;
  readonly onlyMentions: boolean;
}

/** The fake chat platform: what people do in it, and the mouth the bot speaks through. */
export interface Chat extends Pick<Board, 'line' | 'offered' | 'lines' | 'because' | 'cursor'> {
  readonly mouth: Mouth;
  readonly people: World['people'];
  readonly groups: World['groups'];
  /** Shows somebody's words. `heard` is what the platform reports of them, if it reports them at all. */
  say(words: Words): Promise<{ readonly line: Line; readonly heard?: Said }>;
  /** Somebody presses a button of a shown card. */
  press(card: Line, press: Press): Promise<Clicked>;
  /** A card's new face, told in answer to a press. */
  reface(card: Line, face: Card, cause: string): Promise<void>;
  photo(key: string): ReturnType<World['photos']['get']>;
  switches(): Switches;
  turn(switches: Partial<Switches>): void;
}

export async function openChat(world: ChatWorld): Promise<Chat> {
  const board = await openBoard(world.shelf, () => world.nowText());
  let switches: Switches = { fault: noFault, onlyMentions: false };
  const { line, offered, lines, because, cursor } = board;

  return {
    ...{ line, offered, lines, because, cursor, people: world.people, groups: world.groups },
    mouth: sandboxMouth(board, { ...world, fault: () => switches.fault }),
    async say(words) {
      const shown = await board.post(await draftOf(world, words));
      const heard = saidOf(world, shown, world.nowMs());
      const quoted = words.quote === undefined ? undefined : board.line(words.quote);
      return { line: shown, ...((!switches.onlyMentions || isReported(heard, quoted)) && { heard }) };
    },
    async press(card, press) {
      return clickedOf(world, card, {
        ...press,
        id: `press-${await board.stamp()}`,
        sentAtMs: world.nowMs(),
      });
    },
    reface: (card, face, cause) => board.change(card.id, face, { cause }),
    photo: (key) => world.photos.get(key),
    switches: () => switches,
    turn(changed) {
      switches = { ...switches, ...changed };
    },
  };
}

async function draftOf(world: ChatWorld, words: Words): Promise<Omit<Line, 'id' | 'at'>> {
  const { person, chat, quote, mention, place } = words;
  const call = `@${botName}`;
  const typed = words.text === '' && place ? placeMark : words.text;
  const text = mention && !typed.includes(call) ? `${call} ${typed}`.trim() : typed;
  const images = await Promise.all(words.images.map((bytes) => keep(world, bytes)));
  const mentions = mentionedIn(world, text).map(({ id }) => id);
  return {
    from: person,
    talk: chat === null ? { person } : { chat },
    card: { text, ...(images.length > 0 && { images }), ...(mentions.length > 0 && { mentions }) },
    ...(quote !== undefined && { quote }),
    ...(place && { place }),
  };
}

async function keep(world: ChatWorld, bytes: Uint8Array): Promise<string> {
  const key = world.newId('posted');
  await world.photos.put(key, bytes, mediaTypeOf(bytes));
  return key;
}
