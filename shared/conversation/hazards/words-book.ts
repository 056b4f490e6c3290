import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';

export const bookName = (today: Day): string => `隐患台账${today.replaceAll('-', '')}.xlsx`;
export const bookSheet = '隐患台账';

export function bookTitle(
  bureau: string,
  span: { readonly from?: Day | undefined; readonly until?: Day | undefined },
): string {
  const { from, until } = span;
  if (from === undefined && until === undefined) return `${bureau}隐患台账`;
  return `${bureau}隐患台账（${from ?? '始'}至${until ?? '今'}登记）`;
}

export const bookComes: Card = { text: '台账正在生成，稍后以文件发给您。' };
export const noBook: Card = { text: '没有可以导出的台账。需要核对权限请发送“我是谁”。' };
