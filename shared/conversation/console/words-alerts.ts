import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Action } from '../../domain/message.ts';

const states: Readonly<Record<Broadcast['state'], string>> = {
  draft: '草稿',
  approval: '待审批',
  held: '等到早上',
  sending: '发送中',
  sent: '已发出',
  cancelled: '已取消',
  recalled: '已撤回',
};

export const stateName = ({ state }: Pick<Broadcast, 'state'>): string => states[state];

export const byHouse = '系统';

/** How a unit said that it knows. */
export const confirmedHow = { self: '本单位确认', phone: '电话登记' } as const;
export const lateWord = '（逾期）';

/** A minute after it went out it can be taken back; the number says from how many. */
export function recallAction(id: string, copies: number): Action {
  return {
    id: `alert.recall#${id}`,
    label: '撤回',
    style: 'danger',
    confirm: `将从${copies}处撤回，还没送出的不再送出。`,
  };
}

export function correctAction(id: string): Action {
  return {
    id: `alert.correct#${id}`,
    label: '更正',
    form: [
      {
        name: 'text',
        label: '正确内容（发给收到原通知的全部群和人员，先看预览）',
        kind: 'long-text',
        required: true,
      },
    ],
  };
}

/** 催一下, with how many it reaches. */
export function chaseWith(id: string, missing: number): Action {
  return {
    id: `alert.chase#${id}`,
    label: '催一下',
    style: 'primary',
    confirm: `将提醒还没确认的${missing}家。`,
  };
}
