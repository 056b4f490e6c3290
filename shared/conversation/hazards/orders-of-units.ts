import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent } from '../intent.ts';
import { categoryIn } from '../lexicon.ts';
import { anyOf, inOrder } from '../pattern.ts';
import { type Sentence, surely } from '../sentence.ts';
import { caseOf, isAsked, withoutNumber } from './order-parts.ts';
import { planTold } from './plan-told.ts';
import { withoutDone } from './rectifying.ts';

/** What a unit or whoever reported says of a case, in whatever words and order. */
export function unitsWord(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 300) return undefined;
  return (
    takenBack(sentence) ?? thereAgain(sentence) ?? weekly(sentence) ?? planned(sentence) ?? partDone(sentence)
  );
}

const undo = anyOf({
  takesBack: /撤(?:了|掉|下来?|销|回|一下)?|作废|取消|收回|拿下来|收(?:了|回去)|撤回来/,
  notCounted: /不算(?!隐患|问题|是|什么)(?:数)?|当我没报/,
  deleted: /删(?:了|掉|除)?|消掉|抹(?:了|掉)/,
  nobodyNeedsTo: /(?:别|不用|不要|无需|甭)(?:再)?(?:处理|管|查|来|派人|跟|受理|登)了?|不要(?:了|登)|不用了/,
});
const ownReport = anyOf({
  whatISaid:
    /(?:本人|我)[^,.]{0,8}(?:提交|反映)的|当我没报|(?:我|我们)[^,.]{0,6}(?:报|反映|举报|提)的|(?:刚|刚才|前面|之前|上面|上午|下午|昨天|早上)[^,.]{0,3}(?:报|反映|举报|提)的?(?!到|刚)|我那?[条个]?(?:的)?(?:隐患|上报|举报)/,
  thatOne: /刚(?:才|刚)?那[条个]|[这那上后前]一?[条](?!街|路|裤)|报的(?:那|这)[条个]/,
});
const mistake = anyOf({
  misread: /报岔|搞岔|看花|有误|老花眼|手快|[搞弄看报认听写记]错|点错了?[,\s]*刚录|看走眼|没看清|[搞弄]混/,
  notOurs: /不是(?:我|他)们?(?:店|家)的|人家在/,
  nothingWrong: /好好的|虚惊|不是(?:隐患|问题)|后来[^,.]{0,8}没事|没(?:什么)?事了?$|有钥匙/,
  onPurpose: /故意|调试/,
  misunderstood: /误会|误报/,
  twice: /报重|重复了|报混/,
});
const otherThing =
  /收到|误点|点错|订单|换班|调班|请假|值班|通知|预警|红包|消息|快递|外卖|会议|会员|群里|发错群|航班|预约|机票|班表|签到|摊位|货/;

/** 刚报的撤一下, 12号撤掉吧 我弄错了: his own report, and that it is not to count. */
function takenBack(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (isBareUndo(sentence)) return surely('hazard.withdraw', { reference: 'last', text: said });
  if (!undo.test(plain) || /[?]|吗$|干嘛|啥|什么/.test(plain) || otherThing.test(plain)) return undefined;
  if (
    isOfficial(sentence.context) &&
    sentence.context.open.lastCase === undefined &&
    !/报|反映|隐患|\d/.test(plain)
  )
    return undefined;
  const { slots, isNamed } = caseOf(sentence);
  const isNumber = /\d/.test(slots.reference ?? '');
  if (!isOwnMistake(plain, isNamed) && !(isNumber && undoneBare.test(plain) && !/摊|架|货|车/.test(plain)))
    return undefined;
  const reference = slots.reference === undefined || slots.reference === 'fuzzy' ? 'last' : slots.reference;
  return surely('hazard.withdraw', { reference, text: said });
}

/** 撤回, right after a report of his own: an official takes back what he sent. */
function isBareUndo({ plain, utterance, context }: Sentence): boolean {
  const isHis = context.open.lastCase !== undefined && !utterance.inGroup && context.open.confirm === 0;
  return isHis && /^(?:请)?撤[回销](?:一下|吧)?[.!]*$/.test(plain) && !isOfficial(context);
}

function isOwnMistake(plain: string, isNamed: boolean): boolean {
  const isWrong = mistake.test(plain);
  const isOwn = ownReport.test(plain) && (isWrong || !/^(?:请)?撤[回销]?[这那上]?一?条/.test(plain));
  return isOwn || (isWrong && (isNamed || /[报认]错(?:店|地方|单位|了)|误报|报重/.test(plain)));
}

const undoneBare = inOrder(
  /号?[\s,]*(?:这条|那条|隐患)?[\s,]*(?:我)?(?:想|要)?(?:现在)?/,
  undo,
  /(?:吧|了|啊)?[.!]*$/,
);

const wasClosed = anyOf({
  closed:
    /销掉|前天还|修好没|怎么就销|(?:已经?)?销(?:了)?号|(?:已经?)?结(?:了)?案|结掉|结了|办结|关(?:了|掉|闭)(?:的)?案?|关了案/,
  tooSoon: /[结销关]太早|前脚刚结|别给[^,.]{0,4}关/,
  thatOne: /(?:收|结)的那[条个]/,
  saidMended: /说(?:是)?(?:已经?)?[改弄修整处清]{1,2}(?:好|完|理|到位)/,
  beforeNow: /上(?:次|回|周)[^,.]{0,4}[报改整]|之前[^,.]{0,4}[报改整]|昨天[^,.]{0,4}(?:结|销|改)/,
});
const relapse = anyOf({
  again: /又(?!来人|问|说)|反弹|复发|死灰复燃|搬回|恢复原样|重新(?:打开|立案|办|开)|翻出来|再打开/,
  asBefore: /(?:还是|仍|仍旧|依旧|依然)(?:没|老样子|那样|原样|空|烂|坏|露|堵|锁|漏|占|在|不)|老样子|问题还在/,
  notMended: /(?:没|未)(?:有)?(?:真)?(?:修|改|弄|处理|解决|清|换)|等于没|白改/,
  pretended: /假整改|假的|糊弄|应付|作假|摆拍|拍完照?就|盖了?一?下|其实/,
  objects: /不(?:认可|服|认|同意)|有异议/,
  dontClose: /别关|别给[^,.]{0,4}关|太早/,
});
const checkedWord = /不通过|不给过|不行|复查|验收|不合格|延期|申请|什么时候/;

/** 销了号的又堵上了, 5号重新打开: closed or by its number, and there again. */
function thereAgain(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (/[?]|吗$/.test(plain) || checkedWord.test(plain) || !relapse.test(plain)) return undefined;
  const isClosed = wasClosed.test(plain);
  const isOpened =
    /\d/.test(slots.reference ?? '') &&
    /重新(?:打开|立案|办)|翻出来|再打开|不(?:认可|服|认)|反弹|又|假整改|糊弄|搬回|等于没|老样子|别关|别给[^,.]{0,4}关|假的|太早|问题还在/.test(
      plain,
    );
  if (!(isClosed && (isNamed || /[那这上]|的|你们|怎么就/.test(plain))) && !isOpened) return undefined;
  if (/还(?:有|剩)[^,.]{0,4}[处条个]|另(?:外|一)|(?:剩|等)(?:配件|厂家|师傅)/.test(plain)) return undefined;
  const reason = withoutNumber(said);
  return surely('hazard.reopen', { ...(slots.reference !== 'fuzzy' && slots), reason, text: said });
}

const perWeek =
  /周报|周进[度展]|(?:本|这|每|上)个?(?:周|星期|礼拜)|第[一二三四五六七八九十\d]+(?:周|个星期)|进[度展]/;
const reports = /周报|周汇报|进[度展]/;
const listedOne = /挂牌|督办|重大/;
const work = anyOf({
  tests: /试压|通过/,
  little: /没啥进展|还(?:差|剩|没)|下周/,
  reached:
    /立了|到了|开[工装始]|砌到|(?:拆|铺|装|挖|换|焊|刷|砌|浇|敷设|清|搬|加固|设计|施工|进场|到货|招标|采购|完成|干|做|修|改|验|安装|贴|布)[^,.?]{0,8}(?:了|完|好|到|中|一半|场|货|面)/,
  share: /[\d一二三四五六七八九十两半几]+成|\d+\s?%|百分之/,
});

function weekly(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (/[?]|[吗呢]$|怎么样|咋样|如何|多少|谁|卡在|业绩|任务|工作周报|请各|尽快|催/.test(plain))
    return undefined;
  const isListed = listedOne.test(plain);
  const isReport =
    reports.test(plain) && (isNamed || isListed || /^(?:报|每周|本周|这周|周|.{1,6}周汇报)/.test(plain));
  const isTold =
    (perWeek.test(plain) || /到今天|周汇报/.test(plain)) && isListed && !/申请|请|列入/.test(plain);
  if (
    (!isReport && !isTold) ||
    !work.test(plain) ||
    (!isNamed && !isListed && !/^[^,.\s]{0,6}(?:周报|周汇报|本周进[展度]|这周进[展度])[\s:,]/.test(plain))
  )
    return undefined;
  return surely('hazard.progress', { ...(slots.reference !== 'fuzzy' && slots), text: said });
}

function planned(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  const form = planTold(sentence, isNamed);
  if (!form || isAsked(plain.replace(/怎么[改弄办搞]/, ''))) return undefined;
  return surely('hazard.plan', { ...(slots.reference !== 'fuzzy' && slots), text: said, form });
}

const share = anyOf({
  half: /(?:改|整|装|修|换|弄|清|处理|拆|搬|做)(?:了|完|好)?(?:差不多)?(?:一半|一部分|部分|大部分|大半|小半|[一两二三四五六七八九\d]+成|一截|一半|了俩)/,
  pieces: /(?:修|换|到|装|补)了?[\d一两二三四五六七八九]+[辆台个只扇副](?=[,.\s]|$)/,
  most: /(?:大部分|一部分|部分)(?:都)?(?:已经?)?(?:整|改|弄|修|换|清|搞)(?:改)?(?:完|好|了)/,
});
const doneClause = anyOf({
  settled: /妥了|收拾了|贴了|加固了|理顺了/,
  gone: /运走|抠出来/,
  mostly: /多一半/,
  mended:
    /(?:修|弄|换|装|清|搬|整|改|拆|补|搞|处理|撵|挪|移|贴)(?:理|改|走|掉|出)?(?:完|好|走|掉|妥)?(?:了|啦|完|好|走)|(?:能改的|该换的)(?:都)?改/,
});
const restClause = anyOf({
  remains:
    /那俩|剩俩|还(?:剩|差|没|得|要|有|堆|在|需)|剩(?:下|余|一|两|[\d])|就剩|剩的|其余|没回|[那这]截|第[二三四]个/,
  waits:
    /得再等|没货|缺|没来|缺|没到|后天发|没(?:弄|修|改|换|装|清)|(?:要|得|在)?等(?:厂家|配件|货|师傅|施工|供电|材料|电工|批)|走采购/,
  otherOnes: /另[外一]/,
  nextTime: /下趟|接着(?:弄|搬|改|清)|下周(?:弄|到|改|装)|明天(?:接着|再|继续)/,
  odds: /零碎/,
});
const notOfMending =
  /检查|出动|查[了出]|[日周月夜自]检|自查|排查|巡|作文|论文|方案|家里|手机|电脑|客户|谈成|作业|工资|终报|人(?:救|伤)/;
const thing = anyOf({
  partsOfIt:
    /盖板|喷头|龙骨|灯|插[座头]|线|配电|电箱|灭火器|喷淋|报警器|货|堆|门|栓|管|架|指示|充电|电瓶|尾巴/,
  itself: /的事|整改|隐患|[处项条](?!件)/,
  trade: /厂家|配件|师傅|施工|采购|卷帘|防火|消防|通道/,
});

/** 灯修好了 门还没弄: a part is done, and what is left is said; or half of it. */
function partDone(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const { slots, isNamed } = caseOf(sentence);
  if (/[?]|吗$/.test(plain) || notOfMending.test(plain)) return undefined;
  const clauses = plain.split(/[,;.\s]+/).filter((clause) => clause !== '');
  const first = clauses.findIndex((clause) => doneClause.test(clause) && !/没|未/.test(clause));
  const left = clauses.some((clause, at) => at > first && restClause.test(withoutDone(clause)));
  const isPart = share.test(plain) || (first >= 0 && left);
  const isOurs = isNamed || thing.test(plain) || categoryIn(plain) !== undefined;
  if (!isPart || !isOurs) return undefined;
  return surely('hazard.rectify.partial', { ...slots, reason: said });
}
