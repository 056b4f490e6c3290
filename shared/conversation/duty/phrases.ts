import { isOfficial } from '../../domain/directory/person.ts';
import { plusDays, weekdayOf } from '../../domain/time.ts';
import type { Intent, Slots } from '../intent.ts';
import { monthsAhead } from '../sentence/month.ts';
import { numberFrom } from '../sentence/number.ts';
import {
  countSlot,
  dateSlot,
  likely,
  personSlot,
  phoneSlot,
  placeSlot,
  type Sentence,
  shiftSlot,
  surely,
  timeSlot,
  unitSlot,
} from '../sentence.ts';

const arrived =
  /(?:已经?|准时|按时|正常|提前)?(?:到岗|到位(?!置)|上岗|报到|签(?:个|一下|了)?到|就位|补签|代签|(?:忘了?|没)签.{0,8}补|打(?:个)?卡|到班|在岗|到达.{0,6}岗|到(?:了)?.{0,4}(?:值班室|岗亭|消控室|值班点|监控室|门岗|卡点)|在值班室)|已到(?:$|[\s,.!了])|^(?:我|人)?(?:已经?)?到了$|^到(?:了|啦|咯|喽|哦)?[.!]*$|^(?:到(?:了|啦|咯|喽)[\s,.!]*){2,}$|(?:值班员?|我值|替[^,.]{1,4}值|的班)[^,.?]{0,4}[\s,]+(?:人|我)?(?:已经?)?到(?:了|啦)[.!]*$|(?:人员|全员|全体)(?:已|都|均)?到齐|抵(?:达)?.{0,4}岗|开始值(?:班|守)|进岗|到(?:了|达)?(?:单位|公司|店里?).{0,12}值班|值班.{0,12}到(?:了|达)?(?:单位|公司|店里?)了?|(?:早|晚|夜|白|中)班到|到的岗/;
const notArrived =
  /(?:没有?|未|还没|不|谁|哪些?|几个?人?|多少人?|是否|为什么|怎么|忘了?|记得|请|务必|要求|必须|提醒|按时到位的|不用|通知).{0,8}(?:到岗|到位|上岗|签到|打卡|在岗|报到)|(?:到岗|到位|签到|打卡|在岗|报到).{0,4}(?:了?[吗没]|情况|率|表|功能|名单|统计|记录|怎么|时间|点)|[?]|有礼|[到卡]机|演习|演练|冒烟|落在|忘在|钥匙.{0,6}谁|[送领换赚]积分|会员|打卡地|网红|活动|抽奖|领奖|物资|沙袋|整改|责任|落实到位|货.{0,2}到位|资金|采购|培训|酒店|没人/;

/** 已到岗, 签到, 代张伟签到, 补签: somebody has arrived for a watch. */
export function checkIn(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  if (plain.length > 120 || !arrived.test(plain) || notArrived.test(plain)) return undefined;
  if (context.open.spotCheck && /在岗|在位/.test(plain)) return undefined;
  const slots = {
    ...who(sentence),
    ...dateSlot(sentence),
    ...timeSlot(sentence),
    ...phoneSlot(sentence),
    ...shiftSlot(plain),
    ...how(plain),
  };
  const plainEnough = /岗|签|报到|打卡|值班|班到/.test(plain);
  return plainEnough ? surely('duty.checkin', slots) : likely('duty.checkin', slots);
}

function how(plain: string): Slots {
  if (/补签|补个?签|补打卡|补一下签/.test(plain)) return { choice: 'afterwards' };
  return /(?:代|替|帮).{1,12}(?:签|打卡|报到)/.test(plain) ? { choice: 'for' } : {};
}

function who({ units, people, plain }: Sentence): Slots {
  const other = /(?:代|替|帮)/.exec(plain);
  const person = other ? (people.find(({ start }) => start > other.index) ?? people[0]) : people.at(0);
  return { ...unitSlot(units[0]), ...personSlot(person) };
}

const present =
  /^(?:我在(?:的|呢|哦)?[\s,.!~]*)+(?:$|刚)|^(?:(?:我|人|都|一直|正|现在?|还|就)*在(?:的|呢|啊|呀|哒|岗(?!位)|位|值班|这|班上)*|到|有|1)(?:$|[\s,.!~]|(?:的|呢)?在|刚)|(?:在岗(?!位)|在位|在值班室|在值守)|现位于|坚守岗位/;

/** An answer to a spot check; only while one runs, or if the words say so. */
export function spotCheckReply(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  if (
    plain.length > 80 ||
    !present.test(plain) ||
    /[?]|吗$|谁|没人在|不在|哪些|致敬|感谢|点赞|每一位|同事们|大家|辛苦/.test(plain)
  )
    return undefined;
  const slots = { ...who(sentence), ...placeSlot(sentence), ...excuse(plain) };
  if (context.open.spotCheck || context.quoted?.topic === 'duty')
    return surely('duty.spotcheck.reply', slots);
  return /现位于|刚.{0,4}(?:去|在).{0,6}巡|^在(?:的|呢).{0,4}(?:刚|在)|在岗在岗|在位/.test(plain)
    ? likely('duty.spotcheck.reply', slots)
    : undefined;
}

function excuse(plain: string): Slots {
  const reason = /刚才?(?:是|在)?(?:去|上)?(.{1,12}?)(?:去?了|$)/.exec(plain)?.[1];
  return reason ? { reason } : {};
}

const spotCheck =
  /^(?:请|现在|马上|开始|立即|组织|发起|随机|再|@\S+\s)*(?:抽查|查岗|点名|点个名|查一下?岗|查哨|查个岗|抽点|查查岗|检查一?下?在岗)|(?:查|看|抽查|抽一下|核查|了解)(?:一下|查|下|看)?.{0,12}(?:在岗|到岗|值守|值班人员|值班)(?:情况|状态|没|吗)|查(?:一?下|查|看)?.{0,14}(?:在岗|到岗)[.!?]*$|^(?:请|帮我|给我|去|再|现在|马上)*查(?:一?下|查|一遍)?[^,.?]{1,12}的?岗[.!]*$|看(?:看|一?下).{0,8}(?:谁|哪些).{0,4}在岗|(?:查|抽|看|问).{0,16}(?:值班|值守|带班|各单位|人员|人).{0,6}(?:在不在|在没在|在位没|都在没|在岗没|脱岗)|随机抽.{0,6}(?:家|个)|(?:在岗|值班|值守|到岗)(?:情况)?.{0,6}(?:进行|开展|做|来).{0,4}(?:抽查|检查|点名)/;

/** An order to check, or what is asked about checks: their rules, their results, the proof of a sealed plan. */
export function spotCheckCommand(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const about = aboutChecks.find(([words]) => words.test(plain))?.[1];
  if (about && plain.length <= 60)
    return surely('duty.spotcheck.cmd', {
      ...{ choice: about, text: sentence.said },
      ...{
        ...dateSlot(sentence),
        ...timeSlot(sentence),
        ...timesADay(plain),
        ...unitSlot(sentence.units[0]),
      },
    });
  if (
    plain.length > 60 ||
    !spotCheck.test(plain) ||
    /^(?:已|刚|昨|上周|被).{0,4}(?:抽查|查岗)|(?:明天|下周|上级|省|市).{0,8}(?:来|要|会).{0,4}(?:抽查|查岗)|表$/.test(
      plain,
    )
  )
    return undefined;
  const minutes = /(\d{1,3})分钟/.exec(plain)?.[1];
  return surely('duty.spotcheck.cmd', {
    ...{ ...dateSlot(sentence), ...timeSlot(sentence), ...unitSlot(sentence.units[0]), text: sentence.said },
    ...(minutes && { count: Number(minutes) }),
  });
}

const aboutChecks = [
  [
    /^(?:核验|验证|核对|查验).{0,6}查岗(?:方案|计划)?|(?:随机)?查岗(?:方案|计划)(?:.{0,4}(?:核验|验证|原文)|[呢?.!]*$)/,
    'verify',
  ],
  [/^(?:设置|设定)?签到要求[\s:]/, 'proofs'],
  [/^(?:今[天日])的?(?:签到|值班|查岗)?口令[?.!]*$/, 'code'],
  [/^(?:取消|停止|关闭).{0,4}(?:查岗规则|随机查岗|每[天日]查岗|定时查岗)/, 'off'],
  [/^随机查岗.{0,4}每[天日]|^每[天日]随机查岗/, 'random'],
  [/^每[天日晚早].{0,12}(?:查岗|抽查)|^定时查岗/, 'daily'],
  [
    /(?:查岗|抽查|点名)(?:的)?(?:结果|情况)(?:如何|怎么样|呢|出来(?:了)?(?:没有?|吗)?|有了?(?:没有?|吗))?[?.!]*$|(?:查岗|点名).{0,6}(?:谁|哪些|几个).{0,6}没|(?:查[岗哨]|点名|抽查).{0,10}(?:没(?:有)?(?:回|应|答|接)|(?:回|应|答)了)|(?:没(?:有)?(?:回|应|答应?)|(?:回|应|答)).{0,4}(?:查岗|点名)|(?:刚才|刚刚|昨[天晚]|上次).{0,6}(?:查岗|点名|抽查).{0,4}(?:结果|情况|咋样|怎么样)/,
    'result',
  ],
] as const;

/** 每天2次 */
function timesADay(plain: string): Slots {
  const times = /([\d一二两三四五六])\s?次/.exec(plain)?.[1];
  const count = times === undefined ? undefined : numberFrom(times);
  return count === undefined ? {} : { count };
}

const calm =
  /平安(?!保险|银行|夜|里|大道|路|街|商圈|中国|好|喜|建设|是福)|零(?:报告|事故|险情|伤亡)|无异常|(?:一切|情况|全部|总体|运行|生产)(?:都)?正常|安全无事|无(?:安全)?(?:生产)?(?:事故|突发|险情|情况|隐患)|形势(?:总体)?(?:平稳|稳定)|没(?:有)?(?:什么|任何)?(?:异常|情况|事故|突发)|安全(?:稳定|平稳)|(?<!相安|平安)无事(?=$|[,.!~])|(?:今[天日儿晚]|本店|店里|我店|这边|都).{0,6}没(?:有)?(?:啥|什么)事|都好着呢|一切(?:安好|安全|平稳|顺利)|(?:未|没有?|无)(?:有)?(?:发生|出现)(?:任何|安全|生产|突发|重大|其他|异常)*(?:事故|事件|情况|问题|险情)|(?:运行|总体|秩序|形势|经营)(?:总体|基本|安全)?(?:平稳|稳定|有序)/;
const notCalm =
  /巡查|排查|检查|自查|交班|接班|到岗|签到|演练|[?]|吗$|祝|平平安安|到家|体检|身体|医生|手术|孩子|宝宝|检查结果|扑灭|续报|终报|伤亡|出入平安|一路|保平安|确保|创建|获评|荣|如.{0,6}异常|有无|是否|请.{0,12}(?:报|每)|每天.{0,8}报|哪些|谁|没有?报|评选|到达|移交/;

/** 平安, 零报告: nothing happened. */
export function zeroReport(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  if (plain.length > 100 || !calm.test(plain) || notCalm.test(plain)) return undefined;
  const slots = {
    ...unitSlot(sentence.units[0] ?? unitBefore(sentence)),
    ...dateSlot(sentence),
    ...timeSlot(sentence),
  };
  const told =
    /零报告|平安|平稳|无事|稳定|事故|突发|安好|形势|无异常|平安无事|安全无事/.test(plain) ||
    context.open.zeroReport ||
    sentence.units.length > 0;
  const short = plain.replace(/[\s,.!~🙏👍]/gu, '').length <= 12;
  return told ? surely('report.zero', slots) : short ? likely('report.zero', slots) : undefined;
}

/** 零报告：X 无异常 */
function unitBefore({ plain }: Sentence): { name: string; ids: readonly string[] } | undefined {
  const name = /零报告[\s:,]+([\u4e00-\u9fffA-Za-z0-9]{3,12})[\s,]+(?:无|平安|一切|安全|正常)/.exec(
    plain,
  )?.[1];
  return name ? { name, ids: [] } : undefined;
}

const asksWho =
  /(?:轮到|该)(?:了)?(?:谁|哪位)|(?:[夜白早晚中]|下一?个?|这个?|上个?)班(?:是|有|的)*(?:谁|哪位)|(?:谁|哪位|哪个|哪些人|什么人|几个人).{0,8}(?:值班|带班|值守|的班|当班|副班|值夜)|(?:值班|带班|当班|副班|值守)(?:的|人员|领导|员|人)*(?:是|有)?(?:谁|哪位|哪个|哪几|哪些|叫什么|电话)|是谁的班|轮到谁|该谁|(?:在岗|在班|当值)的?人?(?:是|有)?(?:谁|哪)|谁(?:在)?(?:守着|守夜|守班|守店)/;
const asksRoster =
  /(?:值班|排班|带班)(?:表|安排|名单|计划)(?!.{0,6}(?:请|要|务必|尽快).{0,6}(?:报|交|发))|(?:值班|排班|班次).{0,3}(?:发|给).{0,4}(?:我|看)|(?:查|看)(?:一下|下|看)?.{0,8}排班|值班室?(?:的)?(?:电话|座机|号码)|(?:国庆|中秋|春节|元旦|[这下]个?(?:周|月|星期|礼拜)|值)[^,.]{0,5}班?(?:是)?(?:怎么|咋|如何)(?:个)?(?:排|安排|轮)/;
const asksMine =
  /(?:我|本人|咱)(?:的)?(?:下(?:一?个|次|周|月)?|这周|本周|这个?月|最近)的?(?:值?班|值班)(?:是|在|排在)?(?:啥时候|什么时候|几号|哪[天几]|何时|星期几)|(?:我|我们|本人|咱).{0,8}(?:哪[天几]|几号|什么时候|啥时候|何时|有没有|多少天|几天|几个).{0,8}(?:值班|的班|班)|(?:哪[天几]天?|几号|什么时候|啥时候).{0,6}(?:是我|轮到我|我值|有我|该我)|有我的?值?班|我的(?:班|值班)(?:$|[\s?,.]|是|在|有)|查(?:一下)?我?的?值班$|查(?:一下)?我的?值班|是不是我(?:值|的班)|我.{0,3}值班[吗么?]|(?:我|本人|咱).{0,4}(?:值班|的班).{0,4}(?:哪[天几]|几号|什么时候|啥时候|何时)/;

const asksPresent =
  /^(?:看看|查一?下|现在|今[天晚日])*(?:都|还)?(?:有)?(?:谁|哪些人|几个人|哪位)(?:都|已经?)?(?:签到|到岗|打卡|报到)(?:了)?的?[?.!]*$|^(?:看看|查一?下|现在|今[天晚日]|值班)*的?(?:签到|到岗|打卡)(?:情况|名单|进度|统计)(?:怎么样|如何|呢)?[?.!]*$/;

const asksAbsent =
  /^(?:现在|今[天晚]|值班|看看|查一?下)*(?:还有)?(?:谁|哪些人|哪几个人?|哪位)(?:还)?(?:没|未)(?:有|来)?(?:签到|到岗|打卡|报到)(?:的|了)?[?.!]*$|^(?:未|没)签到(?:的)?(?:人员|名单|有谁)[?.!]*$/;

/** Who is on duty, the roster, one's own days, who has not signed in. */
export function dutyQuestion(sentence: Sentence): Intent | undefined {
  const { plain, people } = sentence;
  if (plain.length > 60) return undefined;
  if (asksAbsent.test(plain)) return surely('duty.query', { choice: 'absent' });
  if (asksPresent.test(plain) && isOfficial(sentence.context))
    return surely('duty.query', { choice: 'present' });
  const mine = asksMine.test(plain);
  if (!mine && !asksWho.test(plain) && !asksRoster.test(plain)) return undefined;
  if (
    /接龙|收集|报送|更正|通知|隐患|钥匙|落在|丢|忘在|捡/.test(plain) ||
    (/签到|到岗|灯|空调|做得|排得/.test(plain) && !mine)
  )
    return undefined;
  const period =
    /国庆|中秋|春节|元旦|五一|端午|清明|十一|除夕|元宵|两会|初[一二三四五六七八九十]|大年[初三]\S/.exec(
      plain,
    )?.[0];
  const dated = daysAsked(sentence, period);
  const self = mine
    ? { person: sentence.context.name, choice: 'mine' }
    : personSlot(/带班|值班/.test(plain) ? undefined : people[0]);
  return surely('duty.query', {
    ...dated,
    ...self,
    ...shiftSlot(plain),
    ...countSlot(sentence),
  });
}

const asksNow =
  /^(?:请问|现在|目前)*(?:是)?(?:谁|哪位(?:领导)?|哪个领导)(?:在)?(?:值班|带班|当班|值守)(?:啊|呀|呢)?[?.!]*$|^(?:现在|目前)?(?:值班|带班)(?:领导|人员|员)?是(?:谁|哪位)[?.!]*$/;

/** 这周, 下周: what is left of this week, the whole of the next. */
function weekAsked({ plain, today }: Sentence): Slots | undefined {
  const said = /(这|本|下)个?(?:周|星期|礼拜)(?![一二三四五六日天末])/.exec(plain)?.[1];
  if (said === undefined) return undefined;
  const sunday = plusDays(today, (7 - weekdayOf(today)) % 7);
  return said === '下'
    ? { date: plusDays(sunday, 1), until: plusDays(sunday, 7) }
    : { date: today, until: sunday };
}

/** A day that is named, else a period the calendar dates, else whole months. */
function daysAsked(sentence: Sentence, period: string | undefined): Slots {
  const named = dateSlot(sentence);
  if (named.date) return named;
  if (period) return { ...named, reference: period };
  const months = monthsAhead(sentence.plain, sentence.today);
  if (months) return { date: months.from, until: months.until };
  const now = asksNow.test(sentence.plain) ? { date: sentence.today } : undefined;
  return weekAsked(sentence) ?? now ?? named;
}
