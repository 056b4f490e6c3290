import type { Case } from '../../domain/hazards/case.ts';
import type { Book } from '../../domain/hazards/listed.ts';
import { doubleWords, handedOverWords, plateWords } from './words-book-columns.ts';

/** The column of the workbook that such a ledger is about. */
const columns: Readonly<Record<Book, (line: { one: Case }) => string | undefined>> = {
  plate: plateWords,
  double: doubleWords,
  'handed-over': handedOverWords,
};

/** An answer of a department may be long; the workbook has all of it. */
const mostLetters = 150;

/** What the ledger is about, of one case in one line: 市场监管局；临商抄〔2026〕2号；2026-05-20前反馈. */
export function columnWords(book: Book, one: Case): string {
  const words = [...(columns[book]({ one }) ?? '').replaceAll('\n', '；')];
  return words.length > mostLetters ? `${words.slice(0, mostLetters).join('')}…` : words.join('');
}

/** What the list leaves out, and where it stands. */
export function leftOutWords({ untold, unread }: { untold: number; unread: number }): string {
  const parts = [
    untold > 0 && `末尾${untold}条只列办理状态`,
    unread > 0 && `较早登记的${unread}条没有逐条核对，可能有遗漏`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join('；')}，完整内容请导出台账查看。`;
}
