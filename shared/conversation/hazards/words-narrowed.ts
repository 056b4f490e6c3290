import type { Source } from '../../domain/hazards/case.ts';
import type { Book } from '../../domain/hazards/listed.ts';
import type { Day } from '../../domain/time.ts';
import { kindName } from '../kinds.ts';
import { hazardCategories } from '../lexicon/categories.ts';
import { fireSafety, isCampaignName } from './book.ts';
import { categoryName, gradeNames, sourceName } from './words.ts';

/** What a ledger was narrowed to, as whoever asked for it said. */
export interface Narrowed {
  readonly unitName?: string | undefined;
  readonly street?: string | undefined;
  readonly kind?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly grade?: string | undefined;
  readonly source?: string | undefined;
  readonly campaign?: string | undefined;
  readonly standing?: string | undefined;
  readonly book?: string | undefined;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

const sources: readonly Source[] = ['public', 'self', 'inspection'];
const standings: Readonly<Record<string, string>> = {
  overdue: '超期未整改',
  open: '未办结',
  closed: '已销号',
};

/** （江湾街道、超市、重大隐患、2026-05-01至2026-05-31登记）; nothing if it is all of them. */
export function narrowedWords(to: Narrowed): string {
  const parts = narrowedParts(to);
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

function narrowedParts(to: Narrowed): readonly string[] {
  const { kind, grade, source, standing, categories = [] } = to;
  const said = sources.find((one) => one === source);
  return [
    to.unitName,
    to.street,
    kind && kindName(kind),
    ...categories.map((category) => categoryName({ category })),
    grade === 'major' || grade === 'general' ? gradeNames[grade] : undefined,
    said && sourceName({ source: said }, 'official'),
    bookChoices.find(({ code }) => code === to.book)?.name,
    to.campaign,
    standing && standings[standing],
    spanWords(to),
  ].flatMap((part) => part || []);
}

function spanWords({ from, until }: Narrowed): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  if (from === undefined) return `${until}及以前登记`;
  return from === until ? `${from}登记` : `${from}至${until ?? '今'}登记`;
}

export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** What narrows a ledger, each by its code and its name. */
export const categoryChoices: readonly Choice[] = [
  { code: fireSafety, name: '消防（全部）' },
  ...hazardCategories.map(({ code, name }) => ({ code, name })),
];
export const gradeChoices: readonly Choice[] = (['major', 'general'] as const).map((code) => ({
  code,
  name: gradeNames[code],
}));
export const sourceChoices: readonly Choice[] = sources.map((code) => ({
  code,
  name: sourceName({ source: code }, 'official'),
}));

const bookNames: Readonly<Record<Book, string>> = {
  plate: '挂牌督办及摘牌',
  double: '双报告',
  'handed-over': '移交、函送、抄告',
};
export const bookChoices: readonly Choice[] = Object.entries(bookNames).map(([code, name]) => ({
  code,
  name,
}));

const bookSaid: readonly (readonly [Book, string])[] = [
  ['plate', '挂牌督办'],
  ['double', '双报告'],
  ['handed-over', '移交'],
];

const sayable: Readonly<Record<string, string>> = { overdue: '超期', open: '未销号', closed: '已销号' };

/** The sentence that asks for the same in chat, 隐患台账 北苑街道 燃气 超期; nothing where none can say it. */
export function ledgerSentence(to: Narrowed): string | undefined {
  const { standing, campaign, book, from, until, ...parts } = to;
  const said = standing === undefined ? '' : sayable[standing];
  const oneDay = from !== undefined && until !== undefined;
  if (said === undefined || (!oneDay && (from ?? until) !== undefined)) return undefined;
  if (campaign !== undefined && !isCampaignName(campaign)) return undefined;
  const isFire = parts.categories?.join() === fireSafety;
  const words = narrowedParts({ ...parts, ...(isFire && { categories: [] }) });
  const called = bookSaid.find(([code]) => code === book)?.[1];
  return ['隐患台账', ...words, isFire && '消防', called, campaign, said, oneDay && `${from}至${until}`]
    .filter(Boolean)
    .join(' ');
}
