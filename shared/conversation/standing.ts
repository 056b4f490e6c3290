import type { Intent } from './intent.ts';
import type { Sentence } from './sentence.ts';

/** How firmly a page's word stands: the share from which all words of the sentence together speak against it. */
export interface Standing {
  /** The sentence leans to talk that is for nobody. */
  readonly talk: number;
  /** Two kinds of cases or emergencies, which share most of their words: it leans to the other. */
  readonly kin: number;
  /** It leans to any other kind. */
  readonly other: number;
}

/** No share reaches it. */
export const never = 2;

interface Rule extends Partial<Standing> {
  readonly of: RegExp;
  readonly when?: (sentence: Sentence, heard: Intent) => boolean;
}

export function standingOf(sentence: Sentence, heard: Intent): Standing {
  const holding = rules.filter(({ of, when }) => of.test(heard.kind) && (when?.(sentence, heard) ?? true));
  const first = (against: keyof Standing) =>
    holding.find((rule) => rule[against] !== undefined)?.[against] ?? never;
  return { talk: first('talk'), kin: first('kin'), other: first('other') };
}

const anything = /^/;
const firm: Standing = { talk: never, kin: never, other: never };
const noTalk = { talk: never };
const nothingElse = { kin: never, other: never };

/** Of each column the first rule that holds counts. */
const rules: readonly Rule[] = [
  { of: anything, when: isSaidOutright, ...firm },
  { of: anything, when: ({ utterance }) => utterance.mentionsBot, ...noTalk },
  { of: anything, when: ({ plain }) => plain.length > 200, ...nothingElse },

  // What commands, alarms and protects, and what only its page can tell apart.
  {
    of: /^(?:none|incident\.(?!update|final).*|alert\.(?!missing).*|directory\.(?!move).*|ack\..*)$/,
    ...firm,
  },
  { of: /^hazard\.(?:protected|answer|who|ask|evidence|letter)$/, ...firm },
  { of: /^duty\.(?:forecast|calendar|roster\.(?!rotate).*|swap\.(?:cancel|list))$/, ...firm },
  { of: /^(?:help|incident\..*|alert\..*|directory\..*|duty\.roster\..*)$/, ...noTalk },
  {
    of: /^(?:ack|ledger\..*|hazard\.(?:layers|same|seal)|duty\.(?:absent|ledger|note|place))$/,
    ...nothingElse,
  },

  // The page knows what exactly is asked: how the day's reports stand, what was transferred, that two are one.
  { of: /^(?:alert\.missing|(?:hazard|stats)\.query|hazard\.decision)$/, when: choosesOne, ...firm },
  { of: /^hazard\.verify$/, when: (_, { choice }) => choice === 'duplicate', ...firm },
  { of: /^hazard\./, when: (_, { reference = '' }) => /^\d/.test(reference), ...noTalk },
  { of: /^hazard\.(?:transfer|escalate|decision|interview|settle)$/, when: hasPaper, ...nothingElse },
  { of: /^incident\.update$/, when: ({ context }) => context.open.alarmed === true, ...nothingElse },
  { of: /^report\.supply$/, when: choosesOne, ...nothingElse },
  { of: /^report\.supply$/, when: isOfDailyGoods, ...noTalk },
  { of: /^(?:duty\.spotcheck\.cmd|ledger\.export)$/, when: choosesOne, ...noTalk },
  { of: /^duty\.query$/, when: (_, { choice }) => choice === 'present', ...noTalk },
  { of: /^duty\.handover\.accept$/, when: (_, { choice }) => choice === 'refuse', ...noTalk },
  {
    of: /^duty\.swap\.request$/,
    when: ({ people, dates }) => people.length > 1 && dates.length > 0,
    ...noTalk,
  },

  // Said with a word of its own: 摘牌, 约谈, 整改方案.
  {
    of: /^hazard\.(?:decision|feedback|interview|plan|progress|reopen|settle|unlist|withdraw)$/,
    ...noTalk,
    kin: 0.8,
  },
  { of: /^hazard\.(?:escalate|rectify\.partial)$/, kin: 0.8 },

  // A hazard is left alone only if it is this much talk.
  { of: /^hazard\.report$/, when: (_, { urgent }) => urgent === true, talk: 0.8 },
  { of: /^hazard\.report$/, talk: 0.65 },
  { of: anything, talk: 0.5, kin: 0.45, other: 0.8 },
];

function choosesOne(_: Sentence, { choice }: Intent): boolean {
  return choice !== undefined;
}

/** The number of a paper, which many acts have. */
function hasPaper({ plain }: Sentence): boolean {
  return /文号/.test(plain);
}

/** What a household eats from; a ticket or a bonus that is gone is talk. */
function isOfDailyGoods({ plain }: Sentence, { choice }: Intent): boolean {
  return choice !== undefined && /米|面粉|油|菜|肉|蛋|奶|盐|粮|水果|矿泉水|食品|货架|口罩|药/.test(plain);
}

/** Said so that nothing else can be meant: all too short to weigh, a command with its number, the name of a case. */
function isSaidOutright({ plain }: Sentence): boolean {
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
