import type { Card, Field } from '../../domain/message.ts';
import { kindName, kindNames } from '../kinds.ts';
import data from './checklists.json' with { type: 'json' };

const defaults: Readonly<Record<string, string>> = data.kinds;

const common =
  '疏散通道和安全出口畅通；灭火器在位有效；用电不过载、下班断电；燃气不漏、报警有效；值班电话畅通';

/** What an enterprise of a kind looks after before a period; an officer's own words win. */
export function checklistOf(kind: string, own: ReadonlyMap<string, string>): string {
  return own.get(`checklist#${kind}`) ?? defaults[kind] ?? common;
}

export const listLine = (list: string) => `自查清单：${list}。`;
export const listHint = '回复“清单”看自查清单。';

/** The kind of enterprise a sentence names. */
export function kindIn(said: string): string | undefined {
  const found = Object.entries(kindNames).flatMap(([kind, names]) =>
    names.filter((name) => said.includes(name)).map((name) => ({ kind, length: name.length })),
  );
  return found.sort((one, other) => other.length - one.length)[0]?.kind;
}

/** A kind by its code, as a form gives it. */
export function kindFrom(code: string): string | undefined {
  return code in kindNames ? code : undefined;
}

/** Lines of a form as the one line a list is kept as. */
export function lineOf(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('；')
    .replace(/[。.]+$/, '');
}

export interface Shown {
  readonly kind: string;
  readonly text: string;
  /** How often it was changed; 0 is the house's own. */
  readonly edition: number;
}

export const listsCard = (lists: readonly Shown[]): Card => ({
  title: '自查清单',
  text: lists
    .map(
      ({ kind, text, edition }) =>
        `${kindName(kind)}（第${edition + 1}版）：${text.replaceAll('；', '\n· ').replace(/^/, '\n· ')}`,
    )
    .join('\n'),
});
export const listKept = ({ kind, edition }: Pick<Shown, 'kind' | 'edition'>) =>
  `${kindName(kind)}自查清单已更新为第${edition + 1}版，下次提醒按此发出。原文留存，可回复“恢复清单 ${kindName(kind)}”改回。`;
export const listWhich = '请写明企业类别，例如：修改清单 加油站 卸油专人看护；雷雨天停止卸油';
export const textKept = (name: string, when: string, edition: number) =>
  `${name}${when}提醒的要求已更新为第${edition + 1}版，未发的提醒按此发出。可回复“推演 ${name}”核对。`;
export const textWhich = '请写明节点、节前或期间和内容，例如：修改文案 国庆 节前 自查消防通道、燃气和扶梯';
export const phases = { before: '节前', during: '期间' } as const;
export const noKind = '您名下没有单位，请写明类别，例如：清单 加油站';

/** 修改文案 国庆 节前 …: what stands before the phase is the period's name, what stands behind it the words. */
export function readText(
  said: string,
): { readonly name: string; readonly phase: keyof typeof phases; readonly text: string } | undefined {
  const found = /(节前|之前|事前|期间|节中)[\s:：，,]*([\s\S]{4,})$/.exec(said);
  if (!found) return undefined;
  return {
    name: said.slice(0, found.index).trim(),
    phase: /期间|节中/.test(found[1] ?? '') ? 'during' : 'before',
    text: (found[2] ?? '').trim().replace(/[。.]+$/, ''),
  };
}

/** The words behind the kind's name. */
export function readList(said: string, kind: string): string {
  const name = (kindNames[kind] ?? [])
    .filter((one) => said.includes(one))
    .sort((one, other) => other.length - one.length)[0];
  const at = name === undefined ? 0 : said.indexOf(name) + name.length;
  return said
    .slice(at)
    .replace(/^[\s:：，,]+/, '')
    .replace(/\n+/g, '；')
    .replace(/[。.]+$/, '')
    .trim();
}

/** Which words were in force when a push went out; the first edition is the house's own. */
export function editionsField(editions: Readonly<Record<string, number>>): Field {
  const parts = Object.entries(editions).map(([id, edition]) => {
    const [what, of = '', phase] = id.split('#');
    const name =
      what === 'checklist'
        ? `${kindName(of)}自查清单`
        : `${phases[phase === 'before' ? phase : 'during']}要求`;
    return `${name}第${edition + 1}版`;
  });
  const house = '系统原文（第1版）';
  return {
    label: '文案版本',
    value: parts.length > 0 ? `${parts.join('、')}，其余为${house}` : house,
  };
}
