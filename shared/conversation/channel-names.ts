import type { Channel } from '../domain/message.ts';

/** What people call the platforms. */
export const channelNames: Readonly<Record<Channel, string>> = {
  feishu: '飞书',
  wecom: '企业微信',
  dingtalk: '钉钉',
  wechat: '微信',
  sandbox: '试用页',
};
