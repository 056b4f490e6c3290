import type { Slots } from '../intent.ts';
import { categoryIn, hintsAtMajor } from '../lexicon.ts';
import { countIn } from '../sentence/figures.ts';
import { placeIn } from '../sentence/place.ts';
import type { Sentence } from '../sentence.ts';
import { defect } from './defect.ts';

/** Every hazard a sentence names: counted off, listed after a count, or one and then another. None if it is one. */
export function itemsOf({ plain, said }: Pick<Sentence, 'plain' | 'said'>): Slots[] {
  const numbered = partsOf(
    plain,
    /(?:^|[\s:;,.]|(?<=\D))(?:[1-9]\s?[.,:)](?!\d)|[([][1-9一二三四五][)\]]|[一二三四五六七八九](?:是|[,.](?=[^\d])))/g,
  );
  const counted = numbered.length >= 2 ? numbered : partsAfterCount(plain);
  const parts = counted.length >= 2 ? counted : partsInOneBreath(plain);
  const items = parts.map(({ start, text }) => itemOf(said.slice(start, start + text.length), text));
  return items.every(({ text, category }) => category !== undefined || defect.test(text ?? '')) ? items : [];
}

const beside =
  /(?:(?<=[,.;!\s])(?:对了|以及|外加|再加上|最后|然后|同时)|另外|还有|此外|再就是|再有就是|再一个(?:是|就是)?)(?:就是|一[处个])?[\s,:]*/g;

function partsInOneBreath(plain: string): Part[] {
  const joined = partsBeside(plain);
  return joined.length >= 2 ? joined : partsApart(plain);
}

/** 加油机胶管老化 便利店配电箱门坏了: no word joins them, but each tells of a place of its own. */
function partsApart(plain: string): Part[] {
  if (plain.length > mostBreath) return [];
  const parts = [...plain.matchAll(/[^,.;!\s]+/g)].map(({ index, 0: text }) => ({ start: index, text }));
  const places = new Set(parts.flatMap(({ text }) => placeIn(text) ?? []));
  const isEach = parts.length >= 2 && places.size === parts.length;
  return isEach && parts.every(({ text }) => isOneByItself(text)) ? parts : [];
}

/** Longer is a story, and no breath. */
const mostBreath = 120;

/** 油烟管没洗，另外配电箱门坏了: what follows is another hazard only if something is wrong with each of them. */
function partsBeside(plain: string): Part[] {
  const joints = [...plain.matchAll(beside)];
  const starts = [0, ...joints.map(({ index, 0: joint }) => index + joint.length)];
  const parts = starts.map((start, place) => ({
    start,
    text: plain.slice(start, joints[place]?.index ?? plain.length),
  }));
  return parts.length >= 2 && parts.every(({ text }) => isOneByItself(text)) ? parts : [];
}

function isOneByItself(text: string): boolean {
  const weight = text.trim().length < 4 ? 0 : (categoryIn(text)?.weight ?? 0);
  return weight > 0 && (defect.test(text) || (weight >= 5 && /[没未不无缺空]/.test(text)));
}

interface Part {
  readonly start: number;
  readonly text: string;
}

function partsOf(plain: string, mark: RegExp): Part[] {
  const marks = [...plain.matchAll(mark)].slice(0, 20);
  return marks.map((match, at) => {
    const start = match.index + match[0].length;
    return { start, text: plain.slice(start, marks[at + 1]?.index ?? plain.length) };
  });
}

/** 三个问题，甲、乙、丙 */
function partsAfterCount(plain: string): Part[] {
  const found =
    /(?:[\d一二三四五六七八九两]+)[个处条项](?:问题|隐患|毛病|地方)?(?:[:,.\s]|分别是|包括)+/.exec(plain);
  if (
    !found ||
    !/问题|隐患|毛病|发现|自查|检查|巡[场店楼]/.test(plain.slice(0, found.index + found[0].length))
  )
    return [];
  let start = found.index + found[0].length;
  return plain
    .slice(start)
    .split(/[,;]/)
    .map((text) => {
      const part = { start, text };
      start += text.length + 1;
      return part;
    })
    .filter(({ text }) => text.trim().length >= 3);
}

function itemOf(said: string, plain: string): Slots {
  const category = categoryIn(plain);
  const place = placeIn(plain);
  const count = countIn(plain);
  return {
    text: said.replace(/^[\s、.．，,:：]+|[\s；;，,。.]+$/g, ''),
    ...(category && { category: category.code }),
    ...(place !== undefined && { place }),
    ...(count !== undefined && { count }),
    ...(hintsAtMajor(plain) && { majorHint: true }),
  };
}
