import type { Plan, PlanItem } from '../../domain/hazards/plan.ts';
import { labelledIn } from './labelled.ts';

const labels = {
  content: '(?:整改|隐患|治理)?(?:内容|项目)',
  measure: '(?:整改|治理|防范)?措施',
  fund: '(?:整改)?资金(?:来源)?|经费',
  responsible: '(?:整改)?(?:责任人|负责人)',
  until: '(?:整改)?(?:时限|期限|时间)',
  inspector: '(?:复查|验收)人',
} as const;

const head = /^\s*(?:第|编号|隐患|#)?\s?(?:YH-?\d{4}-?\d{4,7}|\d{1,6}(?![\d月.:：年天]))\s?号?[\s,，:：]*/i;
const named = /^[\s,，]*(?:整改方案|治理方案|六定|五落实)(?:如下|是|为)?[\s:：,，]*/;

/** A plan as somebody writes it: 内容：…；措施：…；资金：…；责任人：…；时限：…；复查人：…, or in a plain sentence. */
export function readPlan(said: string): Plan {
  const words = said.replace(head, '');
  const strict = labelledIn(words, labels);
  if (Object.keys(strict).length >= fewest) return strict;
  const loose = labelledIn(words, labels, { bare: true });
  if (Object.keys(loose).length >= fewest) {
    const by = /[,，;；。\s](\d{1,2}月\d{1,2}[日号]?)之?前(?:完成)?(?=[,，;；。\s]|$)/.exec(said)?.[1];
    return { ...(by !== undefined && { until: by }), ...loose };
  }
  const free = named.test(words) ? inClauses(words.replace(named, '')) : {};
  return Object.keys(free).length > Object.keys(strict).length ? free : strict;
}

/** Fewer items than this without colons are no plan, only words. */
const fewest = 3;

/** What is said to a plan that waits for its rest: any item counts. What is no item is left out. */
export function restOfPlan(said: string): Plan {
  const words = said.replace(head, '').replace(named, '');
  const labelled = labelledIn(words, labels, { bare: true });
  if (Object.keys(labelled).length > 0) return labelled;
  const { measure: _words, ...items } = inClauses(words);
  return items;
}

type Told = Exclude<PlanItem, 'content' | 'measure'>;
const person = '[\\u4e00-\\u9fff·]{2,8}?';
const told: readonly (readonly [Told, RegExp])[] = [
  ['inspector', new RegExp(`^(?:由|请)?(${person})(?:来|负责)?(?:复查|验收)$`)],
  ['responsible', new RegExp(`^(?:由|请)?(${person})(?:全面|具体)?(?:负责|牵头)(?:落实|整改)?$`)],
  [
    'until',
    /^(?:计划|预计|争取|确保)?(?:于|在)?(.{2,12}?)(?:之?前|底前|内)?(?:全部)?(?:完成|完工|到位|弄完|改完)$/,
  ],
  ['until', /^((?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?)(?:之?前)?$/],
  [
    'fund',
    /^(.*(?:费用|资金|经费|预算|投入|花费|出资).*|(?:约|大概|预计)?[\d一二两三四五六七八九十百千万.]+(?:余|多)?(?:元|块钱?))$/,
  ],
];

/** 费用五千元，邓伟负责，12月31日前完成，罗志强复查: each clause by what it says; the others are what will be done. */
function inClauses(words: string): Plan {
  const clauses = words.split(/[,，;；。\n]+/).flatMap((clause) => clause.trim() || []);
  const items: Partial<Record<Told, string>> = {};
  const rest = clauses.filter((clause) => {
    const [item, found] = itemIn(clause) ?? [];
    if (item === undefined || found === undefined || items[item] !== undefined) return true;
    items[item] = found;
    return false;
  });
  return { ...(rest.length > 0 && { measure: rest.join('，').slice(0, 200) }), ...items };
}

function itemIn(clause: string): readonly [Told, string] | undefined {
  for (const [item, pattern] of told) {
    const found = pattern.exec(clause)?.[1];
    if (found) return [item, found];
  }
  return undefined;
}
