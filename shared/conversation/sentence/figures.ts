import { digits, numberFrom } from './number.ts';

const number = `(${digits}{1,4})`;
const counted = new RegExp(
  `(?<![第负\\d.A-Za-z周月]|${digits})${number}(?:多)?(?:[个处具只辆块盏扇瓶桶箱起份户家间堆袋]|条(?!街)|部(?!门)|台(?!阶|账)|把(?!手)|根|人次|名(?!称)|人(?!员|行|民|才))(?!小时|月|半|多月|星期|礼拜|单位)`,
);
const span = new RegExp(
  `${number}(?:个)?(?:工作)?(天|日|周|星期|礼拜|个月|小时)(?:之内|以内|内|里头?|时间)?`,
);

/** How many of something: 两处, 6辆, 坏了三个. Ordinals, floors and times are none. */
export function countIn(plain: string): number | undefined {
  const found = counted.exec(plain.replace(/一[个处条](?=[人事隐问]|重大)/g, '  '));
  return found ? numberFrom(found[1] ?? '') : undefined;
}

const daysIn: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 个月: 30 };

/** 三天内, 延期5天, 一周时间 → days; the words around must say that it is a span. */
export function daysSpanIn(plain: string): number | undefined {
  if (/当天整改|立即整改|即刻整改/.test(plain)) return 0;
  const found = new RegExp(
    `(?:限|在|延期|延长|宽限|推迟|再给|给)\\s?${span.source}|${span.source}(?=之内|以内|内|里头|时间|整改|改完|改好|改正|完成|办结|$)|${span.source.replace('(?:之内|以内|内|里头?|时间)?', '(?:之内|以内|内|里头?|时间)')}`,
  ).exec(plain);
  const [said, unit] = found ? (found.slice(1).filter((one) => one !== undefined) ?? []) : [];
  const days = daysIn[unit ?? ''];
  const many = numberFrom(said ?? '');
  return days === undefined || many === undefined ? undefined : many * days;
}

/** A mobile number, or a landline with its area code. */
export const phoneShape = String.raw`(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)`;

/** All that stand in a sentence. */
export function phonesIn(plain: string): readonly string[] {
  const joined = plain.replace(/(?<=\d)[ -](?=\d{4}(?!\d))/g, '');
  return joined.match(new RegExp(phoneShape, 'g')) ?? [];
}

/** 20号才到货: a day of the month, and no number of a case. */
const ofADay =
  '(?!\\s?(?:才|再|左右|上午|下午|中午|晚|早|凌晨|夜|开始|起|到货|来货|进货|发货|放假|完工|以后|之后|能(?!不能)|会(?!不会)|可以(?!不)))';
const ofNumber = new RegExp(
  `(?:(?:编号|案件|隐患|第|#|任务)\\s?(\\d{1,4})(?![\\d.:%])|(?<!(?:[\\d.:月年/A-Za-z\\])〕-]|[延期长后迟限拖缓]到|[截期]至)\\s?)(\\d{1,4})号(?![门楼仓库厅机泵柜梯扶电出入档摊车线罐井下前之])${ofADay})`,
);

const whole = /YH-?(20\d\d)-?(\d{4,6})(?!\d)/i;
const short =
  /(?<![\d.:月/A-Za-z-])(?:第|编号|案件|隐患|#)?\s?(0\d{2,4}|\d{1,4})(?=号(?![门楼仓库厅机泵柜梯扶电出入档摊车线罐井])|这?条|$|[\s,.:]|[和与跟](?:0|\d)|[一-鿿])/;

/** A case number as it was said: YH-2026-0031, YH20260031, 0031, 31号. Bare figures only where `loose`. */
export function referenceIn(plain: string, loose: boolean): string | undefined {
  const full = whole.exec(plain);
  if (full) return full[0].toUpperCase();
  const zeroed = /(?<![\d.:月年/A-Za-z-])0\d{2,4}(?![\d.:-])/.exec(plain);
  if (zeroed) return zeroed[0];
  const numbered = ofNumber.exec(plain);
  if (numbered) return numbered[1] ?? numbered[2];
  const leading =
    /^(\d{1,4})\s?(?=已|整改|改[好完了]|修|换|清|属实|不属实|复查|核|派|转|延|处理|什么|怎|谁|到哪|进|抄告|函|移[交送]|挂牌|摘牌|申请|同意|反馈|双报告|线索|重大|一般|撤销|批准|弄[好完了妥]|搞[好完定]|来不及|再[宽给缓]|[去到]?现场|不?合格|建议|[咋啥]|报(?:应急|[区市县双])|这[个条]|[省市县区厅处科]级(?:挂|督)|先把|全部?[改整修清换]|拟|(?:住建|消防|市监|燃气|城管|公安|街道|供电)[^,.]{0,6}(?:反馈|回函|回复|已?签收|收到)|[跟和与]\s?\d{1,4}号?(?:是|重复|一[样个]|同))/.exec(
      plain,
    );
  if (leading) return leading[1];
  return loose ? short.exec(plain)?.[1] : undefined;
}
