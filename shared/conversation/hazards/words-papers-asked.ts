import type { Card } from '../../domain/message.ts';

const stageNames: Readonly<Record<string, string>> = { first: '首报', follow: '续报', final: '终报' };

export const reportName = (number: string, stage: string): string =>
  `事故信息${stageNames[stage] ?? ''}${number}.docx`;
export const packName = (number: string): string => `证据包${number}.zip`;

export const paperComes: Card = {
  text: '文件正在生成，稍后发给您。首报、续报、终报均为草稿，核对签发后方可报出。',
};
export const packComes: Card = { text: '证据包正在生成，稍后以文件发给您。内含个人信息，请妥善保管。' };
export const packRefused: Card = { text: '只有局工作人员、管理员和审计人员可以调取证据包。' };

const letterNames: Readonly<Record<string, string>> = {
  clue: '移交函',
  copy: '抄告函',
  letter: '函',
  circular: '通报',
  interview: '约谈通知',
};

export const letterName = (number: string, kind: string): string =>
  `${letterNames[kind] ?? ''}${number}.docx`;
export const letterComes: Card = {
  text: '文书草稿正在生成，稍后发给您。请核对、编文号、签发后再发出，并登记移交或约谈情况。',
};
