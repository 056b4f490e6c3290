import { placeGoesOn, placeJoint, placeStart, thingAsPlace } from './place-pieces.ts';

/** A field somebody filled in: 地点:三楼 / 部位:收货区 / 位置在B2. */
const labelled =
  /(?:地点|部位|位置|具体位置)(?:\s?[:：]\s?|是在|在|是)([^,.;，。；:!?\n]{2,24}?)(?=$|[,.;，。；:!?\n]|\s+[\u4e00-\u9fff]{2,6}:)/;

/** 不是三楼,是四楼: the first of them is taken back. */
const takenBack = /不[是在][^,.;!?]{1,10}?(?=[,\s]{0,2}(?:而|应该)?[是在])/g;

/** 把桶放在过道上: what was put says where. */
const putThere = /^[把将][^,.;!?\s]{1,8}[放摆堆停搁]在$/;

/** 四楼那个安全通道: what is wrong there, not a part of the place. */
const wayOut = /^(?:消防|疏散|安全)(?:车)?通道/;

const mostPieces = 6;

interface Run {
  readonly place: string;
  readonly start: number;
  readonly end: number;
}

/** The place a plain sentence names, as said. `skip` tells which characters belong to a unit's name. */
export function placeIn(
  plain: string,
  skip: readonly { readonly start: number; readonly end: number }[] = [],
): string | undefined {
  const told = labelled.exec(plain)?.[1]?.trim();
  if (told) return told.replace(/(?:旁边?|附近)$/, '');
  const text = blank(plain, skip).replace(takenBack, (found) => ' '.repeat(found.length));
  const first = runFrom(text, 0);
  if (!first) return [...text.matchAll(thingAsPlace)][0]?.[0];
  const second = runFrom(text, first.end);
  if (!second) return first.place;
  const between = text.slice(first.end, second.start);
  if (putThere.test(between)) return second.place;
  return goesOn(text, first, between) ? first.place + second.place : first.place;
}

/** The next place in the text, piece by piece: 负二楼那个消防泵房 is 负二楼消防泵房. */
function runFrom(text: string, from: number): Run | undefined {
  placeStart.lastIndex = from;
  const found = placeStart.exec(text);
  if (!found) return undefined;
  let place = found[0];
  let end = found.index + place.length;
  for (let pieces = 1; pieces < mostPieces; pieces += 1) {
    const joint = at(placeJoint, text, end);
    const next = at(placeGoesOn, text, end + joint.length);
    if (next === '' || (joint !== '' && wayOut.test(next))) break;
    place += next;
    end += joint.length + next.length;
  }
  return { place, start: found.index, end };
}

function at(pattern: RegExp, text: string, place: number): string {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0] ?? '';
}

/** 宿舍…在楼道: the second is where in the first. */
function goesOn(text: string, first: Run, between: string): boolean {
  const inside = /^[^,.;!?\s]{0,6}在$/.test(between);
  return inside && text[first.start - 1] !== '在';
}

export function blank(
  plain: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  return spans.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    plain,
  );
}

/** Short words that may be a place nobody listed: 老周摊位旁, 靠肯德基那边. Talk of people, asking and ordering is none. */
export const soundsLikePlace =
  /^(?!.*(?:[我你您他她咱]|谁|什么|怎么|为何|为啥|多少|几时|[吗呢吧么嘛?!]|别|不|没|无|未|错|谢|请|查|问|举报|上报|举|隐患|编号|情况|结果|进[展度]|处理|收到|知道|同事|老板|领导|经理|老师|今天|明天|昨天|已经|的那)).{2,20}$/;
