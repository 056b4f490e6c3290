import type { Case } from '../../domain/hazards/case.ts';
import type { Corrected } from '../../domain/hazards/correct.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Action, Card } from '../../domain/message.ts';
import { categoryName } from './words.ts';
import { maybeSame, sameAction } from './words-same.ts';

export interface Choice {
  readonly id: UnitId;
  readonly name: string;
}

interface Received {
  readonly photos: number;
  readonly cut: boolean;
  /** Units to choose from while it is not said whose it is. */
  readonly choices: readonly Choice[];
  /** It is read in a group of several units: whose it is and where is nobody's business there. */
  readonly amongOthers: boolean;
}

/** The receipt: what is on record, what is still missing, what happens next, how to add to it. */
export function receipt(one: Case, got: Received): Card {
  const like = got.amongOthers ? undefined : one.like;
  const lines = [
    `已登记 ${one.number}${got.amongOthers ? '' : `：${details(one)}`}${photoWords(got.photos)}。`,
    ...(got.cut ? ['文字过长，已截存前面部分。'] : []),
    ...(one.protected ? ['您的身份已单独保密存放，企业、群聊和台账里都看不到。'] : []),
    ...missingWords(one),
    ...(like === undefined ? [] : [maybeSame(like)]),
    `值班人员将尽快核实，结果私下告诉您。要补充，${got.amongOthers ? '' : '两分钟内直接发照片或文字，之后'}请引用本条。`,
  ];
  const asks = missing(one).length > 0 ? askActions(one, got.choices) : [];
  const actions = like === undefined ? asks : [sameAction(one, like), ...asks];
  return {
    title: '隐患已登记',
    tone: 'blue',
    text: lines.join('\n'),
    ...(actions.length > 0 && { actions }),
  };
}

/** One receipt for all hazards of one message. */
export function receipts(
  cases: readonly Case[],
  got: Pick<Received, 'photos' | 'amongOthers' | 'choices'>,
): Card {
  const actions = cases.some((one) => missing(one).length > 0) ? askEach(cases, got.choices) : [];
  return {
    title: '隐患已登记',
    tone: 'blue',
    text: [
      `已登记${cases.length}条${photoWords(got.photos)}：`,
      ...cases.map((one) => (got.amongOthers ? one.number : `${one.number} ${details(one)}`)),
      ...missingInAny(cases),
      '值班人员将逐条核实，结果私下告诉您。要补充，请引用本条并写明编号。',
    ].join('\n'),
    ...(actions.length > 0 && { actions }),
  };
}

/** Whose they are is asked once for all of them, where it is of each. */
function missingInAny(cases: readonly Case[]): string[] {
  const unit = cases.some((one) => one.unit === undefined) ? ['是哪家单位'] : [];
  const places = cases.flatMap((one) => (one.place === undefined ? [`${one.number} 在什么位置`] : []));
  const asks = [...unit, ...places];
  return asks.length === 0 ? [] : [`还差：${asks.join('、')}，请点选或直接回复。`];
}

function askEach(cases: readonly Case[], choices: readonly Choice[]): Action[] {
  const [unplaced] = cases.filter((one) => one.unit === undefined);
  const units = unplaced ? choices.map((choice) => unitAction(unplaced, choice)) : [];
  const asks = cases.filter((one) => missing(one).length > 0);
  return [...units, ...asks.map((one) => ({ ...whereAction(one), label: `补充 ${one.number}` }))];
}

/** The next of the same message of which something is still to be said. */
export const stillMissing = (next: Case): string => `还差：${next.number} 在什么位置，请直接回复。`;

function details(one: Case): string {
  const category = categoryName(one);
  return [
    one.unitName ?? '单位待补',
    one.place ?? '位置待补',
    category === undefined ? '类别待核定' : `类别：${category}`,
  ].join('，');
}

function photoWords(photos: number): string {
  return photos === 0 ? '' : `，照片${photos}张获取中`;
}

export function missing(one: Case): readonly ('unit' | 'place')[] {
  return [
    ...(one.unit === undefined ? (['unit'] as const) : []),
    ...(one.place === undefined ? (['place'] as const) : []),
  ];
}

function missingWords(one: Case): string[] {
  const words = missing(one).map((what) => (what === 'unit' ? '是哪家单位' : '在什么位置'));
  return words.length === 0 ? [] : [`还差：${words.join('、')}，请点选或直接回复。`];
}

function askActions(one: Case, choices: readonly Choice[]): Action[] {
  const units = one.unit === undefined ? choices : [];
  return [...units.map((choice) => unitAction(one, choice)), whereAction(one)];
}

const unitAction = ({ number }: Case, { id, name }: Choice): Action => ({
  id: `hazard.answer#${number}#unit:${id}`,
  label: name,
});

const whereAction = (one: Case): Action => ({
  id: `hazard.answer#${one.number}#where`,
  label: '补充信息',
  form: [
    ...(one.unit === undefined
      ? [{ name: 'unit', label: '单位名称', kind: 'text' as const, required: false }]
      : []),
    { name: 'place', label: '具体位置', kind: 'text' as const, required: false },
  ],
});

export const howToReport: Card = {
  text: '请说明在哪里、什么问题，例如：隐患 三楼消防通道堆货。照片可以前后两分钟内一起发。',
};

export const howToTellHidden: Card = {
  text: '请说明是哪家单位、什么问题，例如：举报 某某超市安全出口上锁。您的身份会单独保密存放，企业、群聊和台账里都看不到。',
};

export const whatArePhotos = (count: number): Card => ({
  text: `刚才的${count}张照片是什么情况？如是隐患，请回复“隐患”加位置和问题，照片会一并登记；不用处理可不回复。`,
});

export const whatIsThere = (place: string): Card => ({
  text: `刚才发的位置（${place}）是什么情况？如是隐患，请回复“隐患”加问题，位置会一并登记；不用处理可不回复。`,
});

export const photosAdded = (one: Case, count: number): Card => ({
  text: `照片${count}张已补充到 ${one.number}，正在获取。`,
});

export const photosLeftOut = (most: number, count: number): string =>
  `一次最多收${most}张照片，另有${count}张没有收下，请另发。`;

export const photosWait = (one: Case): Card => ({
  text: `照片已补充到 ${one.number}。整改完成请回复“整改好了”，或按下面按钮。`,
});

export function added(one: Case, amongOthers: boolean): Card {
  // Where a protected reporter said it is stands in his words, which the unit does not read.
  const rest = one.protected && one.unit !== undefined ? [] : missingWords(one);
  const what = amongOthers ? '' : `：${details(one)}`;
  return { text: [`已补充到 ${one.number}${what}。`, ...rest].join('\n') };
}

export const officerAdded = (text: string): string => `核实人员补充：${text}`;

const correctedNames: Readonly<Record<Corrected['what'], string>> = {
  place: '位置',
  unit: '单位',
  category: '类别',
};

export const corrected = ({ what, was, now }: Corrected): string =>
  `更正：${correctedNames[what]}${was === undefined ? '为' : `由“${was}”改为`}“${now}”。`;

export const puttingRight = (one: Case, right: Corrected): Card => ({
  text: `${one.number} 已更正：${corrected(right).replace('更正：', '')}原来的记录仍保留。`,
});

/** Another unit is named than the one on record. */
export const whichUnit = (one: Case, said: string): Card => ({
  text: `${one.number} 登记的是${one.unitName ?? '另一家单位'}，这句没有记入。单位写错了，请回复“写错了，是${said}”；是另一处隐患，请以“隐患”开头另报。`,
});

/** What is to be put right was never said. */
export const notThere = (one: Case, wrong: string, right: string): Card => ({
  text: `${one.number} 的记录里没有“${wrong.slice(0, 20)}”，没有更正。位置写错了，请回复“写错了，是${right.slice(0, 20)}”；是另一条，请写明编号，例如：补充 ${Number(one.number.slice(8))} 位置是${right.slice(0, 20)}。`,
});

export const nothingToAdd: Card = {
  text: '没有找到要补充的隐患。请引用登记回执再发，或写明编号，例如：补充 0031 在二楼东侧。',
};

export const unknownUnit = (said: string): Card => ({
  text: `名录里没有“${said.slice(0, 30)}”，请核对单位名称后再回复；不影响已登记的隐患。`,
});

export const photoFailed = (number: string | undefined): Card => ({
  text: `${number ?? '您的报告'}有一张照片获取失败，请引用登记回执再发一次。`,
});

export const photoTooLarge = (number: string | undefined): Card => ({
  text: `${number ?? '您的报告'}有一张照片超过10兆，未能保存，请不要选“原图”，重新发一次。`,
});

export const noImage = (number: string | undefined): Card => ({
  text: `${number ?? '您的报告'}收到的一个文件不是图片，未作为照片保存，请重新拍照发送。`,
});

/** Said to the sender alone; in the group not a word. */
export const protectedFromGroup = (number: string): Card => ({
  title: '已保密受理',
  tone: 'blue',
  text: `已保密受理 ${number}，群里不作任何回应。身份单独存放，企业和台账看不到。群里那条消息请您自行撤回；以后请在这里私下发给我。`,
});
