import {
  authorityTold,
  deadline,
  describes,
  levelOf,
  responsible,
  tierOf,
  verdictOf,
  which,
} from './case.ts';
import { mayBeGuessed } from './guessable.ts';
import type { Intent, IntentKind, Slots } from './intent.ts';
import { isLearned, leaningOf } from './leaning.ts';
import { categoryIn, hintsAtMajor, soundsUrgent } from './lexicon.ts';
import { referenceIn } from './sentence/figures.ts';
import { blank, placeIn } from './sentence/place.ts';
import {
  countSlot,
  dateSlot,
  likely,
  personSlot,
  phoneSlot,
  placeSlot,
  type Sentence,
  shiftSlot,
  surely,
  timeSlot,
  unitSlot,
  whereSlot,
} from './sentence.ts';

/** A guess is sure from there on, and an alarm already from here: on sentences never seen, few went wrong above. */
const asGoodAsSaid = 0.8;
const alarming = 0.6;

/** The less it leans to talk among people, the sooner a guess is worth an answer. */
const worthSaying: readonly { readonly talk: number; readonly share: number }[] = [
  { talk: 0.02, share: 0.16 },
  { talk: 0.1, share: 0.3 },
  { talk: 1, share: 0.4 },
];

/** What is heard of small talk by one word is left alone from here on; a hazard only if it is this much talk. */
const talkRather = 0.5;
const talkAfterAll = 0.65;
const talkForSure = 0.8;

/** What a page heard by one word is outweighed from here on: among cases and emergencies sooner than elsewhere. */
const ratherThis = 0.8;
const ratherThisCase = 0.45;
const ofCases = /^(?:hazard|incident|inspection|ledger|stats)\./;

/** No page heard it: what its words lean to, if that may be asked now and is likely enough. */
export function guessed(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200 || saysLittle(sentence)) return undefined;
  const { kind, share, talk } = leaningOf(sentence);
  if (!mayBeGuessed(kind, sentence) || share < enough(kind, talk)) return undefined;
  return leaned(kind, share, sentence);
}

function enough(kind: IntentKind, talk: number): number {
  if (kind === 'incident.report') return alarming;
  if (kind.startsWith('ack') || (talk >= 0.02 && !ofCases.test(kind))) return 0.5;
  return worthSaying.find((step) => talk < step.talk)?.share ?? 1;
}

/** A likely alarm is an alarm. */
function leaned(kind: IntentKind, share: number, sentence: Sentence): Intent {
  const isSure = share >= asGoodAsSaid || kind === 'incident.report';
  return (isSure ? surely : likely)(kind, slotsOf(kind, sentence));
}

/** A page that heard one word of a sentence, while all its words together say another thing: that thing. */
export function outweighed(sentence: Sentence, heard: Intent): Intent | undefined {
  if (
    sentence.plain.length > 200 ||
    saidOutright(sentence) ||
    saidWithChoice(heard) ||
    neverOutweighed.test(heard.kind) ||
    isItsOwn(sentence, heard) ||
    !isLearned(heard.kind)
  )
    return undefined;
  const { kind, share } = leaningOf(sentence);
  if (heard.kind === 'hazard.report' && kind === 'inspection.record' && /发现/.test(sentence.plain))
    return undefined;
  if (kind === heard.kind || !mayBeGuessed(kind, sentence)) return undefined;
  return share < leastAgainst(heard.kind, kind) ? undefined : leaned(kind, share, sentence);
}

/** What he adds who called for help just now, and the number of a paper, which many acts have. */
function isItsOwn({ plain, context }: Sentence, heard: Intent): boolean {
  if (heard.kind === 'incident.update') return context.open.alarmed === true;
  return /^hazard\.(?:transfer|escalate|decision|interview|settle)$/.test(heard.kind) && /文号/.test(plain);
}

function leastAgainst(heard: IntentKind, kind: IntentKind): number {
  if (kind === 'incident.report') return alarming;
  if (ordered.test(heard)) return ratherThis;
  return ofCases.test(heard) && ofCases.test(kind) ? ratherThisCase : ratherThis;
}

/** What is said with a word of its own: 摘牌, 约谈, 证据包. */
const ordered =
  /^hazard\.(?:decision|interview|escalate|feedback|layers|plan|progress|rectify\.partial|reopen|settle|unlist|withdraw)$/;

/** A page that knows what exactly is asked: how the day's reports stand, what was transferred, that two are one. */
const saidWithChoice = ({ kind, choice }: Intent): boolean =>
  (choice !== undefined &&
    /^(?:alert\.missing|report\.supply|(?:hazard|stats)\.query|hazard\.decision)$/.test(kind)) ||
  (kind === 'hazard.verify' && choice === 'duplicate');

/** What a household eats from; a ticket or a bonus that is gone is talk. */
const dailyGoods = /米|面粉|油|菜|肉|蛋|奶|盐|粮|水果|矿泉水|食品|货架|口罩|药/;

/** What commands, alarms and protects stands as its page heard it; so does what only a page can tell apart. */
const neverOutweighed =
  /^(?:none|incident\.(?!update|final).*|alert\.(?!missing).*|directory\.(?!move).*|hazard\.(?:protected|answer|who|ask|evidence|layers|letter|same|seal)|duty\.(?:absent|forecast|calendar|ledger|note|place|roster\.(?!rotate).*|swap\.(?:cancel|list))|ledger\..*|ack(?:\..*)?)$/;

/** Only a name and a place: said in answer to something, it means nothing by itself. */
function saysLittle({ plain, units, people }: Sentence): boolean {
  const unnamed = blank(plain, [...units, ...people]);
  const rest = unnamed.replace(placeIn(plain, units) ?? '', '').replace(/[\s\d,.!?:;~-]+/g, '');
  return rest.length < 2 && /[\u4e00-\u9fff]/.test(plain) && rest !== plain;
}

const neverTalk: readonly string[] = ['duty.query present', 'duty.handover.accept refuse'];

/** Heard by a word that means something else here: everything around it is small talk. An alarm is never doubted so. */
export function isSmallTalk(sentence: Sentence, heard: Intent): boolean {
  const { kind } = heard;
  if (sentence.utterance.mentionsBot || neverDoubted.test(kind)) return false;
  if (saidOutright(sentence) || isExact(sentence, heard)) return false;
  const leaning = leaningOf(sentence);
  return leaning.kind === 'none' && leaning.share >= mostTalk(heard);
}

function mostTalk({ kind, urgent }: Intent): number {
  if (kind !== 'hazard.report') return talkRather;
  return urgent ? talkForSure : talkAfterAll;
}

/** The page knew a case by its number, or which of several things it is. */
function isExact({ plain, people, dates }: Sentence, heard: Intent): boolean {
  const { kind, choice, reference = '' } = heard;
  if (kind === 'duty.swap.request' && people.length > 1 && dates.length > 0) return true;
  if (kind === 'report.supply') return choice !== undefined && dailyGoods.test(plain);
  if (kind.startsWith('hazard.') && /^\d/.test(reference)) return true;
  if (/^(?:duty\.spotcheck\.cmd|ledger\.export)$/.test(kind)) return choice !== undefined;
  return saidWithChoice(heard) || neverTalk.includes(`${kind} ${choice ?? ''}`);
}

/** Said so that nothing else can be meant: all too short to weigh, a command with its number, the name of a case. */
function saidOutright({ plain }: Sentence): boolean {
  return outright.some((words) => words.test(plain));
}

const outright: readonly RegExp[] = [
  /^.{1,3}$|^\d+$|代签/,
  /(?:YH|SG)-?20\d\d|[首续终]报/i,
  /^\d{1,6}(?:移交|抄告|函送|转办|复查|整改|不?属实|反馈|回函|销号|派|延期|挂牌|督办|升级|摘牌|办结|撤|查|约谈|结案|通报|消防|住建|线索)/,
  /^(?:隐患|研判|保供日报|转发预警|应急响应|登记[特专\u4e00-\u9fff]{2,5}|更正|解除|疑问|黑名单|通报批评|反馈|问举报人|和风天气|导出[\u4e00-\u9fff]{2,4}台账)(?=[\s:,]|$)|^准[\u4e00-\u9fff]{2,4}的?假|^每岗\d+分|^(?:撤回|撤销|交班|同意|不改|结案)$|预警解除了?[吗没]|隐患(?:数|总数)?[\s:]?[0零无][.]?$/,
  /^(?:YH-?)?\d[\d-]*号?\s?不?(?:同意|批准)/i,
  /^(?:现在|目前)?(?:有)?(?:多少|几)(?:家|个单位)(?:已经?|都)?(?:回复?|确认|反馈)了/,
];

const neverDoubted =
  /^(?:none|help|incident\..*|directory\..*|alert\..*|hazard\.(?:protected|answer|who|ask|decision|evidence|feedback|interview|letter|plan|progress|reopen|settle|unlist|withdraw)|duty\.(?:forecast|calendar|roster\..*|swap\.(?:cancel|list))|ack\..*)$/;

function slotsOf(kind: IntentKind, sentence: Sentence): Slots {
  const { plain } = sentence;
  const named = { ...unitSlot(sentence.units[0]), ...personSlot(sentence.people[0]), ...dateSlot(sentence) };
  const text = { text: sentence.said };
  if (kind === 'hazard.report' || kind.startsWith('incident')) {
    const category = categoryIn(plain);
    return {
      ...(kind !== 'hazard.report' && { ...dateSlot(sentence, false), ...timeSlot(sentence) }),
      ...whereSlot(sentence),
      ...countSlot(sentence),
      ...(category && { category: category.code }),
      ...(hintsAtMajor(plain) && { majorHint: true }),
      ...((kind === 'incident.report' || soundsUrgent(plain)) && { urgent: true }),
      ...text,
    };
  }
  if (/^(?:duty|report|ack)/.test(kind))
    return { ...named, ...timeSlot(sentence), ...shiftSlot(plain), ...phoneSlot(sentence), ...text };
  if (kind.startsWith('hazard.')) return { ...ofCase(kind, sentence), ...text };
  const reference = referenceIn(plain, false);
  return { ...named, ...placeSlot(sentence), ...(reference !== undefined && { reference }), ...text };
}

/** What an order or a word about a case names besides: the same as if a page had heard it. */
function ofCase(kind: IntentKind, sentence: Sentence): Slots {
  const { plain } = sentence;
  const to = kind === 'hazard.transfer' ? authorityTold(plain) : undefined;
  return {
    ...unitSlot(sentence.units[0]),
    ...personSlot(sentence.people[0]),
    ...responsible(sentence),
    ...placeSlot(sentence),
    ...deadline(sentence),
    ...(/verify|dispatch|query/.test(kind) && levelOf(plain)),
    ...(kind === 'hazard.append' && { reference: 'last' }),
    ...(kind === 'hazard.rectify.done' && describes(plain) && { reference: 'fuzzy' }),
    ...which(sentence),
    ...(kind === 'hazard.verify' && verdictOf(plain)),
    ...(kind === 'hazard.escalate' && tierOf(plain)),
    ...(to !== undefined && { choice: to }),
  };
}
