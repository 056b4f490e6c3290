import { isOfficial } from '../../domain/directory/person.ts';
import { authorityTold, deadline, levelOf, responsible, tierOf, twice, untrue, which } from '../case.ts';
import type { Intent } from '../intent.ts';
import { likely, type Sentence, surely, unitSlot } from '../sentence.ts';
import { isOfACase } from './shown-case.ts';

/** What officers say about a case: true or not, how bad, whose, until when, closed or not. */
export function ruling(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200) return undefined;
  return recheck(sentence) ?? verify(sentence) ?? transfer(sentence) ?? escalate(sentence);
}

/** A case number alone, to look at it; 31不合格 再给两天: a number and a verdict, before anybody's request for more time is read into it. */
export function verdict(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (/^YH-?20\d\d-?\d{4,7}$/i.test(plain.trim())) return surely('hazard.query', which(sentence));
  const found =
    /^(?:第|编号|隐患|#)?\s?(YH-?\d{4}-?\d{4,7}|\d{1,6})号?[\s,:]*不(?:合格|通过|行|过关|达标)(?=[\s,.:;]|$)[\s,.:;]*/i.exec(
      plain,
    );
  if (!found || plain.length > 200 || !isOfficial(sentence.context)) return undefined;
  const reason = said.replace(/^.*?不(?:合格|通过|行|过关|达标)[\s,，。.:：;；]*/, '');
  return surely('hazard.recheck.fail', {
    ...which(sentence),
    ...deadline(sentence),
    reason: reason === '' && hasTerm(sentence) ? said : reason,
  });
}

/** Comes after a request for more time, which uses the same words. */
export function order(sentence: Sentence): Intent | undefined {
  return sentence.plain.length > 200 ? undefined : dispatch(sentence);
}

const valid =
  /(?:情况|经核实|核查|核实)?属实|查实|核实无误|情况无误|(?:核实|核查|核查过|核实过)(?:了|过)?[,\s]*(?:确实|是真的|存在|有这)|(?:确认|核实|核定|认定|判定|定性|评定|属于?|算是?)为?(?:一般|重大)(?:隐患)?|(?:^|[,\s])(?:定为?|按|判定为?)(?:一般|重大)(?=(?:事故)?隐患|[,.;!\s]|$|[处办]理|整改|挂牌|[\d一二三四五六七八九十两]+个?(?:天|日|周|工作日))|确实(?:有|存在)[^,.]{0,4}(?:隐患|问题)|(?:已)?(?:核实|核查)(?:了|过|完毕?)?[,\s]+(?:是|为|属于?)?(?:一般|重大)(?:隐患)?/;

function verify(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const common = { ...which(sentence), ...deadline(sentence), ...responsible(sentence) };
  const firmly = isOfACase(sentence, common) ? surely : likely;
  if (twice.test(plain) && !/重复(?:检查|发生|使用)/.test(plain)) {
    return firmly('hazard.verify', { ...common, choice: 'duplicate' });
  }
  if (untrue.test(plain) && !/下班|交班|接班/.test(plain))
    return firmly('hazard.verify', { ...common, choice: 'invalid' });
  if (!valid.test(plain) || /[?]|吗$|换班|调班|调值/.test(plain)) return undefined;
  const unit = unitSlot(sentence.units[0]);
  return firmly('hazard.verify', { ...common, ...levelOf(plain), choice: 'valid', ...unit });
}

const looksAgain =
  /退回(?:重改|重新|整改)|打回(?:重改|整改)?|复查|复核|复验|验收|回头看|销[号案]|现场(?:看过|核查|检查)/;
const failed =
  /(?:复查|复核|复验|验收).{0,16}(?:又|不(?:合格|通过|行|达标|过)|没(?:有)?(?:通过|过|合格)|未(?:通过|达标|过))|不予销|不能销|(?:重新|继续|再次)整改|[退打]回|(?:依旧|依然|仍然?|还是?)(?:存在|没|未|有)/;
const passed =
  /(?:复查|复核|复验|验收).{0,6}(?:合格|通过|没问题|无问题|达标|ok|完成|过了|符合)|(?:同意|可以|予以|准予|给予|现)?销[号案]|(?:整改|处理)(?:已)?到位/i;

function recheck(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!looksAgain.test(plain) || /请|[?]|吗$|什么时候|安排|申请/.test(plain)) return undefined;
  const slots = which(sentence);
  if (failed.test(plain)) {
    return surely('hazard.recheck.fail', {
      ...slots,
      ...deadline(sentence),
      reason: whySentBack(sentence),
    });
  }
  return passed.test(plain) ? surely('hazard.recheck.pass', slots) : undefined;
}

/** A verdict with a day is kept as it was said; without either, what is wrong is asked. */
const hasTerm = (sentence: Sentence): boolean => Object.keys(deadline(sentence)).length > 0;

/** What is wrong, without the verdict and its day. */
function whySentBack(sentence: Sentence): string {
  const { said } = sentence;
  const rest = said
    .replace(/^\s*(?:第|编号|隐患|#)?\s*(?:YH-?\d{4}-?\d{4,7}|\d{1,6})?\s*号?[\s,，:：]*/i, '')
    .split(/[,，;；。.!！\s]+/)
    .filter((part) => part !== '' && !onlyVerdict.test(part))
    .join('，');
  return rest === '' && hasTerm(sentence) ? said.trim() : rest;
}

const onlyVerdict =
  /^(?:现场|今[天日]|经)?(?:复查|复核|复验|验收)(?:结果)?(?:后|了|:|：)?(?:不合格|不通过|未通过|没通过|没过|不行|不达标)?$|^(?:请|限|责令|须)?.{0,8}(?:[天日周]内|前)(?:重新)?(?:完成)?整改(?:到位|完成|完毕)?$|^(?:请)?(?:重新|继续|再次)整改$|^[退打]回(?:重新)?(?:重改|整改)?$|^不予销[号案]$/;

const authority =
  '(?:住建|消防|应急|市监|市场监管|城管|公安|交警|卫健|环保|生态环境|水务|质监|综合执法|执法|供电|燃气|文旅|交通|街道|派出所|大队|支队|[\\u4e00-\\u9fff]{1,6}[局委办队])';
const handOver = new RegExp(
  `(?:抄告|抄送|函告|函送|发函|移交|移送|转办|转交|转给|转|交由|报送)(?:给|至|到|区|市|县|属地|\\s)*[^,.]{0,6}?${authority}|线索移交|移交(?:执法|线索)|(?:归|属于?|是)(?:区|市|县)?${authority}.{0,6}(?:管|负责|职责|范围|的事|口)?[^.]{0,10}(?:移交|移送|转过去|函告|函送|抄告)`,
);

function transfer(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const found = handOver.exec(plain);
  if (!found || /[?]|吗$|值班|班(?:了|$)|钥匙|安全的事|联络/.test(plain)) return undefined;
  const to = authorityTold(plain);
  const terms = deadline(sentence);
  return surely('hazard.transfer', {
    ...which(sentence),
    ...terms,
    ...(to && { choice: to }),
    text: sentence.said,
  });
}

function escalate(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (
    !/挂牌督办|(?:厅|处|科|省|市|县|区)级(?:挂牌|督办)|提级督办|升级督办|升级为.{0,6}督办|列入督办/.test(
      plain,
    ) ||
    /[?]|哪些|多少|台账|制度/.test(plain)
  )
    return undefined;
  return surely('hazard.escalate', { ...which(sentence), ...tierOf(plain) });
}

const sent =
  /(?<![委指分出调])派(?!出所|对|送|员|驻|生).{2,12}(?:整改|处理|落实)|(?:派|交办|分派|派单|下发|转办|指派|分)(?:给|到|至|发)|(?:交(?:给|由)|由).{2,14}(?:整改|处理|落实|办理)/;
const mends = '(?:整改|改完|改好|改正|处理好|停用|停业|停止使用|整顿)';
const ordered = new RegExp(
  `(?:限|责令|督促|要求|请|须|务必|立即|当[场天日]|[前内])[^?]{0,20}${mends}|整改(?:到位|完毕|完成)?.{0,6}责任人|[天日周]内?(?:完成)?${mends}`,
);
const notAnOrder = /[?]|吗$|班(?:$|[,.\s])|复查|已(?:经)?(?:整改|完成)|整改(?:完成|好了|完毕)了|申请/;

function dispatch(sentence: Sentence): Intent | undefined {
  const { plain, units } = sentence;
  const isSent = sent.test(plain);
  if ((!isSent && !ordered.test(plain)) || notAnOrder.test(plain)) return undefined;
  const until = deadline(sentence);
  if (!isSent && Object.keys(until).length === 0 && !/责任人|停用|停业/.test(plain)) return undefined;
  const unit = unitSlot(units[0] ?? sentTo(plain));
  const slots = { ...which(sentence), ...unit, ...until, ...responsible(sentence), ...levelOf(plain) };
  const firm = isOfficial(sentence.context) || isSent || /责令|责任人|限/.test(plain);
  return (firm ? surely : likely)('hazard.dispatch', slots);
}

function sentTo(plain: string): { name: string; ids: readonly string[] } | undefined {
  const name =
    /(?:派|交办|分派|派单|下发|指派)(?:给|到|至)([\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:[,.\s]|$|整改|处理)/.exec(
      plain,
    )?.[1];
  return name ? { name, ids: [] } : undefined;
}
