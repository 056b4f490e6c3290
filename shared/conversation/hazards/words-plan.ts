import type { Case } from '../../domain/hazards/case.ts';
import { missingIn, type Plan, type PlanItem, planItems } from '../../domain/hazards/plan.ts';
import type { Action, Card, Field } from '../../domain/message.ts';
import { type Day, dayFrom } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { datesIn } from '../sentence/date.ts';
import { plain } from '../sentence/plain.ts';

const names: Readonly<Record<PlanItem, string>> = {
  content: '整改内容',
  measure: '整改措施',
  fund: '资金',
  responsible: '责任人',
  until: '时限',
  inspector: '复查人',
};

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

export function planKept(one: Case, today: Day): Card {
  const rest = missingIn(one.plan).map((item) => names[item]);
  const next = rest.length === 0 ? '六定已报全。' : `还缺：${rest.join('、')}，请接着补充。`;
  const until = lateUntil(one, today);
  const ask = `如确需延长，请回复“${Number(one.number.slice(8))}申请延期到${until && shortDay(until)}，并写明原因”。`;
  const late = until ? `\n${tooLate(one, until)}，请按整改期限完成。${ask}` : '';
  return { text: `${one.number} 整改方案已记录。${next}${late}` };
}

export function planHead(one: Case, today: Day): string {
  const until = lateUntil(one, today);
  return `单位报来整改方案，请查看。${until ? `${tooLate(one, until)}。` : ''}`;
}

const tooLate = ({ deadline }: Case, until: Day): string =>
  `方案时限${shortDay(until)}晚于整改期限${deadline === undefined ? '' : shortDay(deadline)}，整改期限不变`;

/** The day the plan names, if it is later than the deadline, which no plan moves. */
function lateUntil({ plan, deadline }: Case, today: Day): Day | undefined {
  const said = plan?.until ?? '';
  const until = dayFrom(said) ?? datesIn(plain(said), today).hits.at(-1)?.day;
  return until !== undefined && deadline !== undefined && until > deadline ? until : undefined;
}

export const noPlanItems =
  '请写明整改方案，例如：31整改方案 内容：更换灭火器；措施：采购20具；资金：3000元；责任人：张三；时限：5月10日；复查人：李四。';
