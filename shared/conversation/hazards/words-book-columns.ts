import type { Case } from '../../domain/hazards/case.ts';
import type { HandedOver } from '../../domain/hazards/hand-over.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { clockOf, type Day, dayOf, type Instant } from '../../domain/time.ts';
import { categoryName, gradeNames, sourceName, standing, wordsOf } from './words.ts';
import { receiptWords } from './words-hand-over.ts';

/** A column of the ledger: what it is called, how wide it is, and what stands in it. */
interface Column {
  readonly title: string;
  readonly width: number;
  readonly of: (line: Line) => string | number | undefined;
}

/** One case as the ledger has it. */
export interface Line {
  readonly place: number;
  readonly one: Case;
  readonly photos: readonly CasePhoto[];
  /** Whoever inspected, where it was an inspection. */
  readonly finder?: string;
  /** The names of whoever verified and reinspected it. */
  readonly verifier?: string;
  readonly reinspector?: string;
  readonly bureau: string;
  /** Who reads it: a unit never sees a protected reporter's words. */
  readonly to: 'official' | 'unit';
  readonly today: Day;
}

const columns: readonly Column[] = [
  { title: '序号', width: 6, of: ({ place }) => place },
  { title: '编号', width: 15, of: ({ one }) => one.number },
  { title: '检查时间', width: 17, of: ({ one }) => moment(one.openedAt) },
  {
    title: '检查单位',
    width: 16,
    of: ({ one, bureau }) =>
      one.source === 'inspection' ? bureau : one.source === 'self' ? one.unitName : undefined,
  },
  { title: '检查人', width: 10, of: ({ finder }) => finder },
  { title: '来源', width: 10, of: ({ one, to }) => sourceName(one, to) },
  { title: '部位', width: 18, of: ({ one }) => one.place },
  { title: '隐患问题描述', width: 40, of: descriptionOf },
  { title: '类型', width: 16, of: ({ one }) => categoryName(one) },
  { title: '等级', width: 10, of: ({ one }) => one.grade && gradeNames[one.grade] },
  { title: '整改要求', width: 24, of: ({ one }) => one.plan?.content ?? one.brief },
  { title: '整改期限', width: 12, of: ({ one }) => one.deadline },
  { title: '责任单位', width: 20, of: ({ one }) => one.unitName },
  { title: '责任人', width: 10, of: ({ one }) => one.plan?.responsible ?? one.responsible },
  { title: '整改措施', width: 28, of: ({ one }) => one.rectified?.measure ?? one.plan?.measure },
  { title: '资金', width: 10, of: ({ one }) => one.plan?.fund },
  { title: '完成日期', width: 12, of: ({ one }) => one.rectified && dayOf(one.rectified.at) },
  { title: '复查人', width: 10, of: ({ reinspector }) => reinspector },
  {
    title: '复查时间',
    width: 17,
    of: ({ one }) => (one.state === 'closed' && one.closedAt ? moment(one.closedAt) : undefined),
  },
  { title: '销号情况', width: 16, of: ({ one, today }) => standing(one, today) },
  { title: '整改前照片', width: 24, of: ({ photos }) => photoWords(photos, 'before') },
  { title: '整改后照片', width: 24, of: ({ photos }) => photoWords(photos, 'after') },
  { title: '挂牌级别', width: 12, of: plateWords },
  { title: '双报告日期', width: 22, of: doubleWords },
  { title: '移交部门、文号、反馈', width: 24, of: handedOverWords },
  { title: '核实人', width: 10, of: ({ verifier }) => verifier },
  { title: '专项行动', width: 18, of: ({ one }) => one.campaigns?.join('、') },
  { title: '备注', width: 24, of: remarks },
];

export const bookColumns = columns.map(({ title, width }) => ({ title, width }));
export const photoColumns = {
  before: columns.findIndex(({ title }) => title === '整改前照片'),
  after: columns.findIndex(({ title }) => title === '整改后照片'),
} as const;

export function bookCells(line: Line): (string | number | undefined)[] {
  return columns.map(({ of }) => of(line));
}

function moment(at: Instant): string {
  return `${dayOf(at)} ${clockOf(at)}`;
}

function descriptionOf({ one, to }: Line): string {
  if (to === 'unit' && one.protected) return one.brief ?? `${categoryName(one) ?? '安全'}方面的隐患`;
  return wordsOf(one) || '（仅有照片）';
}

function photoWords(photos: readonly CasePhoto[], phase: CasePhoto['phase']): string | undefined {
  const of = photos.filter((photo) => photo.phase === phase);
  const failed = of.filter(({ state }) => state === 'failed').length;
  if (of.length === 0) return undefined;
  return `${of.length}张${failed > 0 ? `，其中${failed}张获取失败` : ''}`;
}

/** The tier, and that it was taken off. */
export function plateWords({ one: { plate } }: Pick<Line, 'one'>): string | undefined {
  if (!plate) return undefined;
  return `${plate.tier}挂牌${plate.number}${plate.offAt === undefined ? '' : `，${dayOf(plate.offAt)}摘牌`}`;
}

/** Both receipts, with their days; what is still owed is said. */
export function doubleWords({ one: { double } }: Pick<Line, 'one'>): string | undefined {
  if (!double) return undefined;
  return `主管部门${double.department?.on ?? '未报告'}；职代会${double.workers?.on ?? '未报告'}`;
}

export function handedOverWords({
  one: { handedOver, earlier = [] },
}: Pick<Line, 'one'>): string | undefined {
  if (!handedOver) return undefined;
  const before = earlier.map((one) => givenWords(one, '已改移交'));
  return [givenWords(handedOver, `${handedOver.feedbackBy}前反馈`), ...before].join('\n');
}

function givenWords({ to, doc, receipt, outcome }: HandedOver, open: string): string {
  const received = receipt ? `${receiptWords(receipt)}；` : '';
  return `${to}；${doc ?? '文号待补'}；${received}${outcome === undefined ? open : `反馈：${outcome.text}`}`;
}

function remarks({ one }: Line): string | undefined {
  const parts = [
    one.settled && `领导批准办结：${one.settled.reason}（${one.settled.doc}）`,
    one.reason && `原因：${one.reason}`,
    one.duplicateOf && `与${one.duplicateOf}重复`,
    one.extension && `申请延期至${one.extension.until}`,
    one.recalled && `${one.recalled}条消息已被撤回`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join('；');
}
