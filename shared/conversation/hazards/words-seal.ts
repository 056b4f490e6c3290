import type { Card } from '../../domain/message.ts';
import { clockOf, dayOf, type Instant } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';

/** As much of a seal as somebody writes down. */
const shownLetters = 16;

export function sealCard(
  { number, hash }: { readonly number: number; readonly hash: string },
  now: Instant,
): Card {
  if (number === 0) return { text: '还没有封印；有新记录后一分钟内加封。' };
  return {
    title: '历史记录封印',
    text: `截至${shortDay(dayOf(now))}${clockOf(now)}，最后封印为第${number}号，校验码${hash.slice(0, shownLetters)}。请与备份分开保存；以后核验备份时填入，可查出此前的记录是否被截掉或改动。`,
  };
}

/** Each working day, one line to be kept apart from the record. */
export const dailySeal = (
  { number, hash }: { readonly number: number; readonly hash: string },
  now: Instant,
): Card => ({
  text: `每日封印：截至${shortDay(dayOf(now))}${clockOf(now)}，第${number}号，校验码${hash.slice(0, shownLetters)}。请留存本条，核验备份时用。`,
});

export const notForHim: Card = { text: '封印供局工作人员、局领导和审计人员留存。' };

/** As it stands above a ledger. */
export const sealLine = ({ number, hash }: { readonly number: number; readonly hash: string }): string =>
  number === 0 ? '' : ` 封印第${number}号 ${hash.slice(0, shownLetters)}`;
