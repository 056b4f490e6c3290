import type { Intent } from '../intent.ts';
import { personSlot, type Sentence, saidFrom, surely } from '../sentence.ts';

const absent =
  /^(?:认定|确认|判定|核实(?:后|了)?)?[\s:，,]*[^\s,.?]{2,8}(?:今天|昨天|今晚|昨晚|确实|属于|是)?(?:缺岗|旷岗|脱岗)(?:了)?[.!]*$/;
const here = /核实(?:过|了)?.{0,8}(?:在岗|到岗)|(?:在岗|到岗).{0,6}已?核实|电话(?:确认|联系).{0,6}在岗/;

/** 何静缺岗, 何静已核实在岗: the word of somebody who may decide it. */
export function absenceRuling(sentence: Sentence): Intent | undefined {
  const { plain, people, context } = sentence;
  const decides = context.roles.some((role) => ['administrator', 'officer', 'leader'].includes(role));
  if (!decides || plain.length > 30 || people.length === 0 || /[?]|吗$|谁|名单|有没有/.test(plain))
    return undefined;
  if (here.test(plain)) return surely('duty.absent', { ...personSlot(people[0]), choice: 'here' });
  return absent.test(plain)
    ? surely('duty.absent', { ...personSlot(people[0]), choice: 'absent' })
    : undefined;
}

const read = /^(?:好的?|收到|知道了?|明白|清楚|了解|嗯+|ok|没问题|会准时到?|准时到岗?)[\s,.!~了啦的谢]*$/i;

/** 收到, in answer to a reminder of one's own watch. */
export function watchConfirmed({ plain, context }: Sentence): Intent | undefined {
  return context.quoted?.topic === 'duty' && read.test(plain) ? surely('duty.confirm') : undefined;
}

const noteHead =
  /^(?:值班)?(?:记录|登记|记一下|记个)[\s:,]+(?=\S)|^(?:来电|来文|来访)(?:登记|记录)?[\s:,]+(?=\S)/;

/** 记录 市应急局来电，要求…: for the log of the watch. */
export function watchNote(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const head = noteHead.exec(plain)?.[0];
  const watches = context.roles.some((role) => role !== 'guest');
  if (head === undefined || !watches || /[?]|吗$/.test(plain)) return undefined;
  return surely('duty.note', { text: saidFrom(sentence, head.length) });
}
