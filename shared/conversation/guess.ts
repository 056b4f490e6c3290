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
import { withoutFigures } from './figures-of-speech.ts';
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

/** A guess is worth an answer from here on, and sure from there: on sentences never seen, few went wrong above. */
const worthSaying = 0.5;
const asGoodAsSaid = 0.8;

/** A hazard that was heard is left alone only if it is this much talk. */
const talkAfterAll = 0.65;

/** What is hardly talk among people is worth an answer sooner. */
const hardlyTalk = 0.02;
const worthAsking = 0.22;

/** What is done only when it is said in so many words: it sends, binds or changes who may do what. */
const onlyInWords =
  /^(?:none|incident\.drill|directory\..*|alert\.(?!missing|chase).*|hazard\.protected|ack\.undo)$/;

/** No page heard it: what its words lean to, if that may be asked now and is likely enough. */
export function guessed(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200) return undefined;
  if (saysLittle(sentence)) return undefined;
  const { kind, share, talk } = leaningOf(sentence);
  const enough = kind.startsWith('incident')
    ? asGoodAsSaid
    : talk < hardlyTalk && !/^ack/.test(kind)
      ? worthAsking
      : worthSaying;
  if (kind.startsWith('incident') && withoutFigures(sentence) !== sentence.plain) return undefined;
  if (share < enough || onlyInWords.test(kind) || !isOpen(kind, sentence)) return undefined;
  return (share < asGoodAsSaid ? likely : surely)(kind, slotsOf(kind, sentence));
}

/** A page that heard one word of a sentence, while all its words together say another thing: that thing. */
export function outweighed(sentence: Sentence, heard: Intent): Intent | undefined {
  if (
    sentence.plain.length > 200 ||
    saidOutright(sentence) ||
    neverOutweighed.test(heard.kind) ||
    saidWithChoice(heard) ||
    !isLearned(heard.kind)
  )
    return undefined;
  const { kind, share } = leaningOf(sentence);
  if (share < asGoodAsSaid || kind === heard.kind || onlyInWords.test(kind) || !isOpen(kind, sentence))
    return undefined;
  return surely(kind, slotsOf(kind, sentence));
}

/** How the day's reports stand, and shelves that run empty, are no guess. */
const saidWithChoice = ({ kind, choice }: Intent) =>
  choice !== undefined && /^(?:alert\.missing|report\.supply)$/.test(kind);

/** What a household eats from; a ticket or a bonus that is gone is talk. */
const dailyGoods = /米|面粉|油|菜|肉|蛋|奶|盐|粮|水果|矿泉水|食品|货架|口罩|药/;

/** What commands, alarms and protects stands as its page heard it; so does what only a page can tell apart. */
const neverOutweighed =
  /^(?:none|incident\..*|alert\.(?!missing).*|directory\.(?!move).*|hazard\.(?:protected|answer|who|ask|letter|evidence|decision|interview|escalate|feedback|layers|plan|progress|recheck\..*|rectify\.partial|reopen|same|seal|settle|unlist|withdraw)|duty\.(?:absent|forecast|calendar|ledger|note|place|roster\.(?!rotate).*|swap\.(?:cancel|list))|ledger\..*|ack(?:\..*)?)$/;

/** Only a name and a place: said in answer to something, it means nothing by itself. */
function saysLittle({ plain, units, people }: Sentence): boolean {
  const unnamed = blank(plain, [...units, ...people]);
  const rest = unnamed.replace(placeIn(plain, units) ?? '', '').replace(/[\s\d,.!?:;~-]+/g, '');
  return rest.length < 2 && /[\u4e00-\u9fff]/.test(plain) && rest !== plain;
}

/** Heard by a word that means something else here: everything around it is small talk. An alarm is never doubted so. */
export function isSmallTalk(sentence: Sentence, heard: Intent): boolean {
  const { kind } = heard;
  if (sentence.utterance.mentionsBot || neverDoubted.test(kind)) return false;
  if (kind === 'duty.query' && heard.choice === 'present') return false;
  if (/^(?:duty\.spotcheck\.cmd|ledger\.export)$/.test(kind) && heard.choice !== undefined) return false;
  if (saidOutright(sentence) || (saidWithChoice(heard) && dailyGoods.test(sentence.plain))) return false;
  const leaning = leaningOf(sentence);
  return leaning.kind === 'none' && leaning.share >= (kind === 'hazard.report' ? talkAfterAll : worthSaying);
}

function saidOutright({ plain }: Sentence): boolean {
  return /^(?:隐患|研判)[\s:,]|^(?:YH-?)?\d[\d-]*号?\s?不?(?:同意|批准)|^(?:现在|目前)?(?:有)?(?:多少|几)(?:家|个单位)(?:已经?|都)?(?:回复?|确认|反馈)了/i.test(
    plain,
  );
}

const neverDoubted =
  /^(?:none|help|incident\..*|directory\..*|alert\..*|hazard\.(?:protected|answer|who|ask|decision|evidence|feedback|interview|letter|plan|progress|reopen|settle|unlist|withdraw)|duty\.(?:forecast|calendar|roster\..*|swap\.(?:cancel|list))|ack\..*)$/;

/** A confirmation is never guessed from what asks, denies or speaks of goods. */
const unsaid = /[?]|吗|没|未|不|是否|谁|哪|请|快递|包裹|红包|货|礼|钱|款|发票|工资|他|她/;

function isOpen(kind: IntentKind, sentence: Sentence): boolean {
  const {
    plain,
    context: { open, quoted },
  } = sentence;
  if (kind === 'ack') return !unsaid.test(plain) && (open.confirm > 0 || quoted?.topic === 'alerts');
  if (kind === 'ack.question') return open.confirm + (open.confirmed ?? 0) > 0 || quoted?.topic === 'alerts';
  if (kind === 'duty.spotcheck.reply') return open.spotCheck;
  if (kind === 'duty.swap.accept' || kind === 'duty.swap.reject') return open.swap;
  if (kind === 'hazard.report') return !/在哪[里儿]?[.?]?$/.test(plain);
  if (kind === 'hazard.rectify.done') return mayBeMended(sentence);
  return kind !== 'hazard.append' || isOnACase(sentence);
}

/** 椅子搬好了 is said of anything where many talk. */
function mayBeMended(sentence: Sentence): boolean {
  const { plain, utterance } = sentence;
  const isAmongMany = utterance.inGroup && !utterance.mentionsBot;
  return !isAmongMany || isOnACase(sentence) || /整改|隐患|复查/.test(plain);
}

function isOnACase({ context: { open, quoted } }: Sentence): boolean {
  return open.lastCase !== undefined || quoted?.topic === 'hazards';
}

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
      ...(soundsUrgent(plain) && { urgent: true }),
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
