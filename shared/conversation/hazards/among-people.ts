import type { Intent } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';

/** 前门锁了走后门, 货堆在门口了来拿: which way to take, and what to fetch. */
const wayOrErrand =
  /(?:锁|关)(?:着|上|好|门)?了?[,.\s]*(?:请|麻烦|大家|你们?|就|都|改|先)*(?:走|从|绕)[^,.!?]{1,6}(?:门|口|进|出|走|上|下|过|来)|(?:门|店)锁(?:着|上|好)?了[,.\s]*(?:明天|后天|改天|下午|晚上|下次|周[一二三四五六日天]|回头)|(?:堆|放|搁|摆)(?:在|到)[^,.!?]{1,8}[,.\s]*(?:记得|自己|赶紧|快|麻烦|过|下)*(?:来|去)(?:拿|取|领|搬)(?:一下|下|走|吧|了|哈|啊)*[!.~]*$/;
/** Words of danger: then it is no talk among people. */
const ofDanger =
  /消防|安全|疏散|逃生|出口|通道|堵|占|挡|隐患|危险|易燃|气瓶|煤气|酒精|油漆|电池|电瓶|被锁|顾客|客人/;

/** In a group, said to nobody but those in it, and beyond doubt no hazard. */
export function amongPeople({ plain, images, utterance, context }: Sentence): Intent | undefined {
  const toUs = !utterance.inGroup || utterance.mentionsBot || context.quoted !== undefined || images > 0;
  if (toUs || ofDanger.test(plain)) return undefined;
  return wayOrErrand.test(plain) ? surely('none') : undefined;
}
