import {
  type Address,
  type Errand,
  type Mouth,
  MouthError,
  type Result,
} from '../../shared/domain/message.ts';
import type { Board } from './board.ts';
import { type Fault, type Luck, underFault } from './faults.ts';
import type { Talk } from './line.ts';
import type { World } from './world.ts';

/** What the mouth needs beside the board. */
export interface MouthWorld extends World, Luck {
  fault(): Fault;
  /** What brought about the order of this name, so that a line can be traced to the call that caused it. */
  causeOf(once: string): Promise<string | undefined>;
}

/** Speaks on the board. */
export function sandboxMouth(board: Board, world: MouthWorld): Mouth {
  return {
    async send(to, card, once) {
      const talk = talkOf(world, to);
      const cause = await world.causeOf(once);
      const line = await underFault(world.fault(), world, () =>
        board.post({ from: 'bot', talk, card }, { once, cause }),
      );
      return { message: line.id };
    },
    errand: (errand, once) => underFault(world.fault(), world, () => run(board, world, { errand, once })),
  };
}

function talkOf({ people, groups }: World, to: Address): Talk {
  const place = to.kind === 'chat' ? groups : people;
  if (!place.some(({ id }) => id === to.id))
    throw new MouthError({ kind: 'dead', code: `no-such-${to.kind}` });
  return to.kind === 'chat' ? { chat: to.id } : { person: to.id };
}

async function run(
  board: Board,
  world: MouthWorld,
  asked: { errand: Errand; once: string },
): Promise<Result> {
  const { errand } = asked;
  const because = async () => ({ cause: await world.causeOf(asked.once) });
  switch (errand.kind) {
    case 'edit':
      await board.change(known(board, errand.message), errand.card, await because());
      return { kind: 'done' };
    case 'recall':
      await board.change(known(board, errand.message), 'recalled', await because());
      return { kind: 'done' };
    case 'fetch':
      return fetched(world, errand.key);
    case 'find-people':
      return { kind: 'people', found: found(world, errand.mobiles) };
    case 'look-at-chat':
      return look(world, errand.chat);
    case 'urge':
      known(board, errand.message);
      return { kind: 'done' };
  }
}

function known(board: Board, message: string): string {
  if (!board.line(message)) throw new MouthError({ kind: 'dead', code: 'no-such-message' });
  return message;
}

async function fetched(world: World, key: string): Promise<Result> {
  const photo = await world.photos.get(key);
  if (!photo) throw new MouthError({ kind: 'content', code: 'no-such-photo' });
  return { kind: 'fetched', bytes: photo.bytes, type: photo.type };
}

function found({ people }: World, mobiles: readonly string[]): { mobile: string; id: string }[] {
  return people.flatMap(({ id, mobile }) =>
    mobile !== undefined && mobiles.includes(mobile) ? [{ mobile, id }] : [],
  );
}

function look({ groups }: World, chat: string): Result {
  const group = groups.find(({ id }) => id === chat);
  return {
    kind: 'chat',
    name: group?.name ?? '',
    alive: group !== undefined,
    members: group?.members.length ?? 0,
  };
}
