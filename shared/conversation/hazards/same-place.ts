import type { Incident } from '../../domain/hazards/incident.ts';

type Where = Pick<Incident, 'unit' | 'place'>;

/** A floor, a door or a kitchen is anywhere; shorter words are no place at all. */
const anywhere =
  /^(?:[地负]?下?[\dB一二三四五六七八九十两]+[楼层]|[前后侧东南西北]门|后?厨房?|仓库|大[厅堂门]|门口|楼[顶道梯上下]|电梯|车间|现场|店里|里面|办公室|地下[室车]?库?|停车场)+$/;
const leastLetters = 4;

/** Two callers name the same place, and neither names another unit than the other. */
export function isSamePlace(one: Where, { unit, place = '' }: Where): boolean {
  const named = one.place ?? '';
  const isNamed = [named, place].every((said) => said.length >= leastLetters && !anywhere.test(said));
  const isOther = one.unit !== undefined && unit !== undefined && one.unit !== unit;
  return isNamed && !isOther && (named.includes(place) || place.includes(named));
}
