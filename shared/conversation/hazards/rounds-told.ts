import type { Intent } from '../intent.ts';
import { categoryIn } from '../lexicon.ts';
import { numberFrom } from '../sentence/number.ts';
import { dateSlot, type Sentence, surely, unitSlot } from '../sentence.ts';
import { levelsSlot } from './records.ts';

const wentRound =
  /[日周月季夜节]检(?!讨)|[日周月夜]查(?![看询])|自查|巡(?:查|检|视|店|场|楼|逻|完|了|过)|抽查|排查|检查|查(?:了|过|完)|走了?一[遍圈]|转了?一?[遍圈]|转完|看(?:了)?一[遍圈]|(?:看|查)(?:过|了)|跑了|点检|过了一遍|(?:挨个|逐个|都|全)(?:看|摸)|走过|摸了一?遍?|绕[^,.]{0,4}[一两]周|过了线|转[^,.]{0,6}(?=[,\s])/;
const ofPremises =
  /[早中晚夜]班|仓库|楼|店|门|市场|器材|消防|灭火|水电|电气?|燃气|煤气|配电|厨房|设备|线路|闭店|开门|营业|下班|收市|各[楼层区处]|自查|[日周月]检|[日周月]查|巡|夜里|加油站|商场|超市|库|摊位|通道|出口|班组|部门|厂长|店长|经理|消控/;
const inOrder =
  /没(?:有)?(?:什么|啥|任何|一点)?(?:毛病|问题|事|情况|异常|状况|隐患)|(?:啥|什么)(?:问题|毛病|事|隐患)?(?:都|也)?没(?:有|查出|发现)?|都(?:好|挺好|没问题|正常|ok|合格|安全|完好)|(?:挺|很)好|(?:一切|全部|全都?|均)(?:正常|安全|ok|完好|良好|没问题)|(?:^|[\s,.了])(?:ok|正常|安全|完好)[.!]*$|(?:零|0|无)(?:隐患|异常|问题)|没(?:有)?发现|(?:^|[,\s])没啥[.!]*$|都(?:行|妥)|没状况|自查无|未发现|好好的|好着/i;
const otherRound =
  /体检|作业|视力|车(?!间|库|位)|孩子|身体|牙|吃|喝|电影|衣服|试卷|论文|代码|医院|手机|电脑|快递|但是?|不过|除了|就是|只是|还是/;
const asked = /[?]|[吗么][.!]*$|怎么?样呢?|了没|请|要求|务必|谁|哪|交接班|交班|接班|明天|下周|记得|别忘/;

/** What a round of one's own or of the office came to, however it is said: nothing found, or so many. */
export function roundTold(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 80 || !wentRound.test(plain) || asked.test(plain)) return undefined;
  return counted(sentence) ?? clean(sentence);
}

function clean(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!inOrder.test(plain) || !ofPremises.test(plain) || otherRound.test(plain)) return undefined;
  if (/复查|验收|整改|改好|修好|换好|销号|值班|到岗|零报告|(?<!零|0|无|没|有|发现)隐患|\d+号/.test(plain))
    return undefined;
  return surely('inspection.clean', {
    ...levelsSlot(plain),
    ...unitSlot(sentence.units[0]),
    ...dateSlot(sentence),
    text: said,
  });
}

const figure = '([\\d一二两三四五六七八九十百]+)';
const found = new RegExp(
  `(?:发现|查出|找出|查到|检出|有|存在|共|来|:|记了|记下)?(?:了|来)?(?:隐患|问题|毛病)?\\s?${figure}\\s?[个处条项](?:小|一般)?(?:安全)?(?:隐患|问题|毛病|不合格|不到位)|(?:隐患|问题|毛病)\\s?${figure}\\s?[个处条项]|有\\s?${figure}\\s?[处个条项](?=[,.\\s]|$)|(?:查出|发现|找出|记)(?:来|了|下)*\\s?${figure}\\s?[个处条项]`,
);
const afterwards =
  /[改弄修处]了|(?:当场|现场|已经?|都|全)[^,.]{0,4}(?:改|弄|处理|交代|整|修)|交代|叫他们|责令|限期|记(?:下|录)|[日周月季夜]检|[周月日夜]查|节前|排查|(?:出|去)[^,.]{0,2}[\d一二三四五六七八九两]+(?:个)?人|[\d一二三四五六七八九两]+[家户]/;

/** So many found and what came of them; where each is described they are cases, and no mere figures. */
function counted(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const hit = found.exec(plain);
  if (!hit || otherRound.test(plain) || /复查|验收|申请|\d+号|其中|客户|订单|没交|统计/.test(plain))
    return undefined;
  const rest = plain.replace(hit[0], ' ');
  const isShort = plain.length <= 30 && (categoryIn(rest)?.weight ?? 0) < 2;
  if (!isShort || (!afterwards.test(plain) && !/查|检/.test(plain))) return undefined;
  const count = numberFrom(hit.slice(1).find((one) => one !== undefined) ?? '');
  return surely('inspection.record', {
    ...levelsSlot(plain),
    ...unitSlot(sentence.units[0]),
    ...dateSlot(sentence),
    ...(count !== undefined && { count }),
    text: said,
  });
}
