import type { Broadcast, BroadcastRefusal } from '../../domain/alerts/broadcast.ts';
import { coverMinutes } from '../../domain/alerts/post.ts';
import type { Card } from '../../domain/message.ts';

/** What the drafter or approver reads when it went out. */
export function sentWords(broadcast: Broadcast, spanMs: number): string {
  const reached = broadcast.reached ?? { units: 0, groups: 0, people: 0, unreachable: 0 };
  const ways = [`${reached.groups}个群`, ...(reached.people > 0 ? [`${reached.people}人单独通知`] : [])].join(
    '、',
  );
  const told = broadcast.corrects
    ? `${broadcast.warning ? '已发给收到前次预警的' : '更正已发：'}${ways}`
    : `已发${reached.units - reached.unreachable}家：${ways}`;
  const missed = reached.unreachable > 0 ? `；${reached.unreachable}家联系不上，请电话通知` : '';
  return `${broadcast.drill ? '【演练】' : ''}${told}，${spanWords(spanMs)}发完${missed}。60秒内回复“撤回”可撤回。`;
}

export const cancelled: Card = { tone: 'grey', text: '已取消，未发出。' };
export const returned: Card = { tone: 'grey', text: '已退回拟稿人，未发出。' };
export const approvedWords = (who: string, notice: string) => `${who}已审批${notice}，开始发送。`;
export const sentFace = (card: Card): Card => ({ ...card, title: `已发出：${card.title ?? ''}` });
export const awaitingFace = (card: Card): Card => ({ ...card, title: `待审批：${card.title ?? ''}` });
export const awaitingApproval = '已提交审批，另一名工作人员同意后发出。';

/** The drafter's preview comes back with what the second person said, and can be pressed again. */
export function returnedCard(preview: Card, { who, reason }: { who: string; reason: string }): Card {
  const said = { label: '退回意见', value: `${who}：${reason}` };
  return { ...preview, title: '审批退回，未发出', tone: 'orange', fields: [said, ...(preview.fields ?? [])] };
}

export const broadcastRefused: Readonly<Record<BroadcastRefusal, string>> = {
  'not-yours': '这份由他人拟稿，只能由拟稿人处理。',
  'needs-another': '须由另一名工作人员审批，不能自己审批自己拟的内容。',
  'already-sent': '这份已经发出，无需重复操作。',
  over: '这份已取消或撤回，不能再操作。',
  stale: '这份预览已超过24小时，单位情况可能有变，请重新拟稿。',
  'not-waiting': '没有可以处理的内容。',
  'not-red': '只有红色预警可以先发后审，其他请先提交审批。',
  'not-minutes': `岗位应答的时限请写${coverMinutes.least}至${coverMinutes.most}分钟的整数，0为不要求。原来的设置没有改。`,
  'too-late': '已超过60秒，不能撤回。如有错误，请回复“更正 正确内容”。',
  nobody: '没有可以送达的群或联络员，未发出。请调整对象，或先让联络员绑定。',
};

/** 约10秒, 约3分钟. */
export function spanWords(spanMs: number): string {
  const seconds = Math.max(1, Math.ceil(spanMs / 1_000));
  return seconds < 60 ? `约${seconds}秒` : `约${Math.ceil(seconds / 60)}分钟`;
}
