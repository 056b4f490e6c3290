import { fakeFeishu } from '../feishu/platform.ts';
import { deploy, type Stack } from './deploy.ts';
import { minuteEvent, streamEvent } from './events.ts';
import type { Packaged } from './packaged.ts';
import type { Change } from './stream.ts';

/** A bureau on Feishu whose house runs in the cloud; Chen is its administrator. Nothing is delivered unless it is asked to. */
export async function cloudBureau(
  packaged: Packaged,
  binary: string,
  more: { readonly secrets?: Record<string, string>; readonly env?: Record<string, string> } = {},
) {
  const fake = fakeFeishu({ now: () => Date.now(), patienceMs: 20_000 });
  const served = await fake.serve();
  const chen = fake.addUser({ openId: 'ou_chen', name: '陈', mobile: '13800000001' });
  const { appId, appSecret, encryptKey, verificationToken } = fake.state.app;
  const secrets = {
    ...{ admins: 'feishu:ou_chen', 'feishu-app-id': appId, 'feishu-app-secret': appSecret },
    ...{ 'feishu-encrypt-key': encryptKey, 'feishu-verification-token': verificationToken },
    'feishu-base-url': served.url,
    ...more.secrets,
  };
  const stack: Stack = await deploy(packaged, { binary, secrets, ...(more.env && { env: more.env }) });
  let base64 = false;
  const ask = (request: Request) => stack.ask(request, base64);
  fake.subscribe(ask);
  async function look(remainingMs?: number): Promise<{ woke: readonly Change[]; all: readonly Change[] }> {
    const all = await stack.stream.news();
    const woke = all.filter(stack.wakes);
    if (woke.length > 0) await stack.deliver.invoke(streamEvent(woke), remainingMs);
    return { woke, all };
  }

  return {
    ...{ fake, chen, stack, ask },
    /** API Gateway sends a body as it is or in base 64, by its type. */
    sendsBase64(yes: boolean) {
      base64 = yes;
    },
    says: (text: string, more: { images?: readonly Uint8Array[] } = {}) =>
      fake.say({ user: chen.openId, chat: null, text, ...more }),
    tick: () => stack.tick.invoke(minuteEvent),
    /** One look of the mapping at the stream: what is let through goes to deliver. Returns it, and all that was written. */
    look,
    /** Looks until nothing more is let through. */
    async settles(): Promise<{ all: readonly Change[] }> {
      const seen: Change[] = [];
      for (let last = await look(); ; last = await look()) {
        seen.push(...last.all);
        if (last.woke.length === 0) return { all: seen };
      }
    },
    /** What Chen reads in his private talk with the bot. */
    told: () =>
      fake.record.read({ user: chen.openId }).map(({ title = '', text }) => `${title} ${text}`.trim()),
    async close() {
      await stack.close();
      await served.close();
    },
  };
}
