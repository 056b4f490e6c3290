import { isOfficial } from '../../domain/directory/person.ts';
import { deadline, which as whichCase } from '../case.ts';
import type { Intent, Slots } from '../intent.ts';
import { numberFrom } from '../sentence/number.ts';
import { type Sentence, surely, unitSlot } from '../sentence.ts';
import { readPlan } from './plan-said.ts';
import { isOfACase } from './shown-case.ts';

const number = '(?:第|编号|隐患|案件|#)?\\s?(?:YH-?\\d{4}-?\\d{4,7}|\\d{1,6})\\s?号?';
const head = new RegExp(`^\\s*${number}[\\s,:]*`, 'i');

function which(sentence: Sentence): Slots {
  const said = head.exec(sentence.plain)?.[0].match(/YH-?\d{4}-?\d{4,7}|\d+/i)?.[0];
  return said === undefined ? whichCase(sentence) : { reference: said.toUpperCase() };
}

/** What is said of a case that is known, by its number or in answer to its card. */
export function caseCommand(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (plain.length > 500 || /[?]$|吗$/.test(plain)) return undefined;
  return (
    decision(sentence) ??
    plan(sentence) ??
    withdrawal(sentence) ??
    layers(sentence) ??
    progress(sentence) ??
    offList(sentence) ??
    leadersEnd(sentence) ??
    answerOfDepartment(sentence) ??
    twoAfterAll(sentence) ??
    yesOrNo(sentence) ??
    again(sentence)
  );
}

/** It begins with the number of a case, or answers the card of one. */
function isOnCase({ plain, context }: Sentence): boolean {
  return head.test(plain) || (context.quoted?.topic === 'hazards' && context.quoted.id.startsWith('YH-'));
}

const takenBack = new RegExp(
  `^(?:请)?(?:撤销|撤回|作废|收回)(?:一下)?(?:我)?(?:刚才|刚刚|上面|上一|刚报的?)?(?:那|这)?[条个]?(?:的)?(?:${number}|隐患|上报|报告|举报)[.!]*$|^\\s*${number}[\\s,:]*(?:请|要)?(?:撤销|撤回|作废|取消上报|不用(?:处理|管)了)|^\\s*${number}[\\s,:]*(?:我)?(?:[报发弄搞看]错了)[,.!\\s]*(?:不用(?:处理|管|查)了?)?[.!]*$|[报发]错了[,\\s]*(?:请|麻烦)?(?:帮我)?(?:撤销|撤回|作废)`,
  'i',
);

function withdrawal(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!takenBack.test(plain)) return undefined;
  return surely('hazard.withdraw', { reference: 'last', ...which(sentence), text: said });
}

const notMended =
  /(?:还是|依然|仍然?|根本|压根|又)?没(?:有)?(?:整改|修|改|处理|解决|弄|清|换)(?:好|到位|完|掉|干净)?(?:[,.!\s]|$)|^.{0,12}又(?:堵|坏|放|堆|锁|漏|有|出现|开始|乱)|复发|反弹|重新(?:打开|办理|立案)|不(?:服|认可|同意).{0,6}(?:结果|核实|销号)|有异议/;

function again(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const rest = plain.replace(head, '');
  if (!isOnCase(sentence) || !notMended.test(rest) || /复查|验收|不合格|延期|条/.test(rest)) return undefined;
  return surely('hazard.reopen', { ...which(sentence), reason: said.replace(head, ''), text: said });
}

function plan(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const named = /整改方案|治理方案|六定|五落实/.test(plain.slice(0, 30));
  const items = Object.keys(readPlan(said)).length;
  if (items < (named ? 1 : 3) || (!named && !isOnCase(sentence))) return undefined;
  return surely('hazard.plan', { ...which(sentence), text: said });
}

function layers(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const named =
    /三(?:级|个层级|层)(?:管控)?责任人|三(?:级|层)(?:责任|管控)|三个层级.{0,6}[:是]/.test(plain) &&
    /班组|岗位|部门|厂长|经理/.test(plain);
  const slots = which(sentence);
  return named && isOfACase(sentence, slots) ? surely('hazard.layers', { ...slots, text: said }) : undefined;
}

function progress(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const rest = plain.replace(head, '');
  if (!isOnCase(sentence) || !/^(?:本周|这周|周)?(?:整改|工作)?进[展度]\s?[:,是]/.test(rest))
    return undefined;
  return surely('hazard.progress', { ...which(sentence), text: said });
}

function offList(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!/摘牌/.test(plain) || /不|没|未|哪些|多少/.test(plain)) return undefined;
  const agrees = /同意|批准|验收(?:合格|通过)|准予|予以/.test(plain);
  return surely('hazard.unlist', { ...which(sentence), ...(agrees && { choice: 'agree' }), text: said });
}

const endedByWord = /(?:批准|同意|特批|予以|决定|领导).{0,6}(?:办结|结案|特别销号)|特批销号|特别办结/;

function leadersEnd(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  if (!isOnCase(sentence) || !endedByWord.test(plain)) return undefined;
  const reason =
    /(?:原因|理由|因为?|由于)\s*[:：]?\s*([^;；。\n]{2,200}?)(?=[,，、]?\s*(?:文号|依据|文件)|[;；。\n]|$)/.exec(
      said,
    )?.[1];
  return surely('hazard.settle', { ...which(sentence), ...(reason && { reason }), text: said });
}

function answerOfDepartment(sentence: Sentence): Intent | undefined {
  const { plain, said } = sentence;
  const rest = plain.replace(head, '');
  const isUnnumbered = isOfficial(sentence.context) && !sentence.utterance.inGroup;
  if (!isOnCase(sentence) && !isUnnumbered) return undefined;
  if (receivedWord.test(rest) && isOnCase(sentence) && isOfficial(sentence.context))
    return surely('hazard.feedback', { ...which(sentence), choice: 'receipt', reason: receiptIn(said) });
  if (/^(?:补(?:充)?|更正|修改)?(?:移交|抄告|函送)?函?[\s:,]?(?:文号|督办文号|反馈期限)/.test(rest))
    return surely(/督办/.test(rest) ? 'hazard.escalate' : 'hazard.transfer', {
      ...which(sentence),
      ...deadline(sentence),
    });
  if (
    !/^(?:已|收到|登记)*(?:部门|主管部门|消防|应急|住建|市监|城管|公安|燃气|供电|.{2,10}(?:局|大队|支队|机构|部门|公司|街道))?(?:已|来)?(?:反馈|回函|复函|回复)/.test(
      rest,
    )
  )
    return undefined;
  if (
    !isOnCase(sentence) &&
    (/消防(?:公司|维保|设备|器材)/.test(rest) || !/(?:反馈|回函|复函)[\s:,].{2,}/.test(rest))
  )
    return undefined;
  return surely('hazard.feedback', { ...which(sentence), ...answerIn(said) });
}

/** 消防已签收, 回执已收到: the letter is there, nothing is answered yet. */
const receivedWord =
  /^[^,.;]{0,14}(?:签收|已受理(?!意见|结果)|收(?:到|悉)了?(?:我局)?的?(?:来?函|移交|抄告|材料))|^(?:签收)?回执/;

function receiptIn(said: string): string {
  return said
    .replace(/^\s*(?:第|编号|隐患|#)?\s*(?:YH-?\d{4}-?\d{4,7}|\d{1,6})\s*号?[\s,，:：]*/i, '')
    .replace(/(?:已|己)(?:经)?(?=签收|受理|收到|收悉)/, '')
    .replace(/(?:签收|受理)了?[\s,，:：]*/, ' ')
    .trim();
}

/** What a department did, and whether it sent the case back. */
export function answerIn(said: string): Slots & { readonly reason: string } {
  const isBack = /退回|不予受理|不属于(?:其|我|该)/.test(said);
  const reason = said.replace(/^.*?(?:反馈|回函|复函|回复)[\s,，:：]*/, '');
  return { reason, ...(isBack && { choice: 'back' }) };
}

function twoAfterAll(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (!isOnCase(sentence) || !/拆分|拆开|不是(?:同一|一)[条个件回]|(?:不|没有?)重复$/.test(plain))
    return undefined;
  return surely('hazard.same', { ...which(sentence), choice: 'part' });
}

/** 31同意: what can be agreed to by number alone is more time. */
function yesOrNo(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  const official = isOfficial(sentence.context);
  const said = head.test(plain) ? plain.replace(head, '') : '';
  const found = /^(不)?(?:同意|予?批准)[.!]*$/.exec(said);
  if (!official || !found) return undefined;
  return surely('hazard.extend', { ...which(sentence), choice: found[1] ? 'refuse' : 'grant' });
}

/** Asked for without a unit: it is kept by unit, and no list of hazards. */
const bookAsked =
  /^(?!通报[.]?$)(?:查看?|看一?下|导出)?(?:约谈|通报|处罚|黑名单)(?:的)?(?:记录|台账|名单|情况)?[.]?$/;

/** 黑名单, 哪些单位在黑名单: all that was decided so, whatever the unit. */
const blacklistAsked =
  /^(?:查看?|看一?下)?(?:全区|全局|本局|所有)?(?:的)?黑名单(?:的)?(?:记录|台账|名单|单位|有哪些|有谁)*[.]?$|^(?:有)?哪些(?:单位|企业)(?:在|进了?|被?列入了?|上了?)黑名单(?:里|上|了)?$/;

/** 约谈, 通报, 黑名单, 处罚 of a unit, by an official's word. */
function decision(sentence: Sentence): Intent | undefined {
  const { plain, said, units, dates } = sentence;
  const [unit] = units;
  if (!unit) return ofNoUnit(sentence);
  if (!isOfficial(sentence.context) || plain.length > 200) return undefined;
  // The figure of a document is no day: 临商〔2026〕5号.
  const last = dates.findLast(({ start }) => !/[)\]]\s?第?$/.test(plain.slice(0, start)));
  const slots = { ...unitSlot(unit), ...(last && { date: last.day }), text: said };
  if (/(?:约谈|通报|处罚|黑名单).{0,4}(?:记录|情况|台账)|(?:有没有|哪些).{0,4}(?:处罚|约谈)/.test(plain))
    return surely('hazard.decision', { ...slots, choice: 'show' });
  if (/黑名单|失信名单/.test(plain)) return surely('hazard.decision', { ...slots, choice: 'blacklist' });
  if (/罚款|行政处罚|停产停业整顿|取消(?:评先|评优)|限制政策|处以/.test(plain))
    return surely('hazard.decision', { ...slots, choice: 'penalty' });
  if (/^(?:建议|拟|提请|对)?(?:约谈)/.test(plain) || /(?:进行|予以|给予|拟)约谈/.test(plain))
    return surely('hazard.interview', slots);
  return /(?:进行|予以|给予|拟)通报|^通报(?:批评)?\s/.test(plain)
    ? surely('hazard.interview', { ...slots, choice: 'circular' })
    : undefined;
}

function ofNoUnit(sentence: Sentence): Intent | undefined {
  const { plain } = sentence;
  if (blacklistAsked.test(plain)) return surely('hazard.decision', { choice: 'blacklisted' });
  const isMeant = isOfficial(sentence.context) && bookAsked.test(plain);
  return isMeant ? surely('hazard.decision', { choice: 'show' }) : undefined;
}

/** Whether a day in a decision is its last, not that of its document. */
export const saysUntil = (said: string): boolean =>
  /至|到期|截[至止]|期限|(?<!收)到(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]/.test(said);

/** 期限一年, 为期六个月: how many months a decision holds. */
export function monthsIn(said: string): number | undefined {
  const [, many = '', unit] =
    /(?:期限|为期|有效期|期)(?:为|是|:|：)?\s?([\d一二两三四五六七八九十]{1,3})\s?(年|个月)/.exec(said) ?? [];
  const number = numberFrom(many);
  return number === undefined ? undefined : unit === '年' ? number * 12 : number;
}
