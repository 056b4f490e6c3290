import { type Case, type CaseState, isOverdue, type Source } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { Day } from '../../domain/time.ts';
import { daysBetween } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { hazardCategory } from '../lexicon.ts';
import { withoutPlea } from './confidence.ts';

export const stateNames: Readonly<Record<CaseState, string>> = {
  registered: '待核实',
  verified: '已核实，待派单',
  rectifying: '整改中',
  reinspection: '待复查',
  closed: '已销号',
  invalid: '不属实',
  duplicate: '重复',
  withdrawn: '已撤销',
  transferred: '已移交待反馈',
};

const sourceNames: Readonly<Record<Source, string>> = {
  public: '群众反映',
  self: '单位自查',
  inspection: '检查发现',
};

export const gradeNames = { general: '一般隐患', major: '重大隐患' } as const;

/** A unit learns where a case came from only if it was its own; whoever else reported stays unnamed. */
export function sourceName({ source }: Pick<Case, 'source'>, to: 'official' | 'unit'): string {
  return to === 'unit' && source !== 'self' ? sourceNames.public : sourceNames[source];
}

export function categoryName({ category }: Pick<Case, 'category'>): string | undefined {
  return category === undefined ? undefined : hazardCategory(category)?.name;
}

const pushLetters = 50;

/** Where it is and what it is, short enough for a push. A unit never reads the words of a protected reporter. */
export function summary(one: Case, to: 'official' | 'unit'): string {
  const what = whatItIs(one, to);
  const where = [one.unitName ?? '单位待确认', one.place].filter(
    (part) => part !== undefined && !what.includes(part),
  );
  return where.length === 0 ? what : `${where.join(' ')}：${what}`;
}

function whatItIs(one: Case, to: 'official' | 'unit'): string {
  if (one.brief !== undefined) return cut(one.brief, pushLetters);
  if (to === 'unit' && one.protected) return `${categoryName(one) ?? '安全'}方面的隐患`;
  const words = wordsOf(one);
  return cut(words === '' ? '（仅有照片）' : words, pushLetters);
}

/** What was said of it: of what was told in confidence never who said it, whenever it was kept. */
export function wordsOf({ description, protected: hidden }: Pick<Case, 'description' | 'protected'>): string {
  return hidden ? withoutPlea(description) : description;
}

export function cut(text: string, letters: number): string {
  const all = [...text];
  return all.length <= letters ? text : `${all.slice(0, letters).join('')}…`;
}

/** 整改中，5月4日前 / 整改中，已超期2天. */
export function standing(one: Pick<Listed, 'state' | 'deadline'>, today: Day): string {
  const name = stateNames[one.state];
  if (one.state !== 'rectifying' || one.deadline === undefined) return name;
  return isOverdue(one, today)
    ? `${name}，已超期${daysBetween(one.deadline, today)}天`
    : `${name}，${shortDay(one.deadline)}前`;
}
