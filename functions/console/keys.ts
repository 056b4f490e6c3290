import type { KeyHeld } from '../../shared/flows/console/channels.ts';
import type { House } from '../app.ts';

/** The secrets of the configuration, each by what it is called and what only its hash says. */
export function heldKeys({ config, deps }: House): KeyHeld[] {
  const { feishu, wecom, dingtalk, wechat, ingestToken } = config;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['飞书应用密钥', feishu?.appSecret],
    ['飞书事件加密密钥', feishu?.encryptKey],
    ['企业微信智能机器人密钥', wecom?.smart?.aesKey],
    ['钉钉应用密钥', dingtalk?.app?.appSecret],
    ...(wechat?.keys ?? []).map(({ id, secret }) => [`微信网关密钥${id}`, secret] as const),
    ['预警接入令牌', ingestToken],
  ];
  return all.flatMap(([name, secret]) =>
    secret ? [{ name, hash: deps.hash(`key-age#${secret}`).slice(0, 24) }] : [],
  );
}
