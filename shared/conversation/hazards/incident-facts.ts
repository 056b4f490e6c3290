import type { Nature } from '../../domain/hazards/incident.ts';
import type { Facts } from '../../domain/hazards/incident-facts.ts';
import { at, dayOf, HOUR_MS, type Instant, plusDays } from '../../domain/time.ts';
import { timesIn } from '../sentence/clock.ts';
import { datesIn } from '../sentence/date.ts';
import { digits, numberFrom } from '../sentence/number.ts';
import { plain } from '../sentence/plain.ts';

const people = `(${digits}{1,4})\\s?(?:余|多)?(?:人|名)`;
const none = '(?:无|没有|没(?=人)|未造成|没造成|暂无|尚无|未发生)(?:任何)?(?:人员?)?';

const counts: Readonly<Record<'dead' | 'hurt' | 'missing', string>> = {
  dead: '死亡|遇难|身亡|丧生',
  hurt: '受伤|烧伤|烫伤|砸伤|轻伤|重伤|中毒|昏迷',
  missing: '被困|失联|下落不明|失踪',
};

/** What a message says of the six items. How bad it is, nobody but a person says. */
export function factsIn(text: string): Facts {
  const read = plain(text);
  const dead = countOf(read, 'dead');
  const hurt = countOf(read, 'hurt');
  const missing = countOf(read, 'missing');
  const loss =
    /(?:经济)?损失[^,;.\d]{0,8}?((?:约|近|超过?|不到|不足)?\s?[\d.]+\s?(?:多|余)?(?:万|亿|千)?元)/.exec(
      read,
    )?.[1] ?? roughLoss.exec(read)?.[1];
  const course = labelled(read, '(?:简要|事故|事件)?经过');
  const measures = labelled(read, '(?:已采取)?(?:的)?措施') ?? measuresIn(read);
  return {
    ...(dead !== undefined && { dead }),
    ...(hurt !== undefined && { hurt }),
    ...(missing !== undefined && { missing }),
    ...(loss !== undefined && { loss }),
    ...(course !== undefined && { course }),
    ...(measures !== undefined && { measures }),
  };
}

/** 损失大概五万, without 元. */
const roughLoss =
  /损失(?:大概|大约|估计|约|有|是|在|:|\s){0,3}((?:\d[\d.]*|[一二三四五六七八九十两百千]+)\s?(?:多|余|来)?[万千亿](?:块|元)?)/;

/** 死0 伤2, as figures are dictated. */
const shortly: Readonly<Record<'dead' | 'hurt' | 'missing', string>> = {
  dead: '死亡?|亡',
  hurt: '[轻重受]?伤',
  missing: '被?困|失联',
};

function countOf(read: string, what: keyof typeof counts): number | undefined {
  const words = counts[what];
  const told = read.replace(/其中[^,;.]*/g, ' ');
  const pair =
    what === 'missing' ? undefined : /(\d{1,3})死(\d{1,3})伤/.exec(told)?.[what === 'dead' ? 1 : 2];
  const found =
    pair ??
    new RegExp(`${people}[^,;.\\s\\d]{0,6}?(?:${words})`).exec(told)?.[1] ??
    new RegExp(`(?:${words})(?:了|人数)?[:\\s]?${people}`).exec(told)?.[1] ??
    new RegExp(`(?:^|[,;.\\s\\d])(?:${shortly[what]})(${digits}{1,3})(?=[,;.\\s死伤亡人个]|$)`).exec(
      told,
    )?.[1];
  if (found !== undefined) return numberFrom(found);
  const casualties = what === 'missing' ? words : `${words}|伤亡`;
  if (what === 'dead' && /没(?:有)?死(?:人|的)/.test(told)) return 0;
  return new RegExp(`${none}(?:${casualties})|(?:${words})(?:人数)?[:\\s]?0人?`).test(told) ? 0 : undefined;
}

function labelled(read: string, label: string): string | undefined {
  const found = new RegExp(`${label}:\\s*([^;\\n]{2,200})`).exec(read)?.[1]?.trim();
  return found === '' ? undefined : found;
}

const measure =
  /(?:已|正在|现已|立即)[^,;.\s]{0,6}(?:报警|拨打|打119|119|120|疏散|撤离|切断|断电|断气|关阀|关闭|停业|停产|扑灭|灭火|送医|送往医院|救出|封闭|警戒|隔离|救援|处置)[^,;.\s]{0,10}/g;

function measuresIn(read: string): string | undefined {
  const found = read.match(measure);
  return found ? found.join('，') : undefined;
}

/** When it happened, where a message says so: a time beside a word for its beginning. */
export function occurredIn(text: string, now: Instant): Instant | undefined {
  const read = plain(text);
  if (!/发生|起火|着火|事发|爆炸|倒塌|坍塌|时间:|首报|快报/.test(read)) return undefined;
  return momentIn(text, now);
}

/** Whether an hour is named at all. */
export const saysTime = (text: string): boolean => timesIn(plain(text)).length > 0;

/**
 * A moment as people write it: 14:20, 昨晚10点, 5月6日9时. It lies in the past. Where no day is named it is of today, or,
 * far ahead of now, of the night before; an hour just ahead is nobody's: a slip, or a clock that is fast.
 */
export function momentIn(text: string, now: Instant): Instant | undefined {
  const read = plain(text);
  const [time] = timesIn(read);
  if (!time) return undefined;
  const today = dayOf(now);
  const [named] = datesIn(read, today).hits;
  const found = at(named?.day ?? today, time.time);
  if (found <= now) return found;
  return named || found - now < aheadMs ? undefined : at(plusDays(today, -1), time.time);
}

const aheadMs = 6 * HOUR_MS;

/** Fire and road traffic have a shorter time for changed casualties; a person may say otherwise. */
export function natureIn(text: string): Nature {
  const read = plain(text);
  if (/交通事故|车祸|追尾|撞(?:车|人)/.test(read)) return 'traffic';
  return /火|燃|烧/.test(read) ? 'fire' : 'other';
}
