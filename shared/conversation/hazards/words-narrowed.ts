import type { Source } from '../../domain/hazards/case.ts';
import type { Day } from '../../domain/time.ts';
import { kindName } from '../kinds.ts';
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
  const { kind, grade, source, standing, categories = [] } = to;
  const said = sources.find((one) => one === source);
  const parts = [
    to.unitName,
    to.street,
    kind && kindName(kind),
    ...categories.map((category) => categoryName({ category })),
    grade === 'major' || grade === 'general' ? gradeNames[grade] : undefined,
    said && sourceName({ source: said }, 'official'),
    to.campaign,
    standing && standings[standing],
    spanWords(to),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

function spanWords({ from, until }: Narrowed): string | undefined {
  if (from === undefined && until === undefined) return undefined;
  return from === until ? `${from}登记` : `${from ?? '始'}至${until ?? '今'}登记`;
}
