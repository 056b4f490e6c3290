import { echoBook } from './echoes.ts';
import type { Delivery } from './journal.ts';
import type { Ask } from './service.ts';
import { type Account, NoSuchPlace, type ShownFile, type World } from './world.ts';

/** So long a puppet that shows what the account says itself may take to show it. */
const echoMs = 5_000;

/** One message at the account, and what came of it as far as anybody can know. */
export function sayingOf({
  tell,
  account,
  world,
}: {
  readonly tell: Ask;
  readonly account: Account;
  readonly world: World;
}) {
  const echoes = echoBook();

  /** A failed call may have said it all the same: whoever sees his own words knows. */
  async function isEchoed(said: Parameters<typeof echoes.isShown>[0]): Promise<boolean> {
    if (!echoes.has(said)) await world.sleep(echoMs);
    return echoes.isShown(said);
  }

  return {
    echoed: (at: string, text: string) => echoes.heard({ at, text, atMs: world.now() }),

    /** Its bytes are fetched before it may have been shown; what the service does not give is told in words. */
    async fileOf({ id, file: name }: Delivery): Promise<ShownFile | 'later' | undefined> {
      if (name === undefined) return undefined;
      const { status, value } = await tell('/hooks/wechat/file', { id });
      if (value instanceof Uint8Array && status === 200) return { name, bytes: value };
      return status === 404 ? undefined : 'later';
    },

    async tried({ to, text }: Delivery, file?: ShownFile): Promise<'sent' | 'dead' | 'unknown'> {
      const said = { at: to.id, text, fromMs: world.now() };
      try {
        if (file) await account.show(to, file);
        else await account.say(to, text);
      } catch (error) {
        if (error instanceof NoSuchPlace) return 'dead';
        // Of a photo no echo has words.
        return !file && (await isEchoed(said)) ? 'sent' : 'unknown';
      }
      if (!file) echoes.isShown(said);
      return 'sent';
    },
  };
}
