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

/** To the second persons once more. */
export const approvalAwaited = (notice: string, minutes: number): Card => ({
  tone: 'orange',
  text: `${notice}已等待审批${minutes}分钟，尚未发出。请在待审卡片上处理，或回复“同意”“不同意 原因”。`,
});

/** To whoever waits for them. */
export const approvalLate = (
  notice: string,
  { minutes, mayGoFirst }: { readonly minutes: number; readonly mayGoFirst: boolean },
): Card => ({
  tone: 'orange',
  text: `${notice}已等待审批${minutes}分钟，尚未发出，已再次提醒审批人。请电话联系${mayGoFirst ? '，或回复“先发后审”立即发出' : ''}。`,
});

/** 同意, where nothing waits or several do. */
export const nothingToApprove = '现在没有等您审批的预警或通知。';
export const whichToApprove = (
  waiting: readonly {
    readonly id: string;
    readonly name: string;
    readonly since: string;
    readonly isOut: boolean;
  }[],
): Card => ({
  title: `等您审批的有${waiting.length}份`,
  text: [
    ...waiting.map(
      ({ name, since, isOut }, at) => `${at + 1}. ${name}：${since}${isOut ? '先行下发，等补审' : '提交'}`,
    ),
    '请逐份处理；要退回的，请打开待审卡片写明原因。',
  ].join('\n'),
  actions: waiting.map(({ id, name, isOut }) => ({
    id: isOut ? `alert.review#${id}#ok` : `alert.send#${id}`,
    label: `同意${name}`,
    style: 'plain',
  })),
});
export const whyNot = (notice: string) => `请写明原因，例如：不同意 发布时间不对。${notice}还在等您审批。`;
export const nothingWaits = '现在没有等待审批的预警或通知。联络员的申请请看“待核实”。';

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
  text: `${notice}已先行下发10分钟，尚未补审。请在补审卡片上处理，或回复“同意”“不同意 原因”。`,
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
