import { isOfficial } from '../../domain/directory/person.ts';
import { levelOf } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely } from '../sentence.ts';
import { bookSlots, spanSlots } from './book.ts';

const book =
  /台账|(?:隐患|问题)[^,.]{0,6}(?:表|清单|明细|目录|列表|汇总|单子|名录)|清单|明细表?|(?:没改完|未整改|没整改|没销号|超期|逾期|在办|重大)(?:的|隐患)?/;
const asFile =
  /(?<![领督指引辅教])导(?!航|演|游|购|致|员)|^道出|台账[^,.]{0,2}拉出来|excel|表格|电子(?:表|版|档)|下载|打印|[打做弄搞整拉]成?(?:一?[个份张])?表|xls|生成/i;
const asList =
  /[列拉调翻打](?:给我|出来|一[列下份]|一?个|出|张)|列(?:单子|清单|表)|单子|目录|看(?:看|一眼|一下|下)|拿来|翻一?下|给个明细|调出|清单|列表|明细/;
const ofTrade = /隐患|整改|没改完|超期|逾期|在办|重大的|台账|销号|督办/;
const otherBook =
  /研判|签到|查岗|到岗|交接|响应|保供|零报告|销售|报价|货|采购|客户|工资|考勤|菜单|进度条|值班|预警|检查[^,.]{0,3}台账|建立|完善|健全|记录不|没有台账|没写|制度|不全|缺|要求|事故|电脑|怎么|谁|任务/;

/** 生成电子表格: to nobody but us, who keep one book. */
const bareFile =
  /^(?:把)?[^,.]{0,8}的?[弄做打搞]成(?:一?[个张份])?(?:表|excel)(?:发[^,.]{0,4})?[.!]*$|^清单[^,.]{0,2}(?:下载|导)[^,.]{0,6}$|^(?:[^,.]{0,8}(?:要|的)[,\s]*)?(?:单独|整份|全部)?(?:生成|弄成|做成|导成|出|导出)?(?:一?[个份])?(?:excel|xls|电子表格|表格文件)(?:文件|生成|一下|吧)*(?:[,\s]*发我.{0,8})?[.!]*$/i;
const allOfOne =
  /(?:全部|所有|名下|的)(?:全部|所有)?隐患[\s,]*(?:都|全)?[列摆](?:出来|一下|给我|一列|下)|^[列摆](?:一下|出|一列)[^,.?]{2,10}的(?:全部|所有)?隐患[.!]*$/;

/** The book of hazards, on the screen or as a file, however it is asked for. */
export function listAsked(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 40 || otherBook.test(plain) || /[?]|吗$/.test(plain)) return undefined;
  return ratesAsked(sentence) ?? bookAsked(sentence);
}

function bookAsked(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const isOffice = isOfficial(sentence.context);
  if (isOffice && bareFile.test(plain)) return surely('ledger.export', bookSlots(sentence));
  if (isOffice && allOfOne.test(plain)) return surely('ledger.hazard', bookSlots(sentence));
  if (!ofTrade.test(plain) || /号|证据|案卷|卷宗|函/.test(plain.replace(/\d+月\d+号/g, ''))) return undefined;
  if (asFile.test(plain) && (book.test(plain) || /隐患/.test(plain)))
    return surely('ledger.export', bookSlots(sentence));
  if (!asList.test(plain) || !book.test(plain)) return undefined;
  return named.test(plain)
    ? surely('ledger.hazard', bookSlots(sentence))
    : surely('hazard.query', standing(plain));
}

/** What stands open or late is asked for; a book by its name. */
const named = /台账|清单|明细|目录|列表|单子|汇总|名录|表/;

function standing(plain: string): Slots {
  return { ...levelOf(plain), choice: /超期|逾期/.test(plain) ? 'overdue' : 'open' };
}

const rates =
  /(?:[上本这去今][个]?(?:月|周|年|季度?)|[上下]半年)[^,.]{0,4}(?:改|整改|销)(?:完|了|号)?(?:了)?多少|哪(?:类|种|个街道|家单位)[^,.]{0,6}最[多少高低]|(?:整改|销号|办结|闭环|完成|按期|超期|逾期|合格)率|平均[^,.]{0,8}(?:改|办|销|整|处理)|查了没有[^.]{0,3}改了没有|占(?:比|几成|多少)|比例|同比|环比/;
const ofFigures = /改了没有|隐患|整改|销号|闭环|改完|办结|[一每]条|上报|检查/;

function ratesAsked(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (
    !rates.test(plain) ||
    !ofFigures.test(plain) ||
    /奖金|业绩|才|达到|确保|提高|要求|自查|排查|导|excel/.test(plain)
  )
    return undefined;
  return surely('stats.query', { ...spanSlots(sentence), text: sentence.said });
}
