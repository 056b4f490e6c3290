import { hazardCategories } from './lexicon/categories.ts';
import type { HazardCategory } from './lexicon/category.ts';

const weighed: readonly { readonly code: string; readonly words: readonly (readonly [string, number])[] }[] =
  hazardCategories.map(({ code, telling, usual, faint }) => ({
    code,
    words: [...weigh(telling, 5), ...weigh(usual, 2), ...weigh(faint, 1)],
  }));

export interface CategoryFound {
  readonly code: string;
  /** 5 and more: a word that settles it was said. */
  readonly weight: number;
}

/** The category whose words weigh most in a plain text; on a tie the one named first. */
export function categoryIn(plain: string): CategoryFound | undefined {
  let best: (CategoryFound & { readonly at: number }) | undefined;
  for (const { code, words } of weighed) {
    const { weight, at } = weightOf(plain, words);
    if (weight === 0) continue;
    if (!best || weight > best.weight || (weight === best.weight && goesBefore({ code, at }, best)))
      best = { code, weight, at };
  }
  return best && { code: best.code, weight: best.weight };
}

/** What somebody does outweighs what he does it to or beside: 焊招牌 is welding. */
const deeds = new Set(['hot_work', 'work_at_height', 'alcohol_fuel', 'ammonia']);

function goesBefore(one: { code: string; at: number }, best: { code: string; at: number }): boolean {
  if (deeds.has(one.code) !== deeds.has(best.code)) return deeds.has(one.code);
  return one.at < best.at;
}

export function hazardCategory(code: string): HazardCategory | undefined {
  return hazardCategories.find((one) => one.code === code);
}

/** Words that let a case be looked at as possibly 重大; a person decides. */
const major =
  /重大|(?:安全|疏散|消防)(?:出口|通道|门)[^,.;!?没未不]{0,4}锁(?!闭|具|扣|坏)|锁闭|上锁|锁着|锁死|打不开|推不开|[没未](?:有)?接?静电|无证动火|动火[没无未]|[没无]有?动火证|超红线|易燃夹芯|液氨|氨[气味]|住人|睡人|气瓶间|三合一|群死群伤|违规使用醇基|可燃气体报警.{0,6}(?:失效|关闭|没)|消防主机.{0,6}(?:关|停|瘫痪)/;
/** Not yet an emergency, but nothing that may wait for office hours. */
const urgent =
  /(?:煤气|燃气|天然气|液化气|瓦斯|氨|汽油|焦|糊).{0,3}味|漏[气电氨油]|冒[烟火]|火星|打火花|快[要]?[掉倒塌]|摇摇欲坠|随时.{0,4}[掉倒塌爆]|马上要[掉倒塌]|客人都在|还在营业|困人|着火|起火|爆炸|被困|泄漏|触电|受伤|晕倒/;

export function hintsAtMajor(plain: string): boolean {
  return major.test(plain);
}

export function soundsUrgent(plain: string): boolean {
  return urgent.test(plain);
}

function weigh(words: string, weight: number): (readonly [string, number])[] {
  return words.split(' ').flatMap((word) => (word === '' ? [] : [[word, weight] as const]));
}

function weightOf(
  plain: string,
  words: readonly (readonly [string, number])[],
): { weight: number; at: number } {
  let weight = 0;
  let at = plain.length;
  for (const [word, value] of words) {
    const found = plain.indexOf(word);
    if (found < 0) continue;
    weight += value;
    at = Math.min(at, found);
  }
  return { weight, at };
}
