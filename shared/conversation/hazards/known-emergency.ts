import type { Sentence } from '../sentence.ts';

/** A form of its report is wanted: 出一份快报, 把这次的报告生成一份word. */
const paper =
  /(?:给我|帮我|替我|生成|导出|打印|起草|拟|写|出|做|弄|整)[^,.]{0,4}一?[份个张][^,.]{0,14}(?:首报|快报(?!警|火)|续报|终报|简报|报告|文书)|(?:首报|快报(?!警|火)|续报|终报|简报|报告|文书)[^,.]{0,8}(?:生成|导出|打印|起草|盖章|写|出|做)[^,.]{0,3}(?:一?[份个张]|来|成|给|文档|word)/i;
const closing =
  /(?:那起|这起|那件|这件|事件|事故|火灾|火情|险情)[^,.]{0,8}(?:关了|关闭|关掉|结案|结了|结掉|销了|销号|归档|办结|了结)(?:掉|[吧了呀吗])*[.!?]?$/;
/** How it stands, asked by whoever knows of it. */
const asked =
  /(?:那边|那里|那儿|那起|那个|那场|这起|这次|这场|事故|现场)[^!]{0,16}(?:(?:啥|什么|怎么个?)(?:情况|样|进展)|咋样|怎么样|怎样|到哪一?步|(?:救|放|跑|撤|逃)?出来(?:了)?(?:没有?|吗|么|[?])|[灭控住完](?:制住?)?(?:了)?(?:没有?|吗|么|[?]))|(?:续报|终报|首报|快报(?!警|火))[^,.]{0,10}(?:还[剩有]|几个?小?时|什么时候|啥时候?|几点|多久|截止)/;
/** 死0 伤2: the facts that were asked for, and nothing besides. */
const facts =
  /^(?:死(?:亡|者)?|遇难|伤(?:者|亡)?|重伤|轻伤|受伤|被困|失联)(?:人数)?[:\s]?\d|你们?[问要]的几?[项个条]?/;
const judged =
  /(?:不算|不属于|不构成|够不上|算|属于|构成|定为|认定为?)[^,.]{0,8}事故|(?:不用|无需|不必)(?:上)?报[.!]?$|^研判/;
const upward = /(?:首报|快报(?!警|火)|续报|终报)[^,.]{0,4}[已己刚][^,.]{0,3}(?:[传发送交]|报(?!警))/;

/** It happens now, said in so many words: that is more than a word on one that is known. */
const happening =
  /救命|快来|来人|[:].{12}|(?:火|爆炸|塌|晕倒?|漏|炸|困住?|埋|砸|触电|中毒|倒)[^,.\s]{0,2}了(?!.{0,3}事[故件])/;

/** Somebody speaks of an emergency that is known already: he wants its paper, closes it, asks, answers or judges. */
export function speaksOfOne({ plain, context: { open } }: Sentence): boolean {
  if (plain.length > 80) return false;
  const isAmidst = open.working === true || open.alarmed === true;
  if (paper.test(plain) || upward.test(plain) || judged.test(plain)) return !/救命|快来|来人/.test(plain);
  const told = isAmidst ? [closing, asked, facts] : [closing, asked];
  return told.some((words) => words.test(plain)) && !happening.test(plain);
}
