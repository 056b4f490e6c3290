import type { Intent } from '../intent.ts';
import { personSlot, type Sentence, saidFrom, shiftSlot, surely } from '../sentence.ts';

/** The watch is handed over, or taken. */
export function handover(sentence: Sentence): Intent | undefined {
  const { plain, people } = sentence;
  const taken =
    /^(?:我)?(?:已经?|现)?(?:接班|接了班|接手)(?!人员?[:：])|接班(?:确认|完成|完毕|了|人[:：]?)|(?:已|正常|顺利)(?:完成)?接班|^[^,.\s?]{2,4}接班(?:了|$|[\s,.!])|已接(?:[,.!\s]|$)|^已?(?:接收|接下).{0,12}(?:交班|交接)|(?:交班|交接)(?:内容|事项|记录|清单)?.{0,4}(?:已?看过?|已阅|已?收到|已知悉|无误|已?清点|我?接(?:了|下))/;
  const refuses =
    /(?:不|没法|没办法|不能|不敢|暂不|拒绝|先不)(?:接班|接收|接这个班|接)(?!电话|通)|接不了|(?:交班|交接)(?:单|表|内容|清单|记录)?.{0,6}(?:退回|打回|不认|有误|不对|重写|重交)|^(?:退回|打回|驳回)(?=[\s,].{0,12}(?:交班|交接))/.exec(
      plain,
    );
  if (
    refuses &&
    /班|交接|钥匙|印章|对讲机|值班手机/.test(plain) &&
    plain.length <= 80 &&
    !/[?]|谁|不得|不准/.test(plain)
  )
    return surely('duty.handover.accept', {
      choice: 'refuse',
      reason: saidFrom(sentence, refuses.index + refuses[0].length).replace(
        /^(?:班|原因|因为)[\s:：,，]*/,
        '',
      ),
    });
  if (taken.test(plain) && !/[?]|谁|没人接|未接|不接|几点|交班[:：]/.test(plain)) {
    return surely('duty.handover.accept', {
      ...personSlot(people[0]),
      ...shiftSlot(plain),
      text: sentence.said,
    });
  }
  const given =
    /^交班$|^(?:[夜白早晚中]班)?(?:交接?班|交接)(?:一?下|记录|情况|如下|说明|小结|汇报|日志|事项)*[\s:,]|[夜白早晚中]班(?:交接?|移交)(?:给)?[夜白早晚中]班|(?:[夜白早晚中值]班|值守)(?:已|现)?(?:结束|完毕|完成)?.{0,20}(?:交给|移交|转给|交接给)|(?:下班|交班|值完|下岗)了?.{0,24}(?:交给|移交|转给|交接给|由)|(?:值班|[夜白早晚中]班)(?:已)?(?:结束|完毕).{0,24}交接|班(?:值完|结束)了?.{0,10}下一?班|(?:交班|交接班)(?:完毕|完成|了)|(?:我|这|本)(?:的|这)?(?:个|一)?班(?:次)?(?:已|就)?(?:结束|完|到点|到头)了?.{0,24}(?:接手|接班|接替|交)|^(?:我)?(?:刚)?下(?:了)?[夜白早晚中]?班了?[\s,.].{0,80}(?:正常|无异常|没(?:什么|啥)?(?:事|情况)|平稳|钥匙|值班手机|对讲机)|(?:我|先)就?下班了[\s,.哈啊哦啦]{0,2}.{0,80}(?:正常|无异常|钥匙|值班手机|对讲机|没事)|(?:移交人|交班人)|^(?:[夜白早晚中](?:值)?班(?:值班)?|今日值班|值班)(?:情况|小结|记录|总结|期间)[\s:,]|移交(?:给)?[夜白早晚中]班|把班(?:都)?交(?:了|掉|出)/;
  if (!given.test(plain) || /[?]|谁|制度|规定|必须|务必|请各/.test(plain)) return undefined;
  return surely('duty.handover', {
    ...personSlot(nextOf(sentence)),
    ...shiftSlot(plain),
    text: sentence.said,
  });
}

function nextOf({ plain, people }: Sentence): Sentence['people'][number] | undefined {
  const at = /交给|移交给?|转给|交接给|已交|由|归|钥匙给/.exec(plain);
  return at ? people.find(({ start }) => start >= at.index) : undefined;
}
