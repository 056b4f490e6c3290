import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { periodIn } from '../sentence/period.ts';
import { dateSlot, likely, type Sentence, saidFrom, surely, timeSlot } from '../sentence.ts';

const colours = '[红橙黄蓝]色';
/** What only a weather office writes: who, when, which colour. */
const official = new RegExp(
  `(?:气象[台局站]|应急管理[局厅]|防汛.{0,12}指挥部|水利[局厅]|水文|海洋.{0,8}(?:台|站|中心)|自然资源|地震[局台]|国家预警|突发事件预警|人民政府|指挥部|联合).{0,40}(?:发布|更新|变更|升级|继续|解除|降低|提升|升格|将).{0,30}(?:${colours})?.{0,6}(?:预警|响应)`,
  's',
);

/** Commands that begin with their own word: 通知 …, 转发预警 …, 撤回, 更正 …, 催一下, 谁没回复. */
export function alertCommand(sentence: Sentence): Intent | undefined {
  if (sentence.plain === '') return undefined;
  return (
    assessBook(sentence) ??
    records(sentence) ??
    notice(sentence) ??
    warning(sentence) ??
    correction(sentence) ??
    chase(sentence) ??
    missing(sentence) ??
    recall(sentence) ??
    calendar(sentence)
  );
}

/** 研判 …, 应急响应 启动 …: what an officer writes down about the weather. */
function records(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  if (!isOfficial(context)) return undefined;
  const judged = /^\[?研判(?:结论|意见|记录|情况|台账)?\]?(?:[\s:,]+|$)/.exec(plain);
  if (judged) {
    const text = saidFrom(sentence, judged[0].length);
    return surely('weather.assess', text === '' ? {} : { text });
  }
  const response = /^(?:登记|录入)?\[?应急响应\]?[\s:,]*/.exec(plain);
  if (!response || plain.length > 120 || /[?]|吗$|怎么|什么|哪/.test(plain)) return undefined;
  return surely('weather.response', { text: saidFrom(sentence, response[0].length) });
}

/** 研判台账, 导出研判记录 9月, 预警台账: what was written, and not a word to write. */
function assessBook(sentence: Sentence): Intent | undefined {
  const { plain, today } = sentence;
  const named =
    /^(?:请|帮我)?(?:导出|下载|生成|打印|发我|查看?|看)?(?:一下|一份)?.{0,8}?(?:预警|研判|预警研判|预警和研判)(?:台账|记录)(?:[\s,.!]|\d|[年月日至到]|导出|表格|excel|发我|本月|上个?月)*$/i.exec(
      plain,
    );
  if (!named || plain.length > 30 || /[?:]|谁|怎么/.test(plain)) return undefined;
  const span = periodIn(plain, today);
  const days = span ? { date: span.from, until: span.until } : dateSlot(sentence);
  const choice = /导出|下载|生成|打印|发我|表格|excel/i.test(plain) ? 'file' : 'book';
  return surely('weather.assess', { choice, ...days });
}

function notice(sentence: Sentence): Intent | undefined {
  const head =
    /^(?:\[通知\]|(?:帮我?|请|我要|我想)?(?:群?发(?:送|布|个|一个|条|一条|一下)*|下发|推送)?(?:一个|个|条)?通知)(?=[\s:,.\n]|$|(?:各|全|所有|请|一下|大家|下午|上午|明|今))[\s:,.]*(?:一下)?/.exec(
      sentence.plain,
    );
  if (!head) return noticeTo(sentence) ?? hint(sentence);
  const text = saidFrom(sentence, head[0].length);
  if (/^我(?![局区市县镇街单们委办])/.test(text)) return undefined;
  return text === '' ? likely('alert.notice', { text }) : surely('alert.notice', { text });
}

/** 给江湾的发个通知 明天检查: whom it is for stands before the word, as it would behind it. */
function noticeTo(sentence: Sentence): Intent | undefined {
  const head =
    /^(?:请|帮我)?(?:给|向)([^\s,.:]{2,14}?)的?(?:发(?:布|送|一?个|一?条|一下)?|下发)(?:一?[个条])?通知[\s:,]+/.exec(
      sentence.plain,
    );
  if (!head) return undefined;
  const text = saidFrom(sentence, head[0].length);
  return text === '' ? undefined : surely('alert.notice', { text: `${head[1]} ${text}` });
}

/** 风险提示: … – an officer's own words; anybody else who sends one passes something on. */
function hint(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const head =
    /^\[?(?:(?:请|帮我)?(?:发布?|发送)(?:一?[个条下])?)?(?:安全)?(?:风险|安全|消防|天气)(?:风险)?提[示醒](?:信息)?\]?[\s:,]+/.exec(
      plain,
    );
  if (!head || !isOfficial(context)) return undefined;
  const text = saidFrom(sentence, head[0].length);
  return text === '' ? undefined : surely('alert.notice', { text });
}

function warning(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const relay =
    /^\[?(?:请)?(?:转发|转|转达)(?:一下|一条)?[\s:]*(?:最新|气象|官方)?(?:预警(?:信号|信息)?|气象信息)?\]?[\s:,]*/.exec(
      plain,
    );
  if (relay && /预警|响应|气象台/.test(plain)) return relayed(sentence, relay[0].length);
  const own =
    /^(?:请|帮我)?(?:发布?|发个|发一个|下发|发送)?(?:一个|一条)?(?:[^\s,.:]{0,6}(?:[红橙黄蓝]色))?预警(?![级信员机中]|解除|几|怎|什|有没)[\s:,]*/.exec(
      plain,
    );
  if (!own || /[?]|吗$|几级|谁|哪/.test(plain)) return undefined;
  return official.test(plain)
    ? relayed(sentence, /^预警/.test(plain) ? own[0].length : 0)
    : surely('alert.invented', { text: sentence.said });
}

/** A relay carries the office's own words; without an office and its verb they are somebody's own. */
function relayed(sentence: Sentence, from: number): Intent {
  const text = saidFrom(sentence, from);
  if (text === '') return likely('alert.forward');
  return official.test(sentence.plain)
    ? surely('alert.forward', { text })
    : surely('alert.invented', { text });
}

function correction(sentence: Sentence): Intent | undefined {
  const head = /^\[?(?:更正|勘误|更正通知|通知更正)\]?(?:一下|刚才的?通知|上一?条)?[\s:,]*/.exec(
    sentence.plain,
  );
  if (!head || correctsCase(sentence)) return undefined;
  const text = saidFrom(sentence, head[0].length);
  return text === '' ? likely('alert.correct') : surely('alert.correct', { text });
}

/** A reporter mends what he just reported; he has no notice to mend. */
function correctsCase({ context }: Sentence): boolean {
  const ofTheUnit = !isOfficial(context);
  return ofTheUnit && (context.open.lastCase !== undefined || context.quoted?.topic === 'hazards');
}

const unanswered =
  /^(?:现在|目前)?(?:有)?(?:多少|几)(?:家|个单位)(?:已经?|都)?(?:回复?|确认|反馈)了[?.]*$|^[^,.\d]{2,10}(?<!我们?)回复?了(?:没有?|吗|么)[?.]*$|(?:谁|哪些?(?:单位|家|个|人|店|企业)?|哪几家|几家|多少(?:家|个|单位)|还有(?:谁|哪|几|多少)).{0,8}(?:没有?|未|还没|尚未|不).{0,4}(?:回复?|确认|收到|反馈|看|阅|读|回执|响应)|(?:没有?|未)(?:回复?|确认|反馈|收到|回执)的?.{0,2}(?:名单|单位|有哪|是谁|有谁|都有|列|发我)|(?:未|没)(?:回复|确认|反馈)(?:名单|情况|清单)|(?:回复|确认|回执|反馈|签收)(?:情况|进度|率|统计)(?:怎么样|如何|呢|$|\?|发)|谁.{0,2}没回|(?:统计|列|查|看看|汇总|发我|名单).{0,6}(?:没有?|未)(?:收到|回复?|确认|反馈)的?/;

function missing(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  return plain.length <= 60 &&
    !/预警情况/.test(plain) &&
    unanswered.test(plain) &&
    !/我(?:们?|这边|店|单位)?(?:还|也)?(?:没|未)|隐患|整改|签到|值班|到岗|[查抽]岗|点名|[换调]班/.test(plain)
    ? surely('alert.missing')
    : undefined;
}

function chase({ plain }: Sentence): Intent | undefined {
  if (plain.length > 40 || /整改|隐患|复查/.test(plain)) return undefined;
  if (
    /^(?:再|请|帮我?|赶紧|麻烦|去)*(?:催办|催促|催催?|提醒)(?:一下|一催|下|一遍|一次)?[\s,.!]*(?:他们|大家|吧|呗|啊|没|未|还没|各|那|$)/.test(
      plain,
    ) ||
    /(?:没|未)(?:有)?(?:回复?|确认|反馈)的.{0,6}(?:再)?(?:催|提醒)/.test(plain)
  ) {
    return /^(?:请)?提醒/.test(plain) && !/没|未/.test(plain) ? undefined : surely('alert.chase');
  }
  return undefined;
}

function recall({ plain }: Sentence): Intent | undefined {
  if (plain.length > 40 || /撤回了一?条?消息|(?:收到|确认|签到|回执|换班|调班|改动|班表|排班)/.test(plain))
    return undefined;
  const alone =
    /^(?:(?:发|搞|弄|写|说)?错了?[,\s]*|不对[,\s]*)?(?:请|帮我|马上|赶紧|立即)?(?:撤回|撤销|收回)(?:通知|一下|上一?条|刚才.{0,8}|刚刚.{0,8}|这条|那条|最后一条|来|了?吧|掉|该通知|预警)?(?:通知|预警|消息)?[.!]*$/;
  const object =
    /^(?:把)?(?:该|这个|那个)?(?:刚才|刚刚?|上一?条|这条|那条|前面|通知|预警|消息).{0,10}(?:撤回|撤销|撤了|收回)(?:吧|了|一下|掉)?[.!]*$/;
  return alone.test(plain) || object.test(plain) ? surely('alert.recall') : undefined;
}

/** 全年日历, 2027年有哪些节点, 有哪些特护期. */
const yearAsked =
  /^(?:查看?|看看?|发我)?(?:(?:20\d\d|今|明|后)年)?的?(?:(?:全年|年度)(?:日历|节点)|(?:全年|年度)?重要节点|(?<=\d年的?)节点|下一?个(?:重要)?节点(?:是(?:什么|哪天|哪个|几号))?|(?:全国)?两会(?:的)?(?:日期|时间)(?:是(?:什么时候|哪[天几]天?|几号))?|有(?:哪些|什么)(?:重要)?节点|(?:现在|目前)?(?:有(?:哪些|什么))?(?:特护期|重点时段|保障期)(?:有(?:哪些|什么)|列表|清单|安排)?)[.!?]*$/;

/** A unit's own notice of its holiday names one or two. */
const leastHolidays = 4;

/** The State Council's notice, whatever stands before it; its last sentence speaks of 值班. */
const isWholeNotice = (plain: string): boolean =>
  /(?:放假|节假日).{0,4}(?:安排|通知)/.test(plain.slice(0, 100)) &&
  (plain.match(/[一二三四五六七][,.]\s?(?:元旦|春节|清明|劳动|端午|中秋|国庆)/g) ?? []).length >=
    leastHolidays &&
  /放假/.test(plain);

function calendar(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (yearAsked.test(plain)) return surely('alert.calendar', { text: said });
  if (isWholeNotice(plain)) return surely('alert.calendar', { text: said });
  if (plain.length > 80 && !/放假安排|放假.{0,20}通知/.test(plain)) return undefined;
  if (
    /^(?:设置|设定|确认|调整|修改|更新)?(?:全国|全省|省|市|区)?两会(?:时间|日期|期间)?[\s:]*(?:是|为|改|定)?/.test(
      plain,
    ) &&
    sentence.dates.length > 0
  ) {
    return surely('alert.lianghui', { ...dateSlot(sentence), text: said });
  }
  if (
    /^(?:设置|更新|导入|录入|粘贴)?.{0,6}(?:放假|节假日)安排|^(?:设置|更新|导入|录入|粘贴).{0,10}放假通知/.test(
      plain,
    ) &&
    !/值班/.test(plain)
  )
    return surely('alert.calendar', { text: said });
  return undefined;
}

/** Questions about the weather and what is measured against it. */
export function weather(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const topic =
    /台风|暴雨|下雨|大雨|雷雨|高温|寒潮|大风|下雪|暴雪|冰雹|降温|天气|预警|雨量|雾|霾|沙尘|霜冻|风大|风多大|雨多大|刮风|有风|有雪|多少度|气温|雨(?=[吗?大小停])|雨势|风力|雷阵雨/;
  if (!topic.test(plain) || plain.length > 60) return undefined;
  const asked =
    /[?]|吗|到哪|几级|有没有|会不会|怎么样|多大|多少|什么时候|几点|预报|查(?:一下|询)|解除了没|(.)不\1|(?:什么|啥)预警|预警(?:信号)?情况[.]*$|还有.{0,4}[吗么]|如何|^天气$/;
  if (!asked.test(plain) || /补贴|津贴|放假|预报说|看电影|收衣服|值班|停业吗|要.{0,6}吗.{0,4}$/.test(plain))
    return undefined;
  return surely('weather.query', { ...dateSlot(sentence), ...timeSlot(sentence), text: sentence.said });
}

const measures =
  /(?:应对|防范|处置|防御)(?:情况|措施|准备)?:|(?:防范|防御|应对|响应|防汛|防台|抗台|防雨|防寒|除雪|迎峰|保供).{0,8}(?:落实|措施|情况|物资|到位|准备|安排)|(?:沙袋|挡水板|水泵|抽水泵|融雪剂|应急物资|雨衣|铁锹)\s?[\d一二三四五六七八九十两]+\s?[个台块袋包件套把吨]|(?:广告牌|灯箱|招牌|店招).{0,4}(?:加固|拆除|断电)(?:了|完)?\s?(?:[\d一二三四五六七八九十两]|完成|完毕|到位|好)|(?:已|全部)(?:停业|关闭|停工|撤离|转移|疏散).{0,10}[\d一二三四五六七八九十两]+|(?:已|全部|均|都)(?:停止|暂停|停)(?:了|户外|露天|室外|高空|高处|吊装|卸油)+(?:作业|施工|营业|活动)|(?:撤离|转移|疏散|安置)(?:人员|群众|工人|顾客|商户|员工)*\s?\d+\s?[人名户]/;

/** What was done about a warning: 台风防范落实情况…, 沙袋200个. */
export function measuresTaken(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (
    !measures.test(plain) ||
    /[?]|吗$|请各|各单位|务必|要求|需要|没有|缺|不足|不够|坏|整改|YH|隐患|[\d]号/.test(plain)
  )
    return undefined;
  return surely('response.report', { ...dateSlot(sentence), text: sentence.said });
}
