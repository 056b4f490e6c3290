import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Action, Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords } from '../clock.ts';

/** On the preview of a red warning, behind the way that asks a second person first. */
export const goFirstAction = ({ id }: Pick<Broadcast, 'id'>): Action => ({
  id: `alert.send#${id}#first`,
  label: '先发后审',
  style: 'danger',
  confirm: '红色预警可以先下发，随后补审并留痕。现在就发吗？',
});

/** To the second persons: it is out, and their look is owed. */
export function reviewCard(face: Card, id: string, drafter: string): Card {
  return {
    ...face,
    title: `待您补审：${face.title ?? ''}`,
    fields: [{ label: '拟稿人', value: `${drafter}（红色预警，已先行下发）` }, ...(face.fields ?? [])],
    actions: [
      { id: `alert.review#${id}#ok`, label: '同意', style: 'primary' },
      {
        id: `alert.review#${id}#no`,
        label: '有异议',
        style: 'danger',
        form: [{ name: 'reason', label: '异议', kind: 'long-text', required: true }],
      },
    ],
  };
}

export const reviewedFace = (face: Card, who: string, agrees: boolean): Card => ({
  ...face,
  title: `${agrees ? '已补审' : '补审有异议'}：${face.title ?? ''}`,
  fields: [...(face.fields ?? []), { label: '补审', value: `${who}${agrees ? '同意' : '有异议'}` }],
});

export function reviewedWords(
  notice: string,
  { who, agrees, reason }: { readonly who: string; readonly agrees: boolean; readonly reason: string },
): string {
  return agrees
    ? `${who}已补审同意${notice}。`
    : `${who}对已发出的${notice}有异议：${reason}\n请马上核对；如有误，请回复“更正 正确内容”。`;
}

export const reviewNoted = (agrees: boolean) =>
  agrees ? '已补审，已留痕。' : '异议已记录，并已通知拟稿人。';
export const reviewOwed = (notice: string): Card => ({
  tone: 'orange',
  text: `${notice}已先行下发10分钟，尚未补审。请打开补审卡片点“同意”或“有异议”。`,
});

/** Whose place somebody approves in, on his card and in the record. */
export const inPlaceOf = (leader: string) => ({ label: '代审批', value: `您代${leader}审批` });

export const deputyNamed = (deputy: string, until: Day) =>
  `已登记：${dayWords(until)}前的审批卡片改发给${deputy}，由其代您审批并留痕。提前结束请回复“取消代审批”。`;
export const deputyTold = (leader: string, until: Day): Card => ({
  text: `${leader}委托您代其审批预警和@所有人的通知，至${dayWords(until)}。收到待审卡片后请核对原文、发布单位和对象，再点“确认发送”或“退回”。`,
});
export const deputyEnded = '已结束代审批，审批卡片恢复发给您本人。';
export const noDeputy = '您没有登记代审批人。';
export const deputyUnclear = '请写明代审批人和截止日期，例如：请吴海涛代我审批到10月3日';
export const deputyFar = '代审批最长60天，请写明截止日期。';
export const deputyUnknown = (name: string) => `没有找到“${name}”，或同名多人，未登记。`;
export const deputyNotBureau = (name: string) => `${name}不是局里的工作人员，不能代审批。`;
