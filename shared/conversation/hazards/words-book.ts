import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { type Narrowed, narrowedWords } from './words-narrowed.ts';

/** Signs that no file's name may hold. */
const forbidden = /[\\/:*?"<>|\s]/g;
const mostLetters = 60;

export function bookName(today: Day, narrowed: Narrowed): string {
  const to = [...narrowedWords(narrowed).replace(forbidden, '')];
  const words = to.length > mostLetters ? `${to.slice(0, mostLetters).join('')}…）` : to.join('');
  return `隐患台账${words}${today.replaceAll('-', '')}.xlsx`;
}
export const bookSheet = '隐患台账';

export function bookTitle(bureau: string, narrowed: Narrowed): string {
  return `${bureau}隐患台账${narrowedWords(narrowed)}`;
}

export const bookComes: Card = { text: '台账正在生成，稍后以文件发给您。' };
export const noBook: Card = { text: '没有可以导出的台账。需要核对权限请发送“我是谁”。' };
