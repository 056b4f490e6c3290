import { isOfficial } from '../../domain/directory/person.ts';
import type { Intent, Slots } from '../intent.ts';
import { type Sentence, surely, timeSlot } from '../sentence.ts';
import { factsGiven, verdictSaid } from './incident-said.ts';

const numbered = /SG-?20\d\d-?\d{4,6}(?!\d)/i;
const emergencyNamed = /事故|突发事件|SG-?20/i;
const spoken = /(?:事故|突发事件)\s?(\d{1,4})(?!\d|月|日|[点时:人]|起)/;

/** What the bureau says of an emergency it works on: how it stands, what went up, whether it was one, that it is over. */
export function incidentWork(sentence: Sentence): Intent | undefined {
  const { plain, context } = sentence;
  const asked = clocksAsked(sentence) ?? packAsked(plain) ?? letterAsked(plain) ?? sealAsked(plain);
  if (asked) return asked;
  const isRunning = context.open.working === true && !sentence.utterance.inGroup && !isOnCase(sentence);
  if (plain.length > 200 || !(emergencyNamed.test(plain) || isRunning)) return undefined;
  const byOffice = isOfficial(context);
  const isUnit = context.units.length > 0;
  if (!byOffice && !isUnit) return undefined;
  return ofOne(sentence, { byOffice, isRunning });
}

function ofOne(sentence: Sentence, { byOffice, isRunning }: Speaking): Intent | undefined {
  const { plain } = sentence;
  const reference = numbered.exec(plain)?.[0].toUpperCase() ?? spoken.exec(plain)?.[1];
  const named: Slots = reference === undefined ? {} : { reference };
  const facts = byOffice && isRunning ? factsGiven(sentence, named) : undefined;
  if (facts || plain.length > 60) return facts;
  return (
    upward(sentence, named, byOffice) ??
    (byOffice ? officially(sentence, named, isRunning) : undefined) ??
    (isRunning && howItStands.test(plain) ? surely('incident.query', named) : undefined) ??
    (byOffice ? undefined : toldOfNumber(sentence, named))
  );
}

/** SG-2026-0001 是误报: whatever a unit says behind the number goes to those who work on it. */
function toldOfNumber({ plain, said }: Sentence, named: Slots): Intent | undefined {
  if (!numberInFront.test(plain) || plain.replace(numberInFront, '').length < 2) return undefined;
  return /[?]|吗$/.test(plain) ? undefined : surely('incident.update', { ...named, text: said });
}

interface Speaking {
  readonly byOffice: boolean;
  /** One runs that he works on, and he answers no case. */
  readonly isRunning: boolean;
}

/** 事故怎么样了, of what runs at his own unit or is his to work on. */
const howItStands =
  /^(?:请问)?(?:那个|这个|刚才的|我们(?:的|这)?|现在)?(?:SG[-\d]+|事故\s?\d{0,4}|突发事件|险情|火情|火灾)(?:的)?(?:现在|目前|处置|处理)*(?:得|的)?(?:怎么样|咋样|怎样|如何|什么情况|啥情况|到哪一?步)[了呢啊]?[?.]?$/i;

const report =
  /首报|快报|续报|终报|结案报告|补报|书面报告|事故.{0,4}(?:上报|报告)|(?:报告|上报)(?:时限|期限)/;
const asksWhen =
  /什么时[候间]|啥时候?|几点|何时|多久|多长时间|几天|哪天|(?:到|过|超)(?:时|期|点)?了?(?:没|吗)|(?:该|要|需要?|能|可以)[^,.]{0,6}(?:吗|么|没)|时限|期限|截止|还有多|[吗么呢][?.]?$|[?]$/;

/** 续报时间到了吗, 终报什么时候交: a question about a clock, and no news. */
function clocksAsked({ plain, utterance }: Sentence): Intent | undefined {
  if (plain.length > 30 || !report.test(plain) || !asksWhen.test(plain) || /^设[置定]/.test(plain))
    return undefined;
  if (/[:,].*(?:人|火|伤|死|困)|隐患|双报告|通知|演练|零报告|值班表|排班/.test(plain)) return undefined;
  if (utterance.inGroup && !utterance.mentionsBot && !/续报|终报|首报|快报/.test(plain)) return undefined;
  const reference = numbered.exec(plain)?.[0].toUpperCase() ?? spoken.exec(plain)?.[1];
  return surely('incident.query', { ...(reference !== undefined && { reference }), choice: 'clocks' });
}

/** He answers the card of a case. */
function isOnCase({ context: { quoted } }: Sentence): boolean {
  return quoted?.topic === 'hazards' && quoted.id.startsWith('YH-');
}

/** 证据包 31, 证据包 SG-2026-0003: whoever may not have it is told so. */
function packAsked(plain: string): Intent | undefined {
  const reference = /^(?:导出|生成|打包|调取)?\s?证据包\s?[:#]?\s?((?:SG|YH)?-?[\d-]{1,14})号?[.]?$/i.exec(
    plain,
  )?.[1];
  return reference === undefined
    ? undefined
    : surely('hazard.evidence', { reference: reference.toUpperCase() });
}

function sealAsked(plain: string): Intent | undefined {
  return /^(?:查看?|看一?下|请?告诉我|最后的?|当前的?|最新的?|历史的?|记录的?|一个)*封印(?:号|校验码|是多少|是什么)*[?.]?$/.test(
    plain,
  )
    ? surely('hazard.seal')
    : undefined;
}

const letters: readonly (readonly [RegExp, string])[] = [
  [/移交[函单]/, 'clue'],
  [/抄告函/, 'copy'],
  [/函送函/, 'letter'],
  [/约谈/, 'interview'],
  [/通报/, 'circular'],
];

/** 移交函 31 消防救援大队, 起草约谈通知 31. */
function letterAsked(plain: string): Intent | undefined {
  const [, what = '', reference, to] =
    /^(?:请)?(?:起草|草拟|拟|写|生成|导出|打印|出)?一?[份个]?(移交[函单]|抄告函|函送函|约谈(?:通知)?书?|通报(?:稿)?)\s?[:,]?\s?((?:YH-?)?[\d-]{1,14})号?[\s,:]*(?:给|致|到|送)?\s?([\p{Script=Han}]{2,20})?[.]?$/iu.exec(
      plain,
    ) ?? [];
  if (what === '') return letterAfter(plain);
  const choice = letters.find(([words]) => words.test(what))?.[1];
  if (choice === undefined || reference === undefined) return undefined;
  return surely('hazard.letter', { reference: reference.toUpperCase(), choice, ...(to && { text: to }) });
}

/** 31移交函: the number in front. */
function letterAfter(plain: string): Intent | undefined {
  const [, reference = '', what = ''] =
    /^((?:YH-?)?[\d-]{1,14})号?\s?的?(移交[函单]|抄告函|函送函|约谈(?:通知)?书?|通报稿)[.]?$/i.exec(plain) ??
    [];
  const choice = letters.find(([words]) => words.test(what))?.[1];
  return choice === undefined
    ? undefined
    : surely('hazard.letter', { reference: reference.toUpperCase(), choice });
}

const sent =
  /(?:已|己|已经|刚)(?:经)?(?:书面|电话|口头)?(?:上报|报告|报送|报(?=[\p{Script=Han}]{0,6}(?:局(?!长)|政府|办|委|部门|总值班室)))/u;

/** A number in front is that of a case; a report that goes up goes to somebody. */
const ofCase =
  /^\s*(?:YH|\d{1,6}(?![\d:点时月日]))|^(?!.*(?:事故|突发|局(?!长)|政府|办|委|部门|总值班室|上级))/i;

/** What goes up besides news of an emergency. */
const otherNews =
  /值班(?!室)|排班|班表|预案|计划|总结|名单|报表|台账|零报告|[日周月]报|报名|备案|演练|检查|反馈|回函|[这该此]条/;

const sentAlone = /^(?:事故|刚才|刚刚)?(?:已|己)(?:经)?(?:续报|首报|终报|上报)(?:了|过了?)?[.!]?$/;

/** 事故单位已报应急局 10:20; 事故已上报区政府; 已续报, as its button is called. */
function upward(sentence: Sentence, named: Slots, byOffice: boolean): Intent | undefined {
  const { plain } = sentence;
  if (byOffice && sentAlone.test(plain)) return surely('incident.sent', { ...named, choice: 'bureau' });
  if (!sent.test(plain) || /[?]|吗$|没|未|请|隐患|方案|职代会|职工|双报告/.test(plain)) return undefined;
  if (named.reference === undefined && ofCase.test(plain)) return undefined;
  if (!emergencyNamed.test(plain) && otherNews.test(plain)) return undefined;
  const byUnit = !byOffice || /单位已|企业已|他们已/.test(plain);
  return surely('incident.sent', { ...named, ...timeSlot(sentence), choice: byUnit ? 'unit' : 'bureau' });
}

const papers: readonly (readonly [RegExp, string])[] = [
  [/首报|快报/, 'first'],
  [/续报/, 'follow'],
  [/终报|结案报告/, 'final'],
];

const numberInFront = /^(?:SG-?20\d\d-?\d{4,6}|(?:事故|突发事件)\s?\d{1,4})号?(?:的)?[\s,:]*/i;
const paperAlone = /^(?:事故|突发事件)?(?:信息)?(?:首报|快报|续报|终报)(?:稿|单|报告|材料|文档)?[.]?$/;

/** 导出首报; 续报 alone, or behind its number, where one runs. */
const isPaper = (plain: string, isOfOne: boolean): boolean =>
  /导出|生成|打印|起草|出一份|下载/.test(plain) ||
  (isOfOne && paperAlone.test(plain.replace(numberInFront, '')));

function officially(sentence: Sentence, named: Slots, isRunning: boolean): Intent | undefined {
  const { plain } = sentence;
  const isNamed = named.reference !== undefined;
  if (isPaper(plain, isRunning || isNamed)) {
    const choice = papers.find(([words]) => words.test(plain))?.[1];
    return choice === undefined ? undefined : surely('incident.paper', { ...named, choice });
  }
  if (isClosing(plain)) return surely('incident.close', named);
  const verdict = verdictSaid(sentence, named, isRunning);
  return verdict ?? (isQuestion(plain, isNamed) ? surely('incident.query', named) : undefined);
}

/** 事故1 结案; 结案 alone where one runs. A case is closed in other words. */
function isClosing(plain: string): boolean {
  if (/报告|没|率|未|不|多少|[?几吗]|什么/.test(plain)) return false;
  if (/^(?:现场|险情|火情|事件)?(?:已|可以?|同意|予以)?结案[了吧]?[.!]?$/.test(plain)) return true;
  return (
    emergencyNamed.test(plain) &&
    /^(?:事故|突发事件)?\S{0,14}\s?结案[.!]?$|^(?:事故)?结案\s?\S{0,16}$/.test(plain)
  );
}

function isQuestion(plain: string, isNamed: boolean): boolean {
  if (
    /^(?:看|查|查看|打开)?(?:一下)?(?:当前|现在|今天)?(?:的)?(?:事故|突发事件)(?:台账|清单|列表|情况|进展|时限|报告)?[?.]?$/.test(
      plain,
    )
  )
    return true;
  if (
    /(?:现在|目前|今天|有没有|还有).{0,4}(?:什么|哪些|几起)?(?:正在处置的)?(?:事故|突发事件)[?吗]*$/.test(
      plain,
    )
  )
    return true;
  return (
    isNamed &&
    (/进展|情况|到哪|时限|怎么样|[?]$/.test(plain) ||
      /^(?:看|查|查看)?(?:一下)?(?:事故|突发事件)?\s?(?:SG)?[-\d]+$/i.test(plain))
  );
}
