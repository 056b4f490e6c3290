import { type ImageKeys, imageKeysInMemory } from './image-keys.ts';

/** What the mouth learns of the platform and the ear uses, without loading the mouth. */
export interface Learned {
  readonly imageKeys: ImageKeys;
  /** Our bot's open_id, once it is known. */
  bot(): string | undefined;
  /** Has `ask` asked until it answered once, and never two at a time. */
  askForBot(ask: () => Promise<string>): void;
}

const byWorld = new WeakMap<object, Learned>();

/** The same for all that are built for the same world: one process, one app. */
export function learnedOf(world: object): Learned {
  const learned = byWorld.get(world) ?? nothingYet();
  byWorld.set(world, learned);
  return learned;
}

function nothingYet(): Learned {
  let bot: string | undefined;
  let asking = false;
  let ask: (() => Promise<string>) | undefined;
  const wonder = () => {
    if (asking || bot !== undefined || ask === undefined) return;
    asking = true;
    ask().then(
      (id) => {
        bot = id;
      },
      () => {
        asking = false;
      },
    );
  };
  return {
    imageKeys: imageKeysInMemory(),
    bot() {
      wonder();
      return bot;
    },
    askForBot(how) {
      ask = how;
      wonder();
    },
  };
}
