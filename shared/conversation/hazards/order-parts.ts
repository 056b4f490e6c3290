import { which } from '../case.ts';
import type { Slots } from '../intent.ts';
import { anyOf } from '../pattern.ts';
import type { Sentence } from '../sentence.ts';
import { numberLeading } from './shown-case.ts';

/** Those who answer a letter or to whom one goes, as they are called for short. */
export const authority = anyOf({
  fire: /消防(?:救援)?(?:大队|支队|局|队)?/,
  housing: /住建局?|房管局?/,
  emergencies: /应急(?:管理)?局?/,
  market: /市监局?|市场监管局?|特种(?:设备)?科|物价局/,
  city: /城管局?|执法(?:大?队|局)|综合执法(?:局|队)?/,
  police: /公安局?|派出所|交警(?:大队)?/,
  health: /卫健委?|卫健/,
  environment: /环保局?|生态环境局?/,
  water: /水务局?|自来水公司/,
  gasAndPower: /燃气(?:公司|办)|供电(?:局|公司|所)|电力公司/,
  cultureAndSchool: /文旅局?|教育局?/,
  traffic: /交通局?/,
  street: /街道(?:办)?/,
  committee: /安委[会办]/,
  post: /邮管局?|邮政管理局?/,
  civilAffairs: /民政局?|人防办?/,
  anyOther: /[\u4e00-\u9fff]{2,6}(?:局|大队|支队)/,
});

/** Making a paper or a file, in the words of an office and of every day. */
export const makes = anyOf({
  exports: /导|调|下载|拉|存档用/,
  packs: /打(?:个|成|一)?包|汇集|压缩|拢成?|收齐|装一?[袋包个]|封到|一起下/,
  prints: /打印|再?排版|盖章/,
  writes: /生成|起草|草拟|拟|撰写|代?写/,
  opens: /出(?!了|来了)|开(?!了)/,
  does: /弄|搞|整(?!改)|做|准备/,
  wants: /[都全]给我|来一?[份个]|给一?[份个]|要一?[份个]|[发给传](?:我|过来)|我要/,
  format: /word|pdf|excel/,
});

/** Something asked, told of others, or long over: no order. */
export const isAsked = (plain: string): boolean =>
  /[?]|(?:吗|么|呢|没有|了没|了不)[.!]*$|什么时候|听说|据说|怎么|为什么|为啥/.test(plain);

/** A case is named by its number, or its card is answered. */
export function namesCase({ plain, context }: Sentence, { reference }: Slots): boolean {
  if (reference === 'fuzzy') return false;
  return reference !== undefined || context.quoted?.id.startsWith('YH-') === true || deictic.test(plain);
}

const deictic = /那(?:条|个案子|案子|单)|[这该][条个件](?:隐患|案子|案件)?|[这该](?:隐患|案子|案件)/;

/** Of which case, and whether any is named at all. */
export function caseOf(sentence: Sentence): { readonly slots: Slots; readonly isNamed: boolean } {
  const found = which(sentence);
  const leading = found.reference === undefined ? numberLeading(sentence.plain) : undefined;
  const slots = leading === undefined ? found : { reference: leading };
  return { slots, isNamed: namesCase(sentence, slots) };
}

/** What is said beside the number of the case. */
export const withoutNumber = (said: string): string =>
  said
    .replace(
      /(?:第|编号|隐患|案件|#)?\s?(?:YH-?\d{4}-?\d{4,7}|(?<!\d)\d{1,4}\s?号(?!文|楼|门)|^\s*\d{1,4}(?=[\s,，:：]))\s?(?:的|那?条)?[\s,，:：]*/i,
      ' ',
    )
    .trim();

export const amount =
  /(?:\d[\d.]*|[一二三四五六七八九十两百千]+)\s?(?:多|余|来)?(?:万|千|百)?\s?(?:[一二三四五六七八九\d]千?)?(?:块|元|万|千)(?:钱|元)?/;
