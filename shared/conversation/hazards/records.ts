import { type CheckLevel, checkLevels } from '../../domain/hazards/self-check.ts';
import { levelOf } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { referenceIn } from '../sentence/figures.ts';
import { plain as read } from '../sentence/plain.ts';
import { dateSlot, type Sentence, surely, unitSlot } from '../sentence.ts';
import { bookSlots, spanSlots } from './book.ts';

const looked =
  /夜查|[日周月]查(?![看询])|抽查|联查|督查|暗访|巡场|巡店|巡楼|走访|点检|排查|巡查|检查|自查|巡检|巡视|巡逻|查了一遍|走了一遍|查过/;
const nothingFound =
  /(?:未|没有?|没)(?:有)?(?:发现|查出|查到|存在|找到|见)(?:任何|明显|安全|什么|新的|消防)*(?:隐患|问题|异常|情况)|无(?:安全|任何|明显|消防)?(?:隐患|问题|异常)|(?:隐患|问题)(?:数)?(?:为)?[0零](?:[处条个]|$)|(?:发现)?[0零][处条个](?:隐患|问题)|没(?:有)?(?:什么|任何|安全|消防|明显)*(?:问题|隐患|异常)|(?:未|没有?)发现[.!]*$|(?:一切|全部|均|都)(?:正常|合格|完好|良好)/;

/** 未发现隐患 is a full answer by itself. */
const nothingElse =
  /^(?:今[天日]|本[日周月]|[日周月]|班组|部门|厂长|店长|经理|我(?:店|司|单位|场|们)|本(?:店|单位|公司|场))*[\s,:]*(?:未|没有?|暂未)发现(?:任何|安全|消防|新的)?隐患[.!]*$/;

/** 今日已排查，未发现隐患: a clean round opens no case. */
export function cleanInspection(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const isAll = nothingElse.test(plain);
  if ((!looked.test(plain) && !isAll) || !nothingFound.test(plain) || plain.length > 160) return undefined;
  if (
    /[?]|吗$|但是?|不过|请各|要求|务必|交班|接班|除.{0,10}外|整改\d|^(?:车|汽车|电脑|手机|身体|视力|牙|作业)/.test(
      plain,
    )
  )
    return undefined;
  return surely('inspection.clean', {
    ...levelsSlot(plain),
    ...unitSlot(sentence.units[0]),
    ...dateSlot(sentence),
    text: sentence.said,
  });
}

const figures =
  /(?:发现|查出|排查出?|存在|检查出|问题|隐患)(?:了)?(?:安全|消防|一般|各类|问题|隐患)*\s?[\d一二三四五六七八九十两百]+\s?[条处个项]|(?:整改|改)(?:了|完成)?\s?[\d一二三四五六七八九十两]+\s?[条处个项]|出动.{0,8}[\d一二三四五六七八九十两百]+\s?(?:人|组|车)|检查.{0,10}[\d一二三四五六七八九十两百]+\s?(?:家|户|个单位|处|人次)/;
const round = /(?:日|周|月|季度?|班组|部门|厂长|经理|节前|夜间)(?:安全)?(?:大)?(?:排查|检查|巡查|自查)/;

/** What a round came to, in figures: for the record, not one case each. */
export function inspectionRecord(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (
    !looked.test(plain) ||
    plain.length > 300 ||
    /[?]|吗$|请|务必|要求|通知|谁|哪些|明天|下周|多少/.test(plain)
  )
    return undefined;
  const done = round.test(plain) && /(?:已)?(?:完成|结束|开展|完毕)/.test(plain);
  const counted =
    figures.test(plain) && (/整改|出动|人次|家|(?:当场|现场|已|改了)/.test(plain) || /^检查/.test(plain));
  if (!done && !counted) return undefined;
  return surely('inspection.record', {
    ...levelsSlot(plain),
    ...unitSlot(sentence.units[0]),
    ...dateSlot(sentence),
    ...foundCount(plain),
    text: sentence.said,
  });
}

/** Of which check of the unit's own a sentence tells, where it says so. */
export function checksTold(said: string): readonly CheckLevel[] {
  const plain = read(said).slice(0, 60);
  return round.test(plain) ? checkLevels.filter((level) => levelWords[level].test(plain)) : [];
}

const levelWords: Readonly<Record<CheckLevel, RegExp>> = {
  team: /班组|岗位|日(?:排|检|巡|自)?查|日周月|每[日天]/,
  department: /部门|周(?:排|检|巡|自)?查|日周月|每周/,
  manager: /厂长|[店总副]?经理|店长|负责人|月(?:度)?(?:排|检|巡|自)?查|日周月|每月/,
};

/** Which of the unit's own checks it was; whoever does not say made that of the day. */
export function levelsSlot(plain: string): Slots {
  const levels = checkLevels.filter((level) => levelWords[level].test(plain));
  return { choice: (levels.length > 0 ? levels : ['team']).join(',') };
}

function foundCount(plain: string): Slots {
  const found = /(?:发现|查出|排查出?|检查出|问题|隐患)(?:了)?(?:安全|问题|隐患)*\s?(\d+)/.exec(plain)?.[1];
  return found ? { count: Number(found) } : {};
}

const exportWord =
  /导出|下载|生成|打印|导成|导一?[下份]|导个|做成(?:表|excel)|发我(?:一份)?(?:表格|excel)|excel/i;

/** The ledger, shown or exported. */
export function ledger(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 40) return undefined;
  const book = /台账|清单|一览表|列表|总表|汇总表|明细/.test(plain) && /隐患|问题|整改|台账/.test(plain);
  if (/隐患|台账|整改|问题/.test(plain) && exportWord.test(plain) && !/吗$|电脑/.test(plain))
    return surely('ledger.export', bookSlots(sentence));
  if (book && !/建立|完善|记录|要求|检查|没有|没写|制度|不全|缺|销售|谁/.test(plain))
    return surely('ledger.hazard', bookSlots(sentence));
  return /^(?:看(?:一?下|看)?|查(?:一?下|看)?)?(?:全部|所有)隐患[.!]?$/.test(plain)
    ? surely('ledger.hazard')
    : undefined;
}

/** Figures over a time. */
export function statistics(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 50) return undefined;
  if (checksAsked.test(plain) && !/[未没]发现|请各|务必|要求/.test(plain)) return ofChecks(sentence);
  const counted =
    /统计|汇总(?!表)|数据|报表|月报|周报|分析|排名|多少(?:条|起|处|个)?|几[条起处个]|完成率|整改率|总数|总量|数量/.test(
      plain,
    );
  const over =
    /本?[这上]?个?(?:月|季度?|周|年)|今年|全年|半年|年度|[一二三四]季度|总(?:共|计)|一共|\d月/.test(plain);
  const about = /隐患|整改|检查|值班|签到|上报|预警|回执|事故|履职/.test(plain);
  if (!about || !counted || !over || /还有|没改|没整改|未整改|超期|我报/.test(plain)) return undefined;
  return surely('stats.query', { ...spanSlots(sentence), text: sentence.said });
}

const spanSaid =
  '(?:[今昨]天|[本这上]个?[日周月]|[今本去]年|20\\d\\d年|\\d{1,2}月份?|(?:第?[一二三四1-4]|[本上]个?)季度|[上下]半年)';
const checksAsked = new RegExp(
  `^(?:请|帮我|麻烦|看一?下|看看|查看?|查一下|查询)*(?:${spanSaid}|全区|全局|各(?:个|家)?(?:单位|企业|街道|镇)|我们?(?:单位|街道)?|本(?:单位|街道))*(?:的)?(?:自查自改|自查|自检|排查)(?:的)?(?:情况|进度)(?:怎么?样|如何|咋样|统计|汇总|表)?[\\s,.]*${spanSaid}?[?.!]*$|日周月(?!.{0,6}(?:已|都|均)).{0,8}(?:完成|情况|统计|排查|进度|履行)|(?:自查|排查|自检)(?:的)?(?:完成率|完成情况|履行率|率)|(?:哪些|哪几家|谁|多少(?:家|单位|企业)).{0,8}(?:没有?|未|还没)(?:做|开展|完成|进行)?(?:日周月|[日周月]|班组|部门|经理|自)?(?:自|排|检)查`,
);

/** How far the units made their own checks: all together, or each, or each street's. */
function ofChecks(sentence: Sentence): Intent {
  const { plain } = sentence;
  const each = /各(?:个)?(?:街道|镇|乡)|分街道/.test(plain)
    ? 'streets'
    : /哪些|哪几家|谁|多少/.test(plain)
      ? 'behind'
      : /各(?:个|家)?(?:单位|企业|商场)|逐家|分单位/.test(plain)
        ? 'units'
        : 'sum';
  return surely('stats.query', {
    ...spanSlots(sentence),
    ...{ choice: `checks-${each}`, text: sentence.said },
  });
}

const ask =
  /的(?:隐患|问题|案件)[.!]*$|谁|[?]|吗$|吗[\s,.]|多少|几条|几个|哪些|哪几|什么(?:进度|情况|时候|结果)|怎么样|咋样|咋了|怎样了|如何了|啥(?:进度|情况|结果)|到哪|进度|进展|结果|了没|没有$|列(?:一?下|出|个)|查(?:一?下|看|询)|看(?:一?下|看)|处理到|呢$/;
const open =
  /没(?:有)?(?:整改|改|处理|销|完成|关闭)|未(?:整改|销|完成|处理|关闭|闭环)|超期|逾期|到期|过期未|待(?:整改|核实|复查)|在办|遗留|剩/;

const ownReport =
  /(?:我|我们)(?:上周|昨天|前天|刚才|之前|上次)?(?:[上举]?报|反映|投诉|提交|说|发)(?:上去)?的|我的(?:隐患|那条|举报|上报|投诉)/;
const ownList =
  /^(?:请|帮我|麻烦)*(?:查询|查看|查一?下|查|看一?下|看看|看)?(?:我|我们)(?:[上举]?报|反映|投诉|提交)?(?:过)?的(?:所有|全部)?(?:隐患|举报|上报|投诉|那[个条件]|事|问题)?(?:都)?(?:进[展度]|结果|情况|记录|处理)?(?:怎么?样|咋样|如何|到哪(?:一?步)?|办|处理|受理|查)*(?:[得了没吗呢啦]|有结果)*[?.!]*$/;

/** 我举报的那个怎么样了, 我的上报: what became of one's own, and no report of its own. */
export function ownReports({ plain, utterance }: Sentence): Intent | undefined {
  if (plain.length > 30 || plain.length < 3 || !ownList.test(plain) || !ownReport.test(plain))
    return undefined;
  if (utterance.inGroup && !/[?]|怎么?样|如何|进[展度]|结果|到哪|了[吗没]/.test(plain)) return undefined;
  return surely('hazard.query', { choice: 'mine' });
}

const spokenOf = /隐患(?!排查)|整改|销号|案件|(?:^|[\s,])YH/i;
const follows =
  /进度|到哪|处理|整改|结果|情况|怎么样|如何|改|谁|^(?:帮我?)?[查看](?:一?下|看|询)?\s?(?:隐患|编号|案件)?\s?[\dYH-]+号?$/i;

const atDepartment =
  /^(?:查看?|看一?下|看看)?(?:全区|全部|所有)?(?:移交|抄告|函送)(?:出去)?(?:的)?(?:隐患|案件|情况|台账|清单|进展|反馈)+[?.]?$|(?:移交|抄告|函送).{0,6}(?:没|未|待)(?:有)?反馈|待反馈(?:的)?(?:隐患|案件)?$/;

/** 移交情况: what waits for the answer of a department. */
export function handedOverAsked({ plain, utterance }: Sentence): Intent | undefined {
  if (plain.length > 20 || /^\d|导出|excel/i.test(plain) || !atDepartment.test(plain)) return undefined;
  return utterance.inGroup && !utterance.mentionsBot
    ? undefined
    : surely('hazard.query', { choice: 'transferred' });
}

const lateAlone =
  /^(?:请|帮我|麻烦|看一?下|看看|查看?|查一下|查询|列一?下|导?出)*(?:全区|全局|本街道|目前|现在|还)*(?:有)?(?:哪些|哪几[条个]|多少|几条|没有)?(?:的)?(?:隐患|问题)?(?:已经?)?(?:超期|逾期)(?:未(?:整改|改|销号)|没改)?(?:了|的)*(?:隐患|问题)?(?:有|是)?(?:哪些|哪几[条个]|多少|几条|清单|名单|列表|明细|情况|给我|列|一|下|出来)*[吗呢?.!]*$/;

/** 超期清单, 哪些超期了: of hazards nothing else can be late. */
export function overdueAsked({ plain, utterance }: Sentence): Intent | undefined {
  if (plain.length > 20 || !lateAlone.test(plain)) return undefined;
  return utterance.inGroup && !utterance.mentionsBot
    ? undefined
    : surely('hazard.query', { choice: 'overdue' });
}

/** What is open, what is late, what became of one's own report, how a case stands. */
export function hazardQuestion(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 60 || !ask.test(plain)) return undefined;
  const reference = referenceIn(plain, false);
  const mine = ownReport.test(plain);
  const about = spokenOf.test(plain) || (open.test(plain) && /[条处个]|单位|家/.test(plain));
  const followed = reference !== undefined && follows.test(plain);
  if (
    !(mine && /处理|整改|进度|结果|怎么样|咋样|咋了|修|改|了[吗没]|呢|情况|解决/.test(plain)) &&
    !about &&
    !followed
  )
    return undefined;
  if (
    /模板|表格|谁有|意见书|灭火器.{0,6}(?:过期|多久)|怎么(?:整改|上?报|弄|办|处理)|如何整改|隐患是什么|值班|回复|确认/.test(
      plain,
    )
  )
    return undefined;
  return surely('hazard.query', {
    ...(reference !== undefined && { reference }),
    ...unitSlot(sentence.units[0]),
    ...dateSlot(sentence, false),
    ...levelOf(plain),
    choice: mine ? 'mine' : statusAsked(plain),
  });
}

function statusAsked(plain: string): string {
  if (/超期|逾期|过期/.test(plain)) return 'overdue';
  return /到期/.test(plain) ? 'due' : 'open';
}
