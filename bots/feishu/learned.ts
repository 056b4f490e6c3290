import type { Notebook } from '../kit/notebook.ts';
import type { ImageKeys } from './image-keys.ts';

/** What the mouth learns of the platform and the ear uses, without loading the mouth, also in another process. */
export interface Learned {
  readonly imageKeys: ImageKeys;
  /** Our bot's open_id, once it is known. */
  bot(): string | undefined;
  /** Has `ask` asked until it answered once, and never two at a time. */
  askForBot(ask: () => Promise<string>): void;
}

interface Noting {
  readonly notebook: Notebook;
}

const byWorld = new WeakMap<Noting, Map<string, Learned>>();

/** The same for all that are built for the same world and app. */
export function learnedOf(world: Noting, appId: string): Learned {
  const apps = byWorld.get(world) ?? new Map<string, Learned>();
  byWorld.set(world, apps);
  const learned = apps.get(appId) ?? notedIn(world, `feishu#${appId}`);
  apps.set(appId, learned);
  return learned;
}

function notedIn({ notebook }: Noting, app: string): Learned {
  return { imageKeys: imageKeysIn(notebook, app), ...botIn(notebook, app) };
}

/** Read once from the notebook, then asked for; what is asked for is noted for the others. */
function botIn(notebook: Notebook, app: string): Pick<Learned, 'bot' | 'askForBot'> {
  let bot: string | undefined;
  let asking = false;
  let ask: (() => Promise<string>) | undefined;
  notebook.read(`${app}#bot`).then((noted) => {
    bot ??= noted;
  }, nothingNoted);

  function wonder(): void {
    if (asking || bot !== undefined || ask === undefined) return;
    asking = true;
    ask().then(
      (id) => {
        bot = id;
        notebook.write(`${app}#bot`, id).catch(nothingNoted);
      },
      () => {
        asking = false;
      },
    );
  }

  return {
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

function imageKeysIn(notebook: Notebook, app: string): ImageKeys {
  const known = new Map<string, string>();
  return {
    async find(photo) {
      const key = known.get(photo) ?? (await notebook.read(`${app}#image#${photo}`).catch(nothingNoted));
      if (key !== undefined) known.set(photo, key);
      return key;
    },
    async keep(photo, imageKey) {
      known.set(photo, imageKey);
      await notebook.write(`${app}#image#${photo}`, imageKey).catch(nothingNoted);
    },
  };
}

/** A note that could not be read or written costs one question more. */
function nothingNoted(): undefined {
  return undefined;
}
