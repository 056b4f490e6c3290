import type { Intent } from '../intent.ts';
import { numberFrom } from '../sentence/number.ts';
import { countSlot, dateSlot, type Sentence, surely } from '../sentence.ts';

const records: readonly (readonly [RegExp, Intent['kind']])[] = [
  [
    /(?:培训|讲座|授课|宣讲).{0,30}(?:到课|参训|参加|参会|人数|\d+人|[一二三四五六七八九十百]+人|完成|结束|已开展)|(?:已|今天|今日|组织|开展).{0,8}培训.{0,20}(?:\d|完成|结束)/,
    'training.record',
  ],
  [
    /(?:演练|演习|拉练).{0,20}(?:完成|结束|完毕|参加|\d+人|用时|已开展)|(?:开展|组织|进行|举行)(?:了)?.{0,16}(?:演练|演习).{0,20}(?:\d|完|结束|人)/,
    'drill.record',
  ],
  [
    /(?:参会|出席|到会)\s?\d+\s?人|(?:会议|例会|专题会|部署会|调度会|推进会|研判会|座谈会).{0,10}(?:已召开|召开完|已开|开完|结束|参会|\d+人)|(?:已)?召开.{0,20}(?:会议?|例会).{0,20}(?:参会|\d+人|完|结束|$)/,
    'meeting.record',
  ],
  [
    /(?:宣传|消防日|安全月|安全生产月|咨询日|进社区|进企业|活动).{0,24}(?:发放|张贴|悬挂|播放|受众|覆盖|制作|滚动|转发|参与)|(?:发放|张贴|悬挂)(?:了)?.{0,10}(?:资料|传单|海报|横幅|手册|折页).{0,6}\d+|(?:资料|传单|海报|横幅|手册|折页)\s?\d+\s?[份张条册]/,
    'campaign.record',
  ],
  [
    /(?<!\d)\d{1,3}号?(?:任务|工作).{0,8}(?:已|完成|办结|进度|正在)|任务\s?[\d一二三四五六七八九十]+.{0,8}(?:已|完成|办结|进度|正在|推进|报送)|第[\d一二三四五六七八九十]+项(?:任务|工作).{0,8}(?:已|完成|办结|进度|正在|差不多|干完|做完|快完)/,
    'task.progress',
  ],
];
const taskAsked =
  /(?:哪些|哪几项|多少|几项|什么).{0,8}(?:任务|工作|没完成|未完成|没做|没办)|(?:任务|工作|清单).{0,10}(?:哪些|完成情况|进度(?!\s?\d)|没完成|未完成|还有|还剩|到哪)|还有(?:哪些|什么|几项).{0,6}(?:没完成|未完成|没做|没办|没交)|挂图作战/;

/** What was done, for the books: meetings, trainings, drills, campaigns, tasks. */
export function workRecord(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 300) return undefined;
  if (taskAsked.test(plain) && plain.length <= 40 && !/隐患|回复|值班|放假/.test(plain))
    return surely('task.query', { text: sentence.said });
  if (/[?]|吗$|请各|务必|(?<!附)通知|将于|明天|后天|下周|要求|准备|什么时候|拍的|不错|好看/.test(plain))
    return undefined;
  const found = records.find(([pattern]) => pattern.test(plain));
  if (!found) return undefined;
  const reference = found[1] === 'task.progress' ? numberOf(plain) : undefined;
  return surely(found[1], {
    ...dateSlot(sentence),
    ...countSlot(sentence),
    ...(reference && { reference }),
    text: sentence.said,
  });
}

/** 任务4, 第五项任务: the figure. */
function numberOf(plain: string): string | undefined {
  const said = /[\d一二三四五六七八九十]+/.exec(plain)?.[0] ?? '';
  const number = numberFrom(said);
  return number === undefined ? undefined : /^\d/.test(said) ? said : String(number);
}
