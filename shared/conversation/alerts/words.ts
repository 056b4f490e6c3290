import type { ChaseRefusal } from '../../domain/alerts/ladder.ts';
import type { Role } from '../../domain/directory/person.ts';
import type { Action, Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';

export const notAllowed = '只有局里的工作人员可以办理这一项。';
/** A leader approves and takes back; whoever drafts is on the staff. */
export const mayNotDraft = (roles: readonly Role[]): string =>
  roles.includes('leader') ? '通知、预警由局里的工作人员拟稿，您可以审批和撤回。' : notAllowed;

export const noText: Card = {
  text: '请把内容写在“通知”后面，例如：\n通知 明天上午9点检查组到各农贸市场检查消防\n通知 北街 加油站 今晚停电检修，请做好准备',
};
export const noCorrection: Card = {
  text: '请把正确的内容写在“更正”后面，例如：更正 检查改为下午3点。会发给收到原通知的全部群和人员。',
};
export const tooLong = '内容超过3000字，请精简后再发，或改发要点。';
export const noRelayText: Card = { text: '请把官方预警原文完整粘贴在“转发预警”后面。' };

export const noneAskedToday = '现在没有在收的零报告或保供日报；特护期内每天16:00开始收，17:30汇总。';

/** Nobody here issues a warning: how to do it instead. */
export const invented: Card = {
  text: [
    '没有发出：预警只能由气象等主管部门发布，本系统不发自拟的预警。',
    '有官方原文的，请完整粘贴：转发预警 ××市气象台×日×时发布暴雨橙色预警信号……',
    '只是提醒防范的，请用：通知 明天可能有强降雨，请检查地下车库和排水',
  ].join('\n'),
};

export const nothingOut = '没有找到已发出的通知。';
export const notOnRoll = '名下单位不在最近这份通知的对象里，无需确认。';
export const takenBack = '这份通知已撤回，不用确认。';
export const noneToConfirm = '目前没有需要您确认的通知。';
export const noUnits = '您还没有绑定单位，这次点击未计入。请回复“绑定 编码”，编码可向街道或局里索取。';
export const nobodysLiaison = '您不是哪家单位的联络员，这次点击未计入。';
export const nothingToUndo = '没有可以撤销的确认。确认后30分钟内可以撤销。';
export const notYourUnit = (name: string) =>
  `您不是${name}的联络员，未计入。请由该单位联络员确认，或请工作人员电话登记。`;
export const unknownUnit = (name: string) => `没有找到单位“${name}”，未计入。请写全称。`;

export const chaseRefused: Readonly<Record<ChaseRefusal, string>> = {
  'not-out': '这份还没有发出，或已撤回。',
  superseded: '这份已由后来的更新、更正或解除接替，不再催办。',
  'asks-nothing': '这份不需要单位确认，没有可催的。',
  'just-chased': '刚刚催过，请5分钟后再催。',
  night: '22点至次日7点不打扰单位，7点后会接着催。',
};

export function chasing(name: string, missing: number): string {
  return `正在催${name}未确认的${missing}家。`;
}

export function recalled(name: string, copies: number): string {
  return `正在撤回${name}，共${copies}处；还没送出的不再送出。`;
}

export const whichUnit = '请写明单位，例如：打过电话了，北街加油站，老李，9点10。';
export const notOnRollOf = (name: string) => `${name}不在这份通知的对象里，未登记。`;
export const asksNothing = '这份不需要单位确认。';
export const chaseAction = (id: string): Action => ({
  id: `alert.chase#${id}`,
  label: '催一下',
  style: 'plain',
});
export const allAnswered = (notice: string) => `${notice}已全部确认，没有可催的。`;
export const noZeroWanted = '目前没有要求零报告，无需报送。有情况请直接说。';
export const zeroNoted = (names: readonly string[], day: Day) =>
  `已记：${names.join('、')} ${shortDay(day)}零报告。`;

/** Why a report was kept for nobody. */
export const notStanding = { unknown: unknownUnit, 'not-his': notYourUnit } as const;
