import type { Sentence } from '../sentence.ts';
import { amount } from './order-parts.ts';
import { readPlan } from './plan-said.ts';

const named =
  /(?:整改|治理|改造)(?:的)?(?:方案|计划)|^(?:把|报|交)?[^,.]{0,8}方案|六定|五落实|定了?方案|怎么改[^,.]{0,6}定|这么安排|打算(?:这样|下|把)|计划(?:这么)?改|整改措施|整体改造|方案报|^.{0,8}计划/;
const otherPlans =
  /双报告|职代会|职工大会|装修|婚礼|旅游|广告|活动|甲方|宣传|营销|预案|演练|(?:请|要求|尽快|抓紧|限|必须)[^,.]{0,14}(?:报|提交|上报|制定|拿出)|没(?:有)?(?:报|交)|什么时候/;

const fund = new RegExp(
  `(?:资金|预算|费用|经费|投入|钱|花|投资)[^,;.\\s]{0,8}?(?:${amount.source}|自筹|无|公司出|单位出|店里出|老板|物业)[^,;.\\s]{0,6}|${amount.source}`,
);
const person =
  /(?:责任人|负责人|负责的?是|牵头人?|由)\s?(?:是|为|:)?\s?([\u4e00-\u9fff]{2,4}?)(?=[,;.\s]|负责|牵头|盯|$)|人\s([\u4e00-\u9fff]{2,4})(?=[,;.\s])/;
const led = /([\u4e00-\u9fff]{2,4}?)(?:负责|牵头|盯|来办|主抓|签字)/;
const until =
  /(?:\d{1,2}月)?\d{1,2}[日号]?(?:之?前|以前|完工|完成|弄完|搞完|完|交工)|\d{1,2}月\d{1,2}[日号]?前|本月内|[本下这]?月(?:底|末|\d{1,2}[日号])|[一二三四五六七八九十]{1,2}月底|(?:\d{1,2}|[一二两三四五六七八九十半]+)个?(?:天|周|星期|月)(?:内|之内|以内|完|$|[,;.\s])|\d{1,2}月\d{1,2}[日号]/;
const measure =
  /(?:措施|办法|方法|怎么改|内容|任务|目标)\s?(?:是|为|:)?\s?([^;\n]{2,40}?)(?=[,;.\s]|$)|((?:更?换|拆除?|装|加装|改造|凿|清|套|分批|先停|重做|请有资质|停业)[^,;.\s]{1,20})/;
const guard = /(?:期间|应急|过渡)[^,;.\s]{2,20}/;

/** 目标、措施、钱、人、时限 in free words: what a plan says, or nothing where it is none. */
export function planTold(
  sentence: Sentence,
  isNumbered: boolean,
): Readonly<Record<string, string>> | undefined {
  const { plain, said } = sentence;
  if (otherPlans.test(plain)) return undefined;
  const form = itemsIn(plain);
  const strict = Object.fromEntries(
    Object.entries(readPlan(said)).map(([item, text]) => [item, String(text)]),
  );
  const items = Object.keys(strict).length >= 3 ? { ...form, ...strict } : { ...strict, ...form };
  const isNamed = named.test(plain.slice(0, 40));
  const many = Object.keys(items).length + (guard.test(plain) ? 1 : 0);
  const trust = isNamed
    ? 2
    : isNumbered && /措施|方案/.test(plain)
      ? 3
      : items['fund'] && items['responsible']
        ? 3
        : 99;
  return many >= trust ? items : undefined;
}

function itemsIn(plain: string): Record<string, string> {
  const how = measure.exec(plain);
  const who = person.exec(plain);
  const by = who?.[1] ?? who?.[2] ?? led.exec(plain)?.[1];
  const money = fund.exec(plain)?.[0];
  const day = until.exec(plain)?.[0];
  const does = how?.[1] ?? how?.[2];
  return {
    ...(does !== undefined && { measure: does }),
    ...(money !== undefined && { fund: money }),
    ...(by !== undefined && { responsible: by }),
    ...(day !== undefined && { until: day.replace(/[,;.\s]+$/, '') }),
  };
}
