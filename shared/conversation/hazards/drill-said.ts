import { anyOf } from '../pattern.ts';
import type { Sentence } from '../sentence.ts';
import { here, isAlarm } from './alarm.ts';

export const drillWord = /演练|演习|模拟|拉练/;
const drillHead = /^\s*[[({]\s*(?:应急|消防|疏散)?(?:演练|演习)[^\])}]{0,10}[\])}]/;
export const inEarnest =
  /(?:不|并不|并非|非)(?:是|属于)?(?:在)?(?:演练|演习|模拟)|真(?:的|是|着|起|失|爆|炸|塌|漏|出|有|实|火)|非演[练习]|实火|玩真/;

/** A drill that keeps the alarm quiet: by its own head, as one that is registered, or said so outright. */
export function isDrill(sentence: Sentence): boolean {
  return isAnnounced(sentence) || saysItIsDrill(sentence);
}

/** Only a drill's own head, or one that is registered; and nothing that says it is real. */
function isAnnounced({ plain, context }: Sentence): boolean {
  if (inEarnest.test(plain)) return false;
  return drillHead.test(plain) || (context.drill === true && isAlarm(plain));
}

/** 是消防演练，大家别慌; 只是练一下不是真的: said outright, of now or today. */
const calm = anyOf({
  reassures: /别[慌怕跑紧]|别当真|没出事|不[用要必](?:慌|怕|惊慌|紧张|害怕|担心|跑|理|管|当真)/,
  callsNobody: /(?:别|不要?)(?:报警|打119|打电话)/,
  notReal: /不是真|没有?真|[假装]的|假设|假定|假装/,
  practice: /只是练|就是练|练一?[下练]/,
  stageSmoke: /放的烟|烟饼|烟雾弹|发烟/,
  simulated: /模拟/,
});
const drillNamed =
  /(?:是|搞|在做?|做|进行|场|属于|为)(?:的)?[^,.]{0,6}(?:演练|演习|拉练)|^(?:演练|演习)|(?:今天|现在|消防|应急|疏散)[^,.]{0,4}(?:演练|演习)|(?:演练|演习)[啊呀呢哦嘛的]?$|练(?:疏散|灭火|逃生)/;

function saysItIsDrill({ plain, dates, today }: Sentence): boolean {
  if (!drillNamed.test(plain) || !calm.test(plain)) return false;
  if (/完成|结束|完毕|参加|参演|[搞做]完|开展|将|计划|通知/.test(plain)) return false;
  const rest = plain.replace(/(?:不是|没有?)真的?/g, ' ');
  if (/救命|快来人|突然|不小心|(?:又|却|结果|没想到|但是?|不料)[^,.]{0,8}(?:着|烧|伤|晕|倒|摔)/.test(rest))
    return false;
  return !inEarnest.test(rest) && !dates.some(({ day }) => day > today);
}

/** A drill that is still to come. */
export function isPlannedDrill({ plain, dates, today }: Sentence): boolean {
  return (
    drillWord.test(plain) &&
    !inEarnest.test(plain) &&
    !here.test(plain.replace(/已|现在/g, '')) &&
    (dates.some(({ day }) => day > today) ||
      /将(?:于|在|开展|举行|进行|组织)|计划|拟于|通知|准备(?:搞|开展|组织)/.test(plain))
  );
}
