import type { CaseState } from '../../domain/hazards/case.ts';
import { stateNames } from './words.ts';
import { type Choice, type Narrowed, narrowedWords } from './words-narrowed.ts';

const states: readonly Choice[] = Object.entries(stateNames).map(([code, name]) => ({ code, name }));

/** Where a case can stand, as the list of cases asks for it. */
export const standChoices: readonly Choice[] = [
  { code: 'open', name: '未销号' },
  { code: 'overdue', name: '已超期' },
  ...states,
  { code: 'all', name: '全部' },
];

export type Stand = CaseState | 'open' | 'overdue' | 'all';

/** What a list was narrowed to; its workbook is called so too. */
export function listName({ standing, ...narrowed }: Narrowed, words: string): string {
  const stand = standChoices.find(({ code }) => code === standing)?.name;
  const parts = [stand, narrowedWords(narrowed).slice(1, -1), words && `含“${words}”`].filter(Boolean);
  return parts.length === 0 ? '隐患清单' : `隐患清单（${parts.join('、')}）`;
}
