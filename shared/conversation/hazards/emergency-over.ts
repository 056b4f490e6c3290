import type { Intent } from '../intent.ts';
import { anyOf } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { drillWord } from './drill-said.ts';
import { emergencySlots } from './emergency-slots.ts';

const over = anyOf({
  fireOrLeak:
    /(?:火|明火|火情|火势|险情|泄漏).{0,6}(?:已|被|已经)?(?:经)?(?:扑灭|灭了|灭掉|熄灭|压[下住]|控制住?|得到控制|排除|解除|处置完毕|堵住了?)/,
  rescued:
    /(?:已|全部|均已|都)(?:被)?(?:救出|脱险|脱困|疏散完毕|解救|获救|送医|送往医院)|人(?:已|都|全)?(?:救|放|捞|拉|抬|接)(?:出|上)来了?(?!.{0,6}(?:没[气呼动]|不动))/,
  cameTo: /(?:晕|昏)[^,.]{0,6}(?:醒了|醒过来|缓过来)/,
  waterFell: /水退了/,
  valveShut: /(?:阀门|总阀|气)[^,.]{0,4}关(?:了|掉|上)了?[,.\s]*(?:味|气|人)[^,.]{0,3}(?:散|没|都没事)/,
  dealtWith: /起[,\s]?已(?:处置|处理)(?:完毕|好)/,
});

export const saysItIsOver = (plain: string): boolean => over.test(plain);

export function stillBurning(left: string): boolean {
  const rest = left.replace(over, ' ');
  return /(?:又|还|仍|再次|另).{0,8}(?:着|起|烧|困|爆|漏)|救命|快来/.test(rest);
}

/** It is over: more of an incident, unless it was a drill or is told to whoever takes the watch. */
export function overNow(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (drillWord.test(plain) || watchReport.test(plain) || broken.test(plain)) return undefined;
  return surely('incident.update', emergencySlots(sentence));
}

/** 熄火保护坏了，火灭了气还在出: what a stove does, and no news of a fire. */
const broken = /(?:熄火)?保护(?:装置)?[^,.]{0,3}(?:坏|失灵|没用|不灵)|灶[^,.]{0,6}(?:坏|旧|老)/;

/** 交班：…: the record of a watch. */
const watchReport = /^\s*(?:[夜白早晚中]班)?(?:值班)?交接?班(?:记录|情况)?[\s:,]|^值班交接[\s:,]/;
