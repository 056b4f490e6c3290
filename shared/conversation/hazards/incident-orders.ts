import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely, timeSlot } from '../sentence.ts';
import { isAsked, isOfficial } from './order-parts.ts';

const numbered = /SG-?20\d\d-?\d{4,6}(?!\d)/i;
const spoken = /(?:事故|突发事件|事件)\s?(\d{1,4})(?!\d|月|日|[点时:人]|起)/;
const kinds =
  '(?:电梯困人|困梯|困人|溺水|坠楼|坠落|食物中毒|触电|火灾|火情|起火|着火|失火|爆炸|泄漏|漏氨|跑氨|漏气|坍塌|倒塌|中毒|触电|火)';
/** The emergency as a thing one speaks of: the fire is put out, the incident is closed. */
const subject = `(?:事故|突发事件|事件|险情|SG-?20[\\d-]+|[这那该此本][一]?起(?:${kinds})?|[这那该此本]次${kinds}|${kinds}(?:那|这)(?:起|个|事|次|条)(?:事件|事故|事)?|那事|[这那]个?案子)`;
const papersOf = '(?:首报|快报|续报|终报|信息报送?|结案报告|初报|末报|专报|书面报告|终结报告|最终报告)';

/** What the bureau or the unit says of an emergency that is known: never of one that begins. */
export function incidentOrder(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  if (plain.length > 80 || context.quoted?.id.startsWith('YH-')) return undefined;
  const isRunning = context.open.working === true || context.quoted?.topic === 'hazards';
  const reference = numbered.exec(plain)?.[0].toUpperCase() ?? spoken.exec(plain)?.[1];
  const heard: Heard = { sentence, isRunning, named: reference === undefined ? {} : { reference } };
  return (
    howLong(heard) ??
    last(heard) ??
    sentUp(heard) ??
    paper(heard) ??
    judged(heard) ??
    ended(heard) ??
    facts(heard) ??
    asked(heard)
  );
}

interface Heard {
  readonly sentence: Sentence;
  readonly isRunning: boolean;
  readonly named: Slots;
}

const clock =
  /啥时候?|什么时[候间]|几点|几个?小时|何时|多久|几天|还有多|什么点|还[差剩]|差几|几分钟|截止|超时|到期|时限|(?:交|报|发|送)了?(?:没有?|吗|么|不)[?.]*$/;

function howLong({ sentence: { plain }, isRunning, named }: Heard): Intent | undefined {
  const isOfPaper = new RegExp(papersOf).test(plain) && clock.test(plain);
  const isOfTime =
    isRunning &&
    /(?:差|剩|有)[^,.]{0,4}(?:多久|多长|几个?小时|几分钟)[^,.]{0,6}(?:超时|到期|要交|要报|续报|截止)/.test(
      plain,
    );
  if ((!isOfPaper && !isOfTime) || /通知|演练|是啥|是什么|意思/.test(plain)) return undefined;
  return surely('incident.query', { ...named, choice: 'clocks' });
}

const makesPaper =
  /导|打印|生成|下载|起草|草拟|拟|写(?!了)|出(?:一?[份个稿]|稿|具|个)|弄|搞|整(?:一?[份个]|出)|做(?!了)|docx|打出来|来一?[份个]|要一?[份个]|[发给](?:我|过来)|word|文档|盖章|[出成文]稿|稿(?:子)?[^,.]{0,3}(?:写|出|弄)/i;
const papers: readonly (readonly [RegExp, string])[] = [
  [/首报|快报|初报/, 'first'],
  [/续报/, 'follow'],
  [/终报|末报|结案报告|终结报告|最终报告/, 'final'],
];

function paper({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain } = sentence;
  const isPaper = new RegExp(`${papersOf}|${subject}[^,.]{0,4}(?:的)?(?:报告|材料|情况报告)`).test(plain);
  if (!isPaper || !makesPaper.test(plain) || isAsked(plain)) return undefined;
  if (!isRunning && !isOfficial(sentence) && !/事故|SG-/.test(plain)) return undefined;
  if (/已|报了|送了|交了|如下|[:][^,.]{6,}|原因|伤|死|零报告|检查/.test(plain)) return undefined;
  const choice = papers.find(([words]) => words.test(plain))?.[1];
  return surely('incident.paper', { ...named, ...(choice && { choice }) });
}

const wentUp =
  /(?:[已己]|刚|刚刚|都)(?:经)?(?:向|给|往|书面|电话|口头)?[^,.\s]{0,14}(?:上报|报告|报送|报了?|交|递|传|送|发)|(?:报|交|递|传|送|发|打)(?:上去|出去|过去|过|完|给|到|至|掉)?[^,.\s]{0,12}了|(?:递|传|送|发|报|交)(?:给|到|至|了)[^,.]{0,3}(?:区|市|省|县|应急|局|政府|街道)|(?:打过|通过)电话/;
const upTo =
  /[区市省县](?:里|委|局|政府|总?值班|安委|长|应急|商务|消防)|应急局|政府|总?值班室|安委[会办]|委办|上级|市局|商务局|局里/;
const notSent =
  /[?]|吗$|没|未|请|隐患|方案|职代会|职工|双报告|人(?:员)?(?:已|都)?送|送医|送(?:到|往)?医院|送走|值班表|名单|台账|零报告|演练|预案|总结|要(?:报|交|送)|再报|准备|如下|总值班室?要/;

/** What goes up besides news of an emergency. */
const otherNews =
  /值班(?!室)|排班|班表|预案|计划|总结|名单|报表|台账|零报告|[日周月]报|报名|备案|演练|检查|反馈|回函/;

function sentUp({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain } = sentence;
  if (!wentUp.test(plain) || notSent.test(plain) || news.test(plain) || /^\d{1,6}\D/.test(plain))
    return undefined;
  if (otherNews.test(plain) && !new RegExp(`${papersOf}|事故`).test(plain)) return undefined;
  if (!isOfReports(plain, isRunning)) return undefined;
  const byUnit = !isOfficial(sentence) || /单位已|企业已|他们已/.test(plain);
  return surely('incident.sent', { ...named, ...timeSlot(sentence), choice: byUnit ? 'unit' : 'bureau' });
}

const news = /伤|死|亡|困|救出|骨折|堵住|起火|着火|火(?:势|已|灭)|原因/;

/** A report by its name, or whatever went to those above while one runs. */
function isOfReports(plain: string, isRunning: boolean): boolean {
  const isNamed = new RegExp(papersOf).test(plain);
  const isPaper = isNamed || /书面的|书面(?:材料|续报)|事故情况|情况报告/.test(plain);
  const isUp = upTo.test(plain) && (isRunning || /事故|突发|火灾/.test(plain));
  return isUp || (isPaper && (isRunning || isNamed || upTo.test(plain)));
}

const asLast =
  /最后一报|末次?报|收尾|收场|报个结|终结上报|特此|终报|终结报告|结案报告|(?:最终|最后)(?:的)?(?:一次|情况|结果|报告|报)|[算作当]终报|处置结束|(?:全部|彻底|都)(?:处理|处置|解决|结束|完)(?:完|好|掉)?了/;
const asSuch = /[终末]报来了|(?:报个|这是|特此|算|作为|就是)[终末]报[.!]*$/;
const tells =
  /[:]|灭|伤|死|亡|出院|原因|清完|堵住|恢复|人都|平安|没事|无人|无伤|损失|稳定|谈妥|善后|修好|漏光|如下|解除|康复/;

function last({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (
    !asLast.test(plain) ||
    (!tells.test(plain) && !asSuch.test(plain)) ||
    /[?]|吗$|没(?:写|交|报)|请|隐患|整改/.test(plain)
  )
    return undefined;
  const isOfOne = isRunning || new RegExp(`终报|终结报告|结案报告|最终报告|${subject}`).test(plain);
  return isOfOne ? surely('incident.final', { ...named, text: said }) : undefined;
}

const grade = '(?:一般|较大|重大|特别重大)';
const judgedWord =
  /(?:不|不能)(?:属于?|算|够|构成|纳入|是|列入)(?:作|为|成)?[^,.]{0,8}(?:事故|标准)|(?:研判|定性|认定|判定|界定|核定|定为?|算|属于?)[^,.]{0,10}(?:事故|意外|自杀|猝死|疾病|刑事)|够不(?:上|着)|是(?:一般|较大|重大)[^,.]{0,6}事故|够(?:一般|较大|重大)|非[^,.]{0,4}事故|不入事故|(?:按|定为?)[^,.]{0,4}(?:一般|较大|重大)|不够(?:上)?事故|达不到[^,.]{0,6}(?:标准|事故)|(?:猝死|疾病|发病|自杀)[^,.]{0,12}(?:不|非)/;

const denied = /不(?:能)?(?:属于?|算|够|构成|纳入|是|列入|用|必|需)|够不|达不到|非|意外|自杀|猝死|疾病|不报/;

function judged({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (!judgedWord.test(plain) || isAsked(plain) || /隐患|整改|演[练习]|保险|理赔|责任险/.test(plain))
    return undefined;
  const isOfOne =
    isRunning || named.reference !== undefined || new RegExp(`${subject}|生产安全|${grade}事故`).test(plain);
  if (!isOfOne || !isOfficial(sentence)) return undefined;
  const isNone = denied.test(plain);
  return surely('incident.judge', { ...named, choice: isNone ? 'none' : 'graded', reason: said, text: said });
}

const shut =
  '(?:落幕|结上|不再跟|结案|办结|了结|结掉|结了|可以结|归档|(?:同意|办结)关闭|没什么尾巴|收尾(?!工)|销掉|关(?:了|掉|闭|上)|给关|结束(?:了|掉|吧)?|关掉|关(?=[.!]*$)|解除)';
const isShut = new RegExp(
  `${subject}\\s?\\d{0,4}[^,.]{0,12}?[\\s,]?(?:给它|把它|可以|能)?[^,.]{0,4}${shut}|${shut}(?:了|吧)?[^.]{0,4}${subject}|^(?:${kinds}|现场|险情|火情)?(?:已|可以?|同意|予以|都)?结案(?:了|吧)?[.!]*$`,
);

function ended({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain } = sentence;
  if (!isShut.test(plain) || isAsked(plain)) return undefined;
  if (
    /报告|没|率|未|不能|不要|先不|别|多少|几|什么|被困|还在|又|阀|电源|总闸|隐患|销号|原因|已(?:处置|处理)?(?:结束|了结)/.test(
      plain,
    )
  )
    return undefined;
  const isOfOne = isRunning || named.reference !== undefined || /事故|事件/.test(plain);
  return isOfOne ? surely('incident.close', named) : undefined;
}

const number = '[\\d零〇一二两三四五六七八九十]{1,4}';
const nobody = '(?:没有?|无|未|暂无|尚无|均无|未造成)(?:发生|造成|任何|人员?|人)*';
const hurt = '(?:死亡?|亡|遇难|伤亡?|轻伤|重伤|受伤|烧伤|烫伤|中毒|被困|失联|失踪|擦破皮?|住院)';
const fact = new RegExp(
  `^(?:目前|现在|共|总共|一共|就|只|其中|还有|初步|大概|大约|估计|确认|现场|补报|你问的)*(?:${[
    `${hurt}(?:的|了|人数|人员)?[:]?(?:${number}|无)(?:个|人|名)?`,
    `${number}(?:个|人|名)?(?:人|员工|工人|顾客)?[^,.]{0,2}${hurt}[^,.]{0,3}`,
    `${nobody}${hurt}(?:的|情况|亡)?(?:和${hurt})?`,
    `(?:重|轻)的${number}个?`,
    '(?:直接)?(?:经济|财产)?损失.{1,14}',
    '(?:过火|燃烧|受灾|烧了)[^,.]{0,8}(?:平|平方|平米|米)(?:左右|多)?',
    '没(?:有)?伤(?:着)?人',
    `(?:救出|住院|重|轻|亡|伤|困了?)${number}(?:人|个)?`,
    '(?:毁|烧)(?:货|毁|了)?[^,.]{0,8}(?:万|千|元|块|个摊位|摊)',
    '伤亡情况',
    '(?:大概|大约)?[\\d一二三四五六七八九十]+[万千]块?(?:左右)?',
    '(?:都|全|已经?)(?:已)?救出',
    '(?:没有?|无)(?:死人|人死|死的|伤的|人伤|大碍)',
    '(?:事发|起火|发生|发现)(?:时间|地点|单位|部位).{1,16}',
    '(?:其余|其他|别的)?(?:都|也|全)?(?:找到|没别的|没了|没事|无)了?(?:别的)?',
    '没(?:有)?别的',
    `(?:几项|这几项|那几项|${number}项)`,
    `死${number}伤${number}|亡${number}伤${number}`,
  ].join('|')})(?:左右|吧|了|的|。)*$`,
);

/** Nothing but figures and the like: whatever tells of more is news, or another alarm. */
function facts({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (!isRunning || /[?]|吗$/.test(plain)) return undefined;
  const clauses = plain
    .split(/[,;.!\s]+/)
    .filter((clause) => clause !== '' && !/^\d{1,2}:?\d{0,2}$/.test(clause));
  const known = clauses.filter((clause) => fact.test(clause)).length;
  const isAll =
    known === clauses.length || (known > 0 && known === clauses.length - 1 && /事发|你问/.test(plain));
  const isMeant = clauses.length > 1 || !new RegExp(`^(?:目前|现在)?${nobody}`).test(plain);
  return isAll && known > 0 && isMeant ? surely('incident.facts', { ...named, text: said }) : undefined;
}

const stands =
  /(?:啥|什么|咋|怎么?样?|如何|哪)(?:个)?(?:情况|样|步|进展|消息|状态|了)?[了啊呀]?[?.]*$|到哪|进展(?:呢|如何)?[?.]*$|情况(?:呢|怎|咋|如何)|(?:出来|弄出来|救出|救上来|灭|找到|脱险|控制住)[^,.]{0,3}(?:没有?|吗|了没|没)[?.]*$|几起|还[^,.]{0,3}(?:着|人)(?:吗|不)|还开着吗|第几[户层家]|出来了吗|还有[^,.]{0,8}(?:不|吗|没)[?.]*$|消息|现在怎样/;
const asksOf = new RegExp(
  `${subject}|火场|火势|现场|伤(?:员|者|情|的)|医院|被困|(?:那边|那里|那)${kinds}|${kinds}(?:那边|现在)|人(?:呢|都)?[?]?(?:救|出来)|救上来|烧到|冷库|一起`,
);

function asked({ sentence: { plain }, isRunning, named }: Heard): Intent | undefined {
  const isNamed = named.reference !== undefined;
  if (!isRunning && !isNamed && !/事故|突发事件|[这那]起/.test(plain)) return undefined;
  if (
    plain.length > 40 ||
    !stands.test(plain) ||
    /今年|全年|本月|[上这]个?月|季度|一共|隐患|整改|怎么办|咋办|怎么(?:报|处理|弄)|快来|救命|没(?:出来|上来|声)|出不来|睁不开|往外跑|头晕|喘不/.test(
      plain,
    )
  )
    return undefined;
  const isOfOne = asksOf.test(plain) || isNamed || (isRunning && /几起|情况|进展/.test(plain));
  return isOfOne ? surely('incident.query', named) : undefined;
}
