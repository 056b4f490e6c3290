import type { FormField } from '../../domain/message.ts';

export const reportLabel = '报隐患';

export const reportTitle = '报告隐患';
export const reportAsks = '请写清地点和情况，能拍照的请附照片。人身危险请先打电话119或120。';
export const reportFields: readonly FormField[] = [
  { name: 'place', label: '地点', kind: 'text', required: true },
  { name: 'text', label: '情况', kind: 'long-text', required: true },
];
export const photoLabel = '照片（可选）';
export const photoTooLargeTitle = '没有提交';
export const photoTooLarge = '照片太大，请换一张小一些的，或不附照片先提交。';
export const sendLabel = '提交';

export const reportSaid = (place: string, text: string): string => `隐患 ${place} ${text}`;
export const rectifiedSaid = (number: string, text: string): string => `${number} 整改完成 ${text}`.trim();

export const pageRefused = {
  unknown: {
    title: '链接无效',
    text: '这个链接不完整或已失效。请回到群里点最新消息中的链接，或直接联系值班室。',
  },
  over: {
    title: '链接已过期',
    text: '为了安全，链接只在几天内有效。请回到群里点最新消息中的链接，或直接联系值班室。',
  },
} as const;

export const usedTitle = '已提交';
export const usedText = '这个链接已经用过，不会再次提交。';
export const doneText = '已收到。';

/** Where several units read one link. */
export const whoAreYouTitle = '您代表哪家单位';
export const whoAreYou =
  '本群有多家单位。请填写您在名录中登记的手机号，下一步只代表您自己的单位操作。请勿替别的单位填写，记录会注明“凭手机号”。';
export const mobileField: FormField = {
  name: 'mobile',
  label: '登记的手机号',
  kind: 'number',
  required: true,
};
export const nextLabel = '下一步';
export const unknownNumber = {
  title: '没有找到',
  text: '这个号码不是本群单位登记的联络员手机号。请核对后从群里的链接重新进入，或联系街道、区商务局。',
} as const;
export const tooManyNumbers = {
  title: '请稍后再试',
  text: '试错次数过多，请一小时后再试，或直接联系值班室。',
} as const;
