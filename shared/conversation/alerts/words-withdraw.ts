import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Card } from '../../domain/message.ts';
import { cancelled } from './words-sent.ts';

/** Of a warning that was pasted the words stay on record, unless they were a mistake. */
export function cancelledCard({ id, warning, event, drill }: Broadcast): Card {
  if (!warning || event === undefined || drill) return cancelled;
  return {
    tone: 'grey',
    text: '已取消，未发出。原文仍按收到的预警登记，橙色以上仍要研判；录错了请点下方作废。',
    actions: [{ id: `alert.cancel#${id}#void`, label: '录错了，作废原文', style: 'plain' }],
  };
}
export const rawWithdrawn: Card = { tone: 'grey', text: '已作废：这条原文不再列为生效，也不再要求研判。' };
export const withdrawnTooLate =
  '不能作废：这条预警另有来源、已经转发或同事正在转发，或已经作废。已发出的请用“更正”或官方解除原文。';
