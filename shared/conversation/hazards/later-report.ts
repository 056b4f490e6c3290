import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { alarm } from './alarm.ts';
import { saysItIsOver } from './emergency-over.ts';
import { emergencySlots } from './emergency-slots.ts';

/** 续报, 终报: more of an incident that is known, which may be named in front. */
export function laterReport(sentence: Sentence): Intent | undefined {
  const [head = '', number] =
    /^(?:(SG-?20\d\d-?\d{4,6})|(?:事故|突发事件)\s?(\d{1,4}))号?[\s,:]*/i.exec(sentence.plain) ?? [];
  const plain = sentence.plain.slice(head.length);
  const named = head === '' ? {} : { reference: (number ?? head.replace(/\D/g, '')).toUpperCase() };
  if (
    /^\[?(?:事故)?(?:终报|结案报告|最终报告)|事故(?:直接)?原因(?:初步|已)?(?:判定|查明|认定|调查)|调查(?:已)?结束.{0,10}(?:原因|认定)/.test(
      plain,
    )
  ) {
    return surely('incident.final', { ...emergencySlots(sentence), ...named });
  }
  if (isNewest(sentence, plain)) return surely('incident.update', { ...emergencySlots(sentence), ...named });
  return /(?:刚才|之前|上[面午]|那)[^,.]{0,4}(?:事故|火情|险情|着火的?事)[^,.]{0,8}(?:更新|续报|进展)(?!.{0,2}[?没吗么])(?<!新闻.{0,3})|再(?:汇报|报告)[^,.]{0,8}(?:刚才|那)[^,.]{0,4}(?:事故|火情|险情|着火|起火)(?!的?(?:新闻|电影|视频))|^\[?(?:事故|情况)?(?:续报|再报|补报)|^\[?(?:事故|火情|现场)(?:最新)?(?:进展|动态|情况更新)/.test(
    plain,
  )
    ? surely('incident.update', { ...emergencySlots(sentence), ...named })
    : undefined;
}

/** 最新情况：火已扑灭. Of what nobody speaks of as an emergency, only whoever is in the midst of one says so. */
function isNewest({ context: { open } }: Sentence, plain: string): boolean {
  if (!/^最新(?:情况|进展|消息)[\s:,]/.test(plain) || /新闻|[?]|[吗没么]$/.test(plain)) return false;
  const isAmidst = open.alarmed === true || open.working === true;
  return (
    isAmidst ||
    alarm.test(plain) ||
    saysItIsOver(plain) ||
    /明火|火[灭情]|险情|被困|救出|救援|伤者|伤员/.test(plain)
  );
}
