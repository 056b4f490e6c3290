import type { Intent } from '../intent.ts';
import { type Sentence, surely, whereSlot } from '../sentence.ts';
import { isCourtesy } from './words-read.ts';

const heard =
  /^(?:(?:都|全部?|均)?(?:我)?(?:已)?(?:收到|知悉|知道了?)|已?知悉|知道了?|明白了?|了解|好的?|我(?:来|去)|(?:我)?(?:马上|立即|立刻|正)?(?:在?赶?[去到往]|赶赴|处置|处理|核实|联系|安排)(?:现场|核实|处置|处理|了|一下)*|(?:已|正)在?(?:核实|处置|联系|赶往|电话)(?:中|现场|核实|了)*|[\s,.!]+)+$/;

/** 收到, 马上到现场: whoever was alarmed knows of it. */
export function alarmHeard({ context, plain, utterance }: Sentence): Intent | undefined {
  const isMeant = context.open.ringing && !utterance.inGroup && context.quoted?.topic !== 'alerts';
  if (!isMeant || !heard.test(plain)) return undefined;
  return surely('incident.update', { choice: /^(?:都|全|均)/.test(plain) ? 'seen-all' : 'seen' });
}

/** Whoever just called for help goes on talking of it, in whatever words. */
export function afterTheAlarm(sentence: Sentence): Intent | undefined {
  const { context, said } = sentence;
  if (!context.open.alarmed || isCourtesy(said)) return undefined;
  return surely('incident.update', { ...whereSlot(sentence), text: said });
}
