/** The topics whose clocks are looked at. */
const topics: Readonly<Record<string, string>> = {
  directory: '名录',
  duty: '值班',
  alerts: '通知和预警',
  hazards: '隐患和突发事件',
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
