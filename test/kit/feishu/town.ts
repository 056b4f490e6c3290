import { lifecycle } from './lifecycle.ts';
import { type FakeFeishu, fakeFeishu } from './platform.ts';
import type { Served } from './server.ts';
import type { Settings } from './state.ts';

/** A clock that is moved by hand. */
export interface HandClock {
  now(): number;
  advance(ms: number): void;
}

export function handClock(startMs = Date.UTC(2026, 9, 1)): HandClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}

/** What the service's configuration says of this fake. */
export function configOf(fake: FakeFeishu, baseUrl: string) {
  const { appId, appSecret, encryptKey, verificationToken } = fake.state.app;
  return { appId, appSecret, encryptKey, verificationToken, baseUrl };
}

/** A small place on Feishu, served on loopback: two people, one group, a clock. */
export async function feishuTown(settings: Partial<Settings> & { readonly patienceMs?: number } = {}) {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now, ...settings });
  const { url, close }: Served = await fake.serve();
  const chen = fake.addUser({ openId: 'ou_chen', name: '陈', mobile: '13800000001' });
  const lin = fake.addUser({ openId: 'ou_lin', name: '林', mobile: '13800000002' });
  const group = fake.addChat('街道群', [chen.openId, lin.openId]);
  return { clock, fake, chats: lifecycle(fake), chen, lin, group, url, close, config: configOf(fake, url) };
}
