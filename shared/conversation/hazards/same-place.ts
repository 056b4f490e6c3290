import type { Incident } from '../../domain/hazards/incident.ts';

type Where = Pick<Incident, 'unit' | 'place'>;

/** A second workshop, a staff hostel and a car park are anywhere; a number in a street and a name of its own are not. */
const address = /\p{Script=Han}{2,}(?:大道|路|街|巷|弄|胡同)\s?\d/u;
const ownName =
  /\p{Script=Han}{2,}(?:大厦|大楼|广场|小区|花园|家园|公寓|商场|商城|市场|超市|酒店|宾馆|医院|学校|[小中大]学|幼儿园|加油站|物流园|工业园|产业园)/u;
const common =
  /[地负]?下?[\dB一二三四五六七八九十两]+[楼层号期区]|[前后侧东南西北][门边面侧]|员工|职工|地下|门口|对面|旁边|附近|我们|这[个里边]|那[个里边]|美食|购物|儿童|农贸|生鲜|批发|综合|中心|商业|教学|办公/gu;

const isNamed = (said: string) => address.test(said) || ownName.test(said.replace(common, ' '));

/** 人民路8 is no part of 人民路88号. */
function isWithin(part: string, whole: string): boolean {
  const at = whole.indexOf(part);
  return at >= 0 && !(/\d$/.test(part) && /^\d/.test(whole.slice(at + part.length)));
}

/** Two callers name the same place, and neither names another unit than the other. */
export function isSamePlace(one: Where, { unit, place = '' }: Where): boolean {
  const named = one.place ?? '';
  const isOther = one.unit !== undefined && unit !== undefined && one.unit !== unit;
  return !isOther && isNamed(named) && isNamed(place) && (isWithin(place, named) || isWithin(named, place));
}
