import type { Card, Channel } from '../../domain/message.ts';
import { clockOf, type Instant } from '../../domain/time.ts';
import { channelNames } from '../channel-names.ts';

export const tryCard = (channel: Channel, now: Instant): Card => ({
  text: `${channelNames[channel]}测试消息，${clockOf(now)}由您在后台发出，无需回复。`,
});

/** What came of a test. */
export const tryStates = {
  pending: '测试消息正在发送，稍后刷新查看。',
  sent: '测试消息已送达平台，请在对话里查看。',
  unknown: '平台没有说明是否送达，请在对话里查看。',
  dead: '这个地址送不到，请重新绑定。',
  refused: '平台拒绝了这条消息，请检查应用的权限和密钥。',
  expired: '没有及时送出，请查看“运行”。',
} as const;

export const keyNames = {
  feishu: '飞书应用密钥',
  'feishu-events': '飞书事件加密密钥',
  wecom: '企业微信智能机器人密钥',
  dingtalk: '钉钉应用密钥',
  wechat: '微信网关密钥',
  ingest: '预警接入令牌',
} as const;

/** From a deadline on, who is told next and after how long. */
export const ladderRules = {
  grave: '橙色、红色预警未确认',
  plain: '通知和其他预警未确认',
  daily: '零报告、保供日报',
  checkIn: '值班签到',
  checks: '查岗',
} as const;

const rungNames: Readonly<Record<string, string>> = {
  chase: '群里催',
  liaison: '提醒联络员',
  backup: '提醒备用联络员',
  urge: '加急（配置了才有）',
  'roll-up': '街道和值班室收名单',
  digest: '局领导收汇总',
};

export const paceLine = (first: string, steps: readonly (readonly [string, number])[]): string =>
  [
    first,
    ...steps.map(
      ([rung, minutes]) => `${minutes === 0 ? '到期' : `再过${minutes}分钟`}${rungNames[rung] ?? rung}`,
    ),
  ].join('，');

export const ladderStarts = {
  grave: (minutes: number) => `发出后${minutes}分钟到期`,
  plain: '4个工作小时到期',
  daily: '16:00要，16:30、17:00催，17:30汇总',
  checkIn: (minutes: number) =>
    `提前提醒本人；开班${minutes}分钟未签到，报带班领导和值班室，由人核实后才记缺岗`,
  checks: (minutes: number) => `${minutes}分钟内应答，未应答的列名单，由人核实`,
} as const;

export const changes = {
  daily: '国庆不要零报告',
  checkIn: '签到要求 照片',
  checks: '随机查岗 每天2次',
} as const;
