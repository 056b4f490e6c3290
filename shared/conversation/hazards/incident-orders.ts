import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { facts } from './incident-figures.ts';
import { type Heard, kinds, subject } from './incident-nouns.ts';
import { howLong, last, paper, sentUp } from './incident-reports.ts';
import { isAsked } from './order-parts.ts';

const numbered = /SG-?20\d\d-?\d{4,6}(?!\d)/i;
const spoken = /(?:事故|突发事件|事件)\s?(\d{1,4})(?!\d|月|日|[点时:人]|起)/;

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

const judgedWord = anyOf({
  noAccident:
    /(?:不|不能)(?:属于?|算|够|构成|纳入|是|列入)(?:作|为|成)?[^,.]{0,8}(?:事故|标准)|够不(?:上|着)|非[^,.]{0,4}事故|不入事故|不够(?:上)?事故|达不到[^,.]{0,6}(?:标准|事故)|(?:猝死|疾病|发病|自杀)[^,.]{0,12}(?:不|非)/,
  judged:
    /(?:研判|定性|认定|判定|界定|核定|定为?|算|属于?)[^,.]{0,10}(?:事故|意外|自杀|猝死|疾病|刑事)|是(?:一般|较大|重大)[^,.]{0,6}事故|够(?:一般|较大|重大)|(?:按|定为?)[^,.]{0,4}(?:一般|较大|重大)/,
});

const denied = /不(?:能)?(?:属于?|算|够|构成|纳入|是|列入|用|必|需)|够不|达不到|非|意外|自杀|猝死|疾病|不报/;

function judged({ sentence, isRunning, named }: Heard): Intent | undefined {
  const { plain, said } = sentence;
  if (!judgedWord.test(plain) || isAsked(plain) || /隐患|整改|演[练习]|保险|理赔|责任险/.test(plain))
    return undefined;
  const isOfOne =
    isRunning ||
    named.reference !== undefined ||
    subject.test(plain) ||
    /生产安全|(?:一般|较大|重大|特别重大)事故/.test(plain);
  if (!isOfOne || !isOfficial(sentence.context)) return undefined;
  const isNone = denied.test(plain);
  return surely('incident.judge', { ...named, choice: isNone ? 'none' : 'graded', reason: said, text: said });
}

const shut = anyOf({
  closes: /落幕|结上|不再跟|结案|办结|了结|结掉|结了|可以结|归档|没什么尾巴|收尾(?!工)/,
  shuts: /(?:同意|办结)关闭|销掉|关(?:了|掉|闭|上)|给关|关掉|关(?=[.!]*$)/,
  ends: /结束(?:了|掉|吧)?|解除/,
});
const isShut = anyOf({
  subjectFirst: inOrder(subject, /\s?\d{0,4}[^,.]{0,12}?[\s,]?(?:给它|把它|可以|能)?[^,.]{0,4}/, shut),
  shutFirst: inOrder(shut, /(?:了|吧)?[^.]{0,4}/, subject),
  closedAlone: new RegExp(
    `^(?:${kinds.source}|现场|险情|火情)?(?:已|可以?|同意|予以|都)?结案(?:了|吧)?[.!]*$`,
  ),
});

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

const stands = anyOf({
  how: /(?:啥|什么|咋|怎么?样?|如何|哪)(?:个)?(?:情况|样|步|进展|消息|状态|了)?[了啊呀]?[?.]*$|情况(?:呢|怎|咋|如何)|现在怎样/,
  howFar: /到哪|进展(?:呢|如何)?[?.]*$|还开着吗|出来了吗|消息/,
  done: /(?:出来|弄出来|救出|救上来|灭|找到|脱险|控制住)[^,.]{0,3}(?:没有?|吗|了没|没)[?.]*$|还[^,.]{0,3}(?:着|人)(?:吗|不)|还有[^,.]{0,8}(?:不|吗|没)[?.]*$/,
  howMany: /几起|第几[户层家]/,
});
const asksOf = anyOf({
  subject,
  scene: /火场|火势|现场|烧到|冷库/,
  people: /伤(?:员|者|情|的)|医院|被困|人(?:呢|都)?[?]?(?:救|出来)|救上来/,
  kindThere: inOrder(/(?:那边|那里|那)/, kinds),
  kindNow: inOrder(kinds, /(?:那边|现在)/),
  together: /一起/,
});

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
