import type { Case } from '../../domain/hazards/case.ts';
import { missingIn, type Plan, type PlanItem, planItems } from '../../domain/hazards/plan.ts';
import type { Action, Card, Field } from '../../domain/message.ts';
import { labelledIn } from './labelled.ts';

const names: Readonly<Record<PlanItem, string>> = {
  content: '整改内容',
  measure: '整改措施',
  fund: '资金',
  responsible: '责任人',
  until: '时限',
  inspector: '复查人',
};

/** A plan as somebody writes it: 内容：…；措施：…；资金：…；责任人：…；时限：…；复查人：…. */
export function readPlan(said: string): Plan {
  const strict = labelledIn(said, labels);
  if (Object.keys(strict).length >= fewest) return strict;
  const loose = labelledIn(said, labels, { bare: true });
  if (Object.keys(loose).length < fewest) return strict;
  const by = /[,，;；。\s](\d{1,2}月\d{1,2}[日号]?)之?前(?:完成)?(?=[,，;；。\s]|$)/.exec(said)?.[1];
  return { ...(by !== undefined && { until: by }), ...loose };
}

/** Fewer items than this without colons are no plan, only words. */
const fewest = 3;

const labels = {
  content: '(?:整改|隐患|治理)?(?:内容|项目)',
  measure: '(?:整改|治理|防范)?措施',
  fund: '(?:整改)?资金(?:来源)?|经费',
  responsible: '(?:整改)?(?:责任人|负责人)',
  until: '(?:整改)?(?:时限|期限|时间)',
  inspector: '(?:复查|验收)人',
} as const;

/** As a form carries it. */
export function planFrom(form: Readonly<Record<string, string>>): Plan {
  return Object.fromEntries(
    planItems.flatMap((item) => (form[item]?.trim() ? [[item, form[item].trim().slice(0, 200)]] : [])),
  );
}

export const planAction = (one: Case): Action => ({
  id: `hazard.plan#${one.number}`,
  label: '整改方案',
  form: planItems.map((item) => ({
    name: item,
    label: names[item],
    kind: item === 'measure' ? 'long-text' : 'text',
    required: false,
  })),
});

export function planField({ plan, grade }: Case): Field[] {
  const said = planItems.flatMap((item) => (plan?.[item] ? [`${names[item]}：${plan[item]}`] : []));
  const rest = missingIn(plan).map((item) => names[item]);
  if (said.length === 0) return grade === 'major' ? [{ label: '整改方案', value: '未报' }] : [];
  const open = rest.length === 0 ? [] : [`缺：${rest.join('、')}`];
  return [{ label: '整改方案', value: [...said, ...open].join('；') }];
}

export function planKept(one: Case): Card {
  const rest = missingIn(one.plan).map((item) => names[item]);
  const next = rest.length === 0 ? '六定已报全。' : `还缺：${rest.join('、')}，请接着补充。`;
  return { text: `${one.number} 整改方案已记录。${next}` };
}

export const planHead = '单位报来整改方案，请查看。';
export const noPlanItems =
  '请写明整改方案，例如：31整改方案 内容：更换灭火器；措施：采购20具；资金：3000元；责任人：张三；时限：5月10日；复查人：李四。';
