import { isOfficial } from '../domain/directory/person.ts';
import { withoutFigures } from './figures-of-speech.ts';
import type { IntentKind } from './intent.ts';
import { categoryIn } from './lexicon.ts';
import type { Sentence } from './sentence.ts';

/** Whether a kind may be guessed of a sentence now: something waits for it, and nothing said speaks against it. */
export function mayBeGuessed(kind: IntentKind, sentence: Sentence): boolean {
  return gates.every(([kinds, isOpen]) => !kinds.test(kind) || isOpen(sentence));
}

/** What is done only when it is said in so many words: it sends, binds or changes who may do what. */
const onlyInWords = /^(?:none|incident\.drill|directory\..*|alert\.(?!missing|chase).*|ack\.undo)$/;

/** A confirmation is never guessed from what asks, denies or speaks of goods. */
const unsaid = /[?]|吗|没|未|不|是否|谁|哪|请|快递|包裹|红包|货|礼|钱|款|发票|工资|他|她/;

/** What may yet happen is no emergency. */
const threatens = /[要快会](?:要)?[掉塌倒炸断爆着烧砸翻落]|怕|差一?点|万一|随时|迟早|可能/;

/** What is seen on a screen is not here. */
const onScreen = /^(?:视频|电视|电影|新闻|剧|抖音)[里上]/;

/** What else is told upward, and what is only asked, while an emergency runs. */
const otherNews = /值班情况|计划|方案|预案|演[练习]|培训|局长|[?吗]|要不要|该不该/;

const gates: readonly (readonly [RegExp, (sentence: Sentence) => boolean])[] = [
  [onlyInWords, () => false],
  [
    /^ack$/,
    ({ plain, context }) => !unsaid.test(plain) && (context.open.confirm > 0 || isOnANotice({ context })),
  ],
  [
    /^ack\.question$/,
    ({ context }) => context.open.confirm + (context.open.confirmed ?? 0) > 0 || isOnANotice({ context }),
  ],
  [/^duty\.spotcheck\.reply$/, ({ context }) => context.open.spotCheck],
  [/^duty\.swap\.(?:accept|reject)$/, ({ context }) => context.open.swap],
  // A watch is not taken by a guess from who says that something is amiss.
  [/^duty\.handover\.accept$/, ({ plain }) => !/不接|不能|退回|打回|少了|缺/.test(plain)],
  [/^(?:hazard|incident)\.report$/, isHere],
  [/^hazard\.report$/, ({ plain }) => !/在哪[里儿]?[.?]?$/.test(plain)],
  [/^incident\.report$/, ({ plain }) => !threatens.test(plain)],
  [/^incident\.(?!report)/, isAmidst],
  [/^(?:hazard\.(?:feedback|decision|settle|interview|letter)|incident\.(?:judge|close|paper))$/, commands],
  [/^incident\.(?:sent|judge)$/, ({ plain }) => !otherNews.test(plain)],
  [/^hazard\.verify$/, ({ plain }) => !/值守|值班/.test(plain)],
  [/^hazard\.(?:rectify|extend|plan|progress|doublereport)/, isOfAUnit],
  [/^hazard\.protected$/, tellsOfAHazard],
  [/^hazard\.feedback$/, ({ plain }) => !/消防(?:公司|维保|设备|器材)/.test(plain)],
  [/^hazard\.rectify\.done$/, mayBeMended],
  [/^hazard\.append$/, (sentence) => isOnACase(sentence) && /[\u4e00-\u9fff]{2}/.test(sentence.plain)],
];

function isHere(sentence: Sentence): boolean {
  const { plain } = sentence;
  return !onScreen.test(plain) && withoutFigures(sentence) === plain;
}

function tellsOfAHazard({ plain }: Sentence): boolean {
  return categoryIn(plain) !== undefined || /举报|检举|匿名|保密|反映|隐患|危险|偷/.test(plain);
}

function isOfAUnit({ context }: Sentence): boolean {
  return context.roles.some((role) => role !== 'guest');
}

function isAmidst({ context: { open } }: Sentence): boolean {
  return open.working === true || open.alarmed === true;
}

function commands({ context }: Sentence): boolean {
  return isOfficial(context);
}

/** 椅子搬好了 is said of anything where many talk. */
function mayBeMended(sentence: Sentence): boolean {
  const { plain, utterance } = sentence;
  const isAmongMany = utterance.inGroup && !utterance.mentionsBot;
  if (!isAmongMany || isOnACase(sentence)) return true;
  return categoryIn(plain) !== undefined || /整改|隐患|复查|验收/.test(plain);
}

function isOnACase({ context: { open, quoted } }: Pick<Sentence, 'context'>): boolean {
  return open.lastCase !== undefined || quoted?.topic === 'hazards';
}

function isOnANotice({ context }: Pick<Sentence, 'context'>): boolean {
  return context.quoted?.topic === 'alerts';
}
