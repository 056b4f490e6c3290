import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { type Sentence, saidFrom, surely, unitSlot } from '../sentence.ts';

const runsOut = /断供|脱销|断货|抢购|卖空了|抢光/;
const denied =
  /(?:没有?|未(?:出现|发现|见)?|无|不存在|不会|避免|以免|杜绝|谨防)[^,.;]{0,6}(?:断供|脱销|断货|抢购)|不(?:再|能|致|得)?(?:断供|脱销|断货)|(?:断供|脱销|断货|抢购)[^,.;]{0,6}(?:已|得到)(?:经)?(?:解决|缓解|恢复|平息|结束)/;
/** 近2天, 连续3天: how long something has been so, and no stock. */
const stock = /(?<!近|前|后|过去|未来|连续|每|第)(?<!\d)(\d{1,3})\s?天(?![前后内])/g;

/** 保供日报 粮油15天 蔬菜3天 价格平稳: a shop's stock and prices; what is least counts. Shelves that run empty need no head. */
export function supplyReport(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const head = /^(?:今日|今天)?(?:生活必需品)?保供(?:日报|情况)?[\s:,]+/.exec(plain);
  const isShort = runsOut.test(plain) && !denied.test(plain);
  const speaksForUnit =
    context.roles.includes('liaison') && !/演练|如果|万一|假如|防止|预防|红包|票|券|名额/.test(plain);
  if (!head && !(isShort && speaksForUnit && plain.length <= 80)) return undefined;
  if (/[?]|吗$|请各|要求|不要/.test(plain)) return undefined;
  const days = [...plain.matchAll(stock)].map(([, count]) => Number(count));
  return surely('report.supply', {
    ...unitSlot(sentence.units[0]),
    ...(days.length > 0 && { days: Math.min(...days) }),
    ...(isShort && { choice: 'short' }),
    text: saidFrom(sentence, head?.[0].length ?? 0),
  });
}

/** 零报告情况, 保供日报谁没报: how today's reports stand, for whoever asked for them. */
export function dailyStanding({ plain, context }: Sentence): Intent | undefined {
  if (!isOfficial(context)) return undefined;
  const asked = daily.exec(plain) ?? lacking.exec(plain);
  return asked ? surely('alert.missing', { choice: asked[1] === '零报告' ? 'zero' : 'supply' }) : undefined;
}

const daily =
  /^(?:看看|查(?:一下|看)?|统计(?:一下)?)?(?:今[天日]的?)?(零报告|保供日报)(?:的)?(?:情况|统计|汇总|进度|名单)?(?:(?:还)?(?:有)?(?:谁|哪些|哪几家|几家)(?:单位)?(?:还)?(?:没有?|未)(?:报|交)?(?:的)?|报了(?:几家|多少)|(?:没|未)报(?:的|名单)?|(?:都|报)?(?:报得?)?(?:怎么样|怎样|如何|咋样|[报交收]?齐)(?:了)?(?:没有?|吗|么|呢)?)?[.!?]*$/;

/** 谁没报零报告 */
const lacking =
  /^(?:看看|查(?:一下|看)?)?(?:今[天日])?(?:还)?(?:有)?(?:谁|哪些|哪几家|几家|多少家)(?:单位)?(?:还)?(?:没有?|未)(?:报送?|交|发)(?:今[天日]的?)?(零报告|保供日报)(?:的)?[.!?]*$/;
