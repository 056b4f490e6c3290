import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { surely, timeSlot } from '../sentence.ts';
import { type Heard, papersOf, subject } from './incident-nouns.ts';
import { isAsked } from './order-parts.ts';

const clock = anyOf({
  when: /啥时候?|什么时[候间]|几点|几个?小时|何时|多久|什么点/,
  timeLeft: /几天|还有多|还[差剩]|差几|几分钟/,
  due: /截止|超时|到期|时限/,
  whetherDone: /(?:交|报|发|送)了?(?:没有?|吗|么|不)[?.]*$/,
});

/** How long until a report is due. */
export function howLong({ sentence: { plain }, isRunning, named }: Heard): Intent | undefined {
  const isOfPaper = papersOf.test(plain) && clock.test(plain);
  const isOfTime =
    isRunning &&
    /(?:差|剩|有)[^,.]{0,4}(?:多久|多长|几个?小时|几分钟)[^,.]{0,6}(?:超时|到期|要交|要报|续报|截止)/.test(
      plain,
    );
  if ((!isOfPaper && !isOfTime) || /通知|演练|是啥|是什么|意思/.test(plain)) return undefined;
  return surely('incident.query', { ...named, choice: 'clocks' });
}

const makesPaper = new RegExp(
  anyOf({
    exports: /导|打印|生成|下载/,
    writes:
      /起草|草拟|拟|写(?!了)|出(?:一?[份个稿]|稿|具|个)|弄|搞|整(?:一?[份个]|出)|做(?!了)|[出成文]稿|稿(?:子)?[^,.]{0,3}(?:写|出|弄)/,
    wants: /打出来|来一?[份个]|要一?[份个]|[发给](?:我|过来)|盖章/,
    format: /docx|word|文档/,
  }),
  'i',
);
const papers: readonly (readonly [RegExp, string])[] = [
  [/首报|快报|初报/, 'first'],
  [/续报/, 'follow'],
  [/终报|末报|结案报告|终结报告|最终报告/, 'final'],
];

/** A report by its name, or the papers of a named emergency. */
const reportNamed = anyOf({
  papersOf,
  ofASubject: inOrder(subject, /[^,.]{0,4}(?:的)?(?:报告|材料|情况报告)/),
});

export function paper({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain } = sentence;
  const isPaper = reportNamed.test(plain);
  if (!isPaper || !makesPaper.test(plain) || isAsked(plain)) return undefined;
  if (!isRunning && !isOfficial(sentence.context) && !/事故|SG-/.test(plain)) return undefined;
  if (/已|报了|送了|交了|如下|[:][^,.]{6,}|原因|伤|死|零报告|检查/.test(plain)) return undefined;
  const choice = papers.find(([words]) => words.test(plain))?.[1];
  return surely('incident.paper', { ...named, ...(choice && { choice }) });
}

const wentUp = anyOf({
  hasSent:
    /(?:[已己]|刚|刚刚|都)(?:经)?(?:向|给|往|书面|电话|口头)?[^,.\s]{0,14}(?:上报|报告|报送|报了?|交|递|传|送|发)|(?:报|交|递|传|送|发|打)(?:上去|出去|过去|过|完|给|到|至|掉)?[^,.\s]{0,12}了/,
  toThem: /(?:递|传|送|发|报|交)(?:给|到|至|了)[^,.]{0,3}(?:区|市|省|县|应急|局|政府|街道)/,
  byPhone: /(?:打过|通过)电话/,
});
const upTo =
  /[区市省县](?:里|委|局|政府|总?值班|安委|长|应急|商务|消防)|应急局|政府|总?值班室|安委[会办]|委办|上级|市局|商务局|局里/;
const notSent = anyOf({
  asks: /[?]|吗$|要(?:报|交|送)|总值班室?要/,
  notYet: /没|未|请|再报|准备/,
  otherPapers: /隐患|方案|职代会|职工|双报告|值班表|名单|台账|零报告|演练|预案|总结/,
  toHospital: /人(?:员)?(?:已|都)?送|送医|送(?:到|往)?医院|送走/,
  quoted: /如下/,
});

/** What goes up besides news of an emergency. */
const otherNews =
  /值班(?!室)|排班|班表|预案|计划|总结|名单|报表|台账|零报告|[日周月]报|报名|备案|演练|检查|反馈|回函/;

export function sentUp({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain } = sentence;
  if (!wentUp.test(plain) || notSent.test(plain) || news.test(plain) || /^\d{1,6}\D/.test(plain))
    return undefined;
  if (otherNews.test(plain) && !(papersOf.test(plain) || /事故/.test(plain))) return undefined;
  if (!isOfReports(plain, isRunning)) return undefined;
  const byUnit = !isOfficial(sentence.context) || /单位已|企业已|他们已/.test(plain);
  return surely('incident.sent', { ...named, ...timeSlot(sentence), choice: byUnit ? 'unit' : 'bureau' });
}

const news = /伤|死|亡|困|救出|骨折|堵住|起火|着火|火(?:势|已|灭)|原因/;

/** A report by its name, or whatever went to those above while one runs. */
function isOfReports(plain: string, isRunning: boolean): boolean {
  const isNamed = papersOf.test(plain);
  const isPaper = isNamed || /书面的|书面(?:材料|续报)|事故情况|情况报告/.test(plain);
  const isUp = upTo.test(plain) && (isRunning || /事故|突发|火灾/.test(plain));
  return isUp || (isPaper && (isRunning || isNamed || upTo.test(plain)));
}

const asLast = anyOf({
  lastReport:
    /最后一报|末次?报|报个结|终结上报|终报|终结报告|结案报告|(?:最终|最后)(?:的)?(?:一次|情况|结果|报告|报)|[算作当]终报/,
  closes: /收尾|收场|处置结束|(?:全部|彻底|都)(?:处理|处置|解决|结束|完)(?:完|好|掉)?了/,
  hereby: /特此/,
});
const asSuch = /[终末]报来了|(?:报个|这是|特此|算|作为|就是)[终末]报[.!]*$/;
const tells = anyOf({
  colon: /[:]|如下/,
  harm: /伤|死|亡|无人|无伤|出院|康复/,
  endOfIt: /灭|清完|堵住|恢复|稳定|善后|修好|漏光|解除/,
  fine: /人都|平安|没事/,
  cause: /原因/,
  damage: /损失|谈妥/,
});

export function last({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (
    !asLast.test(plain) ||
    (!tells.test(plain) && !asSuch.test(plain)) ||
    /[?]|吗$|没(?:写|交|报)|请|隐患|整改/.test(plain)
  )
    return undefined;
  const isOfOne = isRunning || /终报|终结报告|结案报告|最终报告/.test(plain) || subject.test(plain);
  return isOfOne ? surely('incident.final', { ...named, text: said }) : undefined;
}
