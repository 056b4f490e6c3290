import type { KeyHeld } from '../shared/flows/key-ages.ts';
import type { House } from './app.ts';

/** The secrets of the configuration, each by what it is and what only its hash says. */
export function heldKeys({ config, deps }: House): KeyHeld[] {
  const { feishu, wecom, dingtalk, wechat, ingestToken } = config;
  const all: readonly (Omit<KeyHeld, 'hash'> & { readonly secret: string | undefined })[] = [
    { kind: 'feishu', secret: feishu?.appSecret },
    { kind: 'feishu-events', secret: feishu?.encryptKey },
    { kind: 'wecom', secret: wecom?.smart?.aesKey },
    { kind: 'dingtalk', secret: dingtalk?.app?.appSecret },
    ...(wechat?.keys ?? []).map(({ id, secret }) => ({ kind: 'wechat' as const, id, secret })),
    { kind: 'ingest', secret: ingestToken },
  ];
  return all.flatMap(({ secret, ...key }) =>
    secret ? [{ ...key, hash: deps.hash(`key-age#${secret}`).slice(0, 24) }] : [],
  );
}
