import type { Book } from '../../domain/hazards/listed.ts';
import type { Slots } from '../intent.ts';
import { kindNames } from '../kinds.ts';
import { hazardCategories } from '../lexicon/categories.ts';
import { categoryIn } from '../lexicon.ts';
import { periodIn } from '../sentence/period.ts';
import { plain as plainOf } from '../sentence/plain.ts';
import { dateSlot, type Sentence, unitSlot } from '../sentence.ts';

/** Which rows of the ledger are meant: by unit, street, kind of enterprise, category, grade, source, standing, time. */
export function bookSlots(sentence: Sentence): Slots {
  const { units, today } = sentence;
  const campaign = campaignIn(sentence);
  const plain = campaign === undefined ? sentence.plain : sentence.plain.replace(campaign, ' ');
  const period = periodIn(plain, today);
  const street = streetIn(plain);
  const unit = units.find(({ ids }) => ids.length === 1);
  const source = sources.find(([words]) => words.test(plain))?.[1];
  const book = bookIn(plain);
  const standing = standings.find(([words]) => words.test(plain))?.[1];
  return {
    ...unitSlot(unit),
    ...(period ? { date: period.from, until: period.until } : dateSlot(sentence)),
    ...gradeIn(plain.replace(ownName, ' ')),
    form: {
      ...(street && { street }),
      ...whatIn(plain, unit ? '' : sentence.plain),
      ...(source && { source }),
      ...(campaign && { campaign }),
      ...(standing && { standing }),
      ...(book && { book }),
    },
  };
}

/** 重大隐患挂牌督办台账, as it is called in full: no second filter. */
const ownName = /重大(?:事故)?隐患(?=挂牌|督办|双报告)/;
const ledgers: readonly (readonly [RegExp, Book])[] = [
  [/挂牌|督办/, 'plate'],
  [/双报告/, 'double'],
  [/移交|函送|抄告/, 'handed-over'],
];

function bookIn(plain: string): Book | undefined {
  if (/(?:未|没有?|不)(?:被|曾)?(?:挂牌|督办|双报告|移交|函送|抄告)/.test(plain)) return undefined;
  return ledgers.find(([words]) => words.test(plain))?.[1];
}

/** 去年江湾街道: the street alone, whatever is said before it. */
function streetIn(plain: string): string | undefined {
  const said = plain
    .replace(/^.{0,3}?(?:导出|下载|生成|打印|统计|查询?|看看?)/, '')
    .replace(
      /[今去前本上这]个?(?:年度?|月份?|周|星期|季度?)|\d{1,4}年|\d{1,2}月份?|[一二三四]季度|[上下]半年|全年/g,
      ' ',
    );
  return /([\u4e00-\u9fff]{2,6}?(?:街道|(?<!城|乡)镇|(?<!城)乡))/.exec(said)?.[1];
}

function gradeIn(plain: string): Slots {
  if (/重大/.test(plain)) return { level: 'major' };
  return /一般(?:隐患|问题)/.test(plain) ? { level: 'general' } : {};
}

/**
 * A kind of enterprise and a category of hazards: by one word the one or the other, never both. `whole`: where a kind is
 * looked for, before the name of a campaign too.
 */
function whatIn(plain: string, whole: string): { kind?: string; categories?: string } {
  const named = categoryNamed(plain);
  const kind = kindIn(named ? whole.replace(named.name, ' ') : whole);
  const categories = named?.code ?? categoriesIn(kind ? plain.replaceAll(kind.name, ' ') : plain);
  return { ...(kind && { kind: kind.code }), ...(categories && { categories }) };
}

const campaignEnd =
  '(?:专项整治|专项行动|集中整治|百日行动|攻坚行动|大排查|大整治|整治行动|火灾防控|安全生产月|消防宣传月)';
/** Some are called by what the names of others end with. */
const campaignName = new RegExp(`[\\u4e00-\\u9fff]{2,40}?${campaignEnd}|安全生产月|消防宣传月`);

/** Whether a campaign is heard by its name. */
export function isCampaignName(name: string): boolean {
  return campaignName.exec(name)?.[0] === name && name.replace(leading, '') === name;
}

/** What may stand before the name of a campaign and is not of it: what is to be done, and every other filter. */
const beforeCampaign = [
  ...['请', '帮我', '麻烦', '把', '导出', '下载', '生成', '打印', '查看?', '看一?下', '全区', '的', '和'],
  ...['[本这上]个?(?:周|星期|月|季度?)', '第?[一二三四]季度', '[上下]半年', '[今本去]年', '[今昨][天日]'],
  ...['年度?', '月份?', '[\\u4e00-\\u9fff]{2,4}?(?:街道|(?<!城|乡)镇|(?<!城)乡)'],
  ...['超期', '逾期', '[未没](?:销号|整改|办结)', '在办', '整改中', '已(?:销号|整改|办结)'],
  ...['自查(?!自)', '检查发现', '督查', '执法检查', '检查类', '随手拍'],
  ...['群众(?:反映|举报)?', '举报', '路人(?:反映)?', '(?:重大|一般)(?:隐患|问题|(?=的))'],
].join('|');
const leading = new RegExp(`^(?:(?:${beforeCampaign})(?!${campaignEnd}))+`);

/** 冬春火灾防控, 燃气安全专项整治: as it is called, without what is said around it. */
function campaignIn({ plain, units }: Sentence): string | undefined {
  const found = campaignName.exec(plain)?.[0];
  const names = units.map(({ name }) => name);
  return names.reduce((rest, name) => rest?.replace(name, ''), found)?.replace(leading, '');
}

/** The kind of enterprise that is named, by the longest of its names that is said. */
function kindIn(plain: string): Named | undefined {
  const all = Object.entries(kindNames).flatMap(([code, names]) => names.map((name) => ({ code, name })));
  return longestIn(plain, all);
}

/** A category that is called as we call it ourselves: its words weigh nothing against that. */
function categoryNamed(plain: string): Named | undefined {
  return longestIn(plain, categories);
}

const categories = hazardCategories.map(({ code, name }) => ({ code, name: plainOf(name) }));

interface Named {
  readonly code: string;
  readonly name: string;
}

/** Of what a book is narrowed to, what figures know: the span, the unit, the street. */
export function spanSlots(sentence: Sentence): Slots {
  const { date, until, unit, unitId, form } = bookSlots(sentence);
  return {
    ...(unit !== undefined && { unit }),
    ...(unitId && { unitId }),
    ...(date && { date }),
    ...(until && { until }),
    ...(form?.['street'] && { form: { street: form['street'] } }),
  };
}

function longestIn(plain: string, all: readonly Named[]): Named | undefined {
  const said = all.filter(({ name }) => plain.includes(name));
  return said.toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** Whoever says 消防 means all of it. */
export const fireSafety = 'fire_exit,fire_equipment,fire_shutter';

/** Codes of the categories that are named; whoever says fire safety means all of it. */
function categoriesIn(plain: string): string | undefined {
  const said = plain.replace(/隐患|台账|清单|明细|列表|问题|整改|导出|下载|生成|打印|excel|表格?/gi, ' ');
  if (/消防(?![通车设器控主])/.test(said)) return fireSafety;
  const found = categoryIn(said);
  return found && found.weight >= leastWeight ? found.code : undefined;
}

/** Less than a usual word of a category is none. */
const leastWeight = 2;

const sources: readonly (readonly [RegExp, string])[] = [
  [/自查/, 'self'],
  [/检查发现|督查|执法检查|检查类/, 'inspection'],
  [/群众|随手拍|举报|路人/, 'public'],
];
const standings: readonly (readonly [RegExp, string])[] = [
  [/超期|逾期/, 'overdue'],
  [/未销号|未整改|未办结|没整改|在办|整改中/, 'open'],
  [/已销号|已整改|已办结/, 'closed'],
];
