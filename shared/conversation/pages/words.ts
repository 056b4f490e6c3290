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
export const failed = {
  title: '没有办成',
  text: '服务暂时出错，请稍后再试一次，重复提交只算一次。急事请直接打值班电话。',
} as const;
export const sendLabel = '提交';

export const reportSaid = (parts: readonly string[]): string =>
  ['隐患', ...parts].filter((part) => part !== '').join(' ');
export const checkedInSaid = '签到';
export const rectifiedSaid = (number: string, text: string): string => `${number} 整改完成 ${text}`.trim();

/** What a card says of answering it, as it is true on a page. */
export const onPage = (text: string): string =>
  text
    .replace(/回复“[^”]{1,8}”[，,]?或(?=[点按]下)/g, '')
    .replace(/(?:发照片并)?回复“[^”]{1,8}”[，,]?或[点按]“([^”]{1,8})”/g, '按下方“$1”')
    .replace(/如有误，回复“[^”]{1,8}”。?/g, '如有误请联系值班室。');

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
export const whoAreYouTitle = '请先验证身份';
export const whoAreYou =
  '本群有多家单位。这部手机第一次办理，请填写街道或区商务局发给您单位的绑定编码，和您在名录中登记的手机号。验证一次后，以后点开链接即可办理。\n没有编码的，请向街道或区商务局索取，或打值班电话报告；已在聊天里绑定的，私下给值守助手回复“收到”也可以。';
export const proofFields: readonly FormField[] = [
  { name: 'code', label: '单位绑定编码', kind: 'text', required: true },
  { name: 'mobile', label: '登记的手机号', kind: 'number', required: true },
];
export const nextLabel = '下一步';
export const actsAsLabel = '办理人';
export const notProved = {
  title: '没有通过验证',
  text: '编码和手机号对不上，或编码已用过、已过期，没有登记。请核对后从群里的链接重新进入，或向街道、区商务局索取新编码。',
} as const;
export const tooManyCodes = {
  title: '请稍后再试',
  text: '试错次数过多，请一小时后再试，或直接联系值班室。',
} as const;
export const noCookies = {
  title: '不能在这里验证',
  text: '这个浏览器不保存登录信息，编码没有使用。请用手机自带的浏览器打开群里的链接，或直接联系值班室。',
} as const;

/** Whoever proved nothing may still report. */
export const strangerAsks = '谁都可以报，不用验证。本页不接收后续回复，要补充情况请联系值班室。';
export const strangerFields: readonly FormField[] = [
  { name: 'unit', label: '哪家单位', kind: 'text', required: true },
  ...reportFields,
];
export const tooManyReports = {
  title: '没有提交',
  text: '这个链接一小时内报得太多，这条没有登记。请直接打值班电话，遇到火情、有人被困请拨119、120。',
} as const;
