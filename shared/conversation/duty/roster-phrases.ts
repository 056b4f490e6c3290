import type { Intent, Slots } from '../intent.ts';
import { monthsAhead } from '../sentence/month.ts';
import { dateSlot, type Sentence, surely, unitSlot } from '../sentence.ts';
import { saysRotation } from './rotation-said.ts';

const roster = /排班|值班表|班表|值班安排/;
const wrong =
  /空缺|缺口|缺人|漏(?:排|班|的)|没人值|没有?人|冲突|重(?:复|班)|排满|排全|问题|预测|预警|检查一?下|够不够/;
const looksAhead =
  /^(?:排班|值班)?(?:覆盖)?预测$|(?:排班|值班)(?:情况)?(?:覆盖)?预测|(?:今后|未来|接下来|后面|最近).{0,8}(?:值班|排班|班).{0,8}(?:空|缺|没人|冲突)|(?:有没有|有无|哪些|哪几[天个]|还有).{0,6}(?:没|未|没有)排(?:上)?(?:人|班|好)?的?(?:班|日子|天)/;

/** Whether the roster holds: 预测, 排班有没有空缺. */
export function forecastQuestion(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 40 || /天气|降雨|气温|隐患|签到/.test(plain)) return undefined;
  const asks =
    roster.test(plain) && wrong.test(plain) && !/换成|改成|以.{0,4}为准|请.{0,6}(?:报|交)/.test(plain);
  return asks || looksAhead.test(plain) || asksForGaps(plain)
    ? surely('duty.forecast', { ...daysOrMonths(sentence), ...unitSlot(sentence.units[0]) })
    : undefined;
}

const gap =
  /空(?:缺|档|着|起|出|的|班|没)|缺(?:口|人|员|不缺)|漏(?:洞|排|班|的|掉)|(?<!有)(?:没有?|冇|无)人(?:值|带班|守|排|上)|没(?:有)?(?:安排|排(?!班表))|撞|冲突|重(?:复|叠|的|了)|连(?:着|续|轴).{0,6}(?:值|上|班)|休息(?:不够|不足|得?够)|排(?:满|全|齐)|断档|问题|毛病/;
const asked =
  /[?]|有没有|有无|哪[天几些日个]|边日|啥|什么|^(?:帮我|再|你)?(?:看|查|检查)|吗$|没有?[.]*$|不缺|会不会|是不是/;

/** 哪几天还没人值, 有没有人连着值两个班: of the watches to come. */
function asksForGaps(plain: string): boolean {
  const ofWatches =
    /值班|排班|班表|带班|白班|夜班|的班|班(?=排|有|没|漏|缺|空|[会还])|值(?:两|守|$|[?])|人值/;
  return (
    ofWatches.test(plain) &&
    gap.test(plain) &&
    asked.test(plain) &&
    !/[换替顶倒调]|查岗|到岗|在岗|昨|上个?[周月]|谁|我|值班室|值班费|手机|电话|系统|加班|班车|上班|班主任|培训|空调/.test(
      plain,
    )
  );
}

/** A day or a span, else the months that are named. */
function daysOrMonths(sentence: Sentence, back = 0): Slots {
  const dated = dateSlot(sentence);
  const months = monthsAhead(sentence.plain, sentence.today, back);
  return dated.date || !months ? dated : { date: months.from, until: months.until };
}

/** The roster as a file, to be changed and sent again, or for the wall. */
export function rosterExport(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const asks =
    /(?:导出|下载|生成|打印|输出).{0,12}(?:值班表|排班表?|班表)|(?:值班表|排班表?|班表).{0,8}(?:导出|下载|打印|上墙|张贴|excel|表格版|文件版)/i;
  if (plain.length > 40 || !asks.test(plain) || /[?]$|怎么|签到|履职/.test(plain)) return undefined;
  const period = /国庆|中秋|春节|元旦|五一|端午|清明/.exec(plain)?.[0];
  return surely('duty.roster.export', {
    ...daysOrMonths(sentence, 6),
    ...(period && { reference: period }),
    ...(/上墙|张贴|打印/.test(plain) && { choice: 'wall' }),
    ...(/全部|所有|各单位|全区/.test(plain) && { text: 'all' }),
  });
}

/** The watches in one's own calendar: 订阅值班日历. */
export function calendarWanted({ plain }: Sentence): Intent | undefined {
  const asks =
    /(?:日历|ics|ical|caldav).{0,8}(?:订阅|链接|地址|同步)|(?:订阅|同步|导入|加到|添加到?|放进).{0,10}(?:日历|ics|ical)|^值班日历$/i;
  if (plain.length > 40 || !asks.test(plain) || /全年|两会|节假日/.test(plain)) return undefined;
  return surely('duty.calendar', /全局|全部|整个|所有|值班表/.test(plain) ? { choice: 'all' } : {});
}

/** An officer collects a period's rosters, or asks who has not handed in. */
export function rosterCollection(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 40) return undefined;
  const missing =
    /(?:谁|哪些|哪几家|几家|多少|还有).{0,8}(?:没|未)(?:有)?(?:交|报|上报|报送|提交).{0,4}(?:值班|排班|班)表|(?:值班|排班|班)表.{0,6}(?:谁|哪些|哪家|哪几家|几家|还有).{0,6}(?:没|未|差)/;
  const state =
    /(?:值班|排班|班)表(?:的)?(?:收集|征集|报送|上报|上交|提交|收)(?:情况|进度|进展|结果|状态|得?(?:怎么样|咋样|如何|齐)|到哪|了?(?:多少|几家))/;
  const period = /国庆|中秋|春节|元旦|五一|端午|清明/.exec(plain)?.[0];
  if (missing.test(plain) || state.test(plain))
    return surely('duty.roster.missing', period ? { reference: period } : {});
  const closed = closedThen(sentence);
  if (closed) return closed;
  const collects = /^(?:开始|启动|请)?(?:收集|征集|催收).{0,16}(?:值班|排班)表/;
  return collects.test(plain)
    ? surely('duty.roster.collect', { ...dateSlot(sentence), ...(period && { reference: period }) })
    : undefined;
}

const shut = /(?:闭店|关店|停业|歇业|(?:不|暂停)营业|不开门|关门|(?:全员|全体|都|全部)放假)/;

/** 元旦我们闭店，不营业: a unit's answer to who asks for its roster, alone with the bot. */
function closedThen(sentence: Sentence): Intent | undefined {
  const { plain, utterance, context, dates } = sentence;
  const period = /国庆|中秋|春节|元旦|五一|端午|清明|假期|节日|放假期间/.test(plain);
  const isElse = /[?]|吗|收到|通知|谁|隐患|请假|隔壁|他们|有人|还在|值班(?!表)/.test(plain);
  if (utterance.inGroup || isElse || !shut.test(plain) || !(period || dates.length > 0)) return undefined;
  return context.roles.includes('liaison')
    ? surely('duty.roster.collect', { choice: 'closed', ...unitSlot(sentence.units[0]), text: sentence.said })
    : undefined;
}

const yes =
  /^(?:确认(?:无误)?|没问题|无误|好的?|是的?|对的?|可以|行|同意|嗯+|就这样|就这么定|ok)[吧啊呀了\s,.!~]*$/i;
const no = /^(?:不对|不行|不要|不是|取消|算了|先不改|有误|错了)[吧啊呀了\s,.!~]*$/;

/** 改回原来的值班表, 撤销刚才的改动: of the table that held last. */
const back =
  /^(?:请|帮我)?(?:(?:把|将)?(?:值班表|班表|排班)?(?:改|换|恢复)回(?:去|原来的?|之前的?)(?:值班表|班表|排班)?|(?:撤销|撤回|恢复)(?:我)?(?:刚才|刚刚|上次|这次)?的?(?:值班表|班表|排班)?的?(?:改动|修改|变更))[了吧\s,.!]*$/;

/** The table that was shown holds: 以此为准; or does not: 不改; or does no longer. */
export function rosterConfirmed({ plain, utterance, context }: Sentence): Intent | undefined {
  if (context.open.roster && !utterance.inGroup) {
    if (yes.test(plain)) return surely('duty.roster.confirm');
    if (no.test(plain)) return surely('duty.roster.confirm', { choice: 'no' });
  }
  if (!utterance.inGroup && /^(?:先|那)?不改(?:了|表|值班表)*[.!]*$/.test(plain))
    return surely('duty.roster.confirm', { choice: 'no' });
  if (!utterance.inGroup && back.test(plain)) return surely('duty.roster.confirm', { choice: 'back' });
  return /^(?:就|都)?以(?:此|这个|这份|新表|上表)(?:表)?为准[.!]*$/.test(plain)
    ? surely('duty.roster.confirm')
    : undefined;
}

/** A roster made by turns: 轮班 赵敏、孙磊、周强 每天一班. */
export function rosterRotation({ said, plain, units, utterance }: Sentence): Intent | undefined {
  const [unit] = units.filter(({ ids }) => ids.length > 0);
  const words = unit ? plain.slice(0, unit.start) + plain.slice(unit.end) : plain;
  const stops =
    /^的?(?:请)?(?:停止|取消|终止|结束|不再)的?(?:自动)?的?(?:轮班|轮值|续排|排班轮换)(?:规则)?(?:了)?[\s.!]*$/;
  if (stops.test(words.trim())) return surely('duty.roster.rotate', { choice: 'stop', ...unitSlot(unit) });
  return saysRotation(said) && !utterance.forwarded
    ? surely('duty.roster.rotate', { text: said, ...unitSlot(unit) })
    : undefined;
}

/** Where a unit or the duty room is: 登记单位位置, and then the place itself. */
export function postPlace(sentence: Sentence): Intent | undefined {
  const { plain, units } = sentence;
  const asks =
    /^(?:请|我要|我来)?(?:登记|设置|设定|更新|修改|标注|上报)(?:一下)?.{0,20}?(?:值班室|单位|本店|店铺|门店|本单位|我们?单位)?的?(?:签到)?(?:位置|定位|坐标)[.!]*$|^(?:本|我们?)(?:单位|店)的?(?:位置|定位)(?:在这里?|如下)?[.!]*$/;
  if (plain.length > 40 || !asks.test(plain) || /[?]|隐患|签到要求/.test(plain)) return undefined;
  return surely('duty.place', {
    ...unitSlot(units[0]),
    ...(/值班室|本局/.test(plain) && { choice: 'room' }),
  });
}
