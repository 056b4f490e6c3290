import type { Card } from '../../domain/message.ts';

/** The topics whose clocks are looked at. */
const topics: Readonly<Record<string, string>> = {
  directory: '名录',
  duty: '值班',
  alerts: '通知和预警',
  hazards: '隐患和突发事件',
  gateway: '微信网关',
};

export const topicName = (topic: string): string => topics[topic] ?? topic;

const calls: Readonly<Record<string, string>> = {
  send: '发消息',
  edit: '更新卡片',
  recall: '撤回',
  fetch: '取照片',
  'find-people': '找人',
  'look-at-chat': '查群',
  urge: '加急',
};

export const callName = (call: string): string => calls[call] ?? call;

const lanes: Readonly<Record<string, string>> = { red: '红色', answer: '应答', blue: '普通' };
export const laneName = (lane: string): string => lanes[lane] ?? lane;

/** Why nothing goes on a channel, whoever is woken. */
export const stuckWords = {
  off: '没有接入，发不出去，请检查这个渠道的配置',
  out: (since: string) =>
    `微信网关${since === '' ? '' : `自${since}起`}不在线，恢复后自动再发，急事请打电话；请到网关主机检查或重新扫码`,
  rests: (until: string) => `微信要求暂停发送，${until}恢复，急事请打电话`,
} as const;

/** What became of a message that is on no list of answers. */
export const fateName = {
  unknown: '结果不明',
  dead: '地址失效',
  refused: '平台拒绝',
  expired: '过了时间没有发出',
} as const;

/** What a message was, without what it says of people. */
export function lostName(card: Pick<Card, 'title' | 'text'> | undefined, topic: string | undefined): string {
  if (card?.title !== undefined) return card.title;
  if (topic === 'duty' && card) return card.text.slice(0, 24);
  return topic === undefined ? '系统消息' : `${topicName(topic)}消息`;
}
