import { type Case, isOverdue } from '../../domain/hazards/case.ts';
import { type Day, dayOf, daysBetween, type Instant } from '../../domain/time.ts';
import { fullDay } from '../clock.ts';
import { hazardCategory } from '../lexicon.ts';
import { categoryName, gradeNames } from './words.ts';
import { draftMark, type House, signed } from './words-papers.ts';

/** 移交函, 抄告函, 函送函 to a department; 通报 to all; 约谈通知 to the unit. */
export const letterKinds = ['clue', 'copy', 'letter', 'circular', 'interview'] as const;
export type LetterKind = (typeof letterKinds)[number];

export interface Drafted {
  readonly kind: LetterKind;
  readonly one: Case;
  /** The department, where one was named or the case was given to one. */
  readonly to?: string;
  readonly doc?: string;
  readonly feedbackBy?: Day;
  readonly photos: readonly { readonly bytes: Uint8Array; readonly type: 'png' | 'jpg' }[];
  readonly house: House;
  readonly now: Instant;
}

const emptyNumber = '〔　　　〕　　号';

/** A letter drafted from the case. A person fills in what is left open, approves and signs it. */
export function caseLetter(drafted: Drafted) {
  const { kind, one, doc, photos, house, now } = drafted;
  const unit = one.unitName ?? '（单位待核）';
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  const pictures = photos.map(
    ({ bytes, type }, place) => ({ kind: 'image', bytes, type, caption: `照片${place + 1}` }) as const,
  );
  return {
    mark: draftMark,
    issuer: house.name,
    number: doc ?? emptyNumber,
    title: titles[kind](unit),
    to: addressee(drafted, unit),
    isLetter: kind !== 'circular' && kind !== 'interview',
    blocks: bodies[kind](drafted, unit).map(text),
    ...(pictures.length > 0 && { annexes: [{ title: '现场照片', blocks: pictures }] }),
    // A letter is the bureau's, whoever drafted it.
    signed: [house.name, ...signed(house, now).slice(1)],
    foot: kind === 'circular' ? '抄送：各街道。' : '（联系人：　　　　　　，承办人填写）',
  } as const;
}

const titles: Readonly<Record<LetterKind, (unit: string) => string>> = {
  clue: (unit) => `关于移交${unit}安全隐患线索的函`,
  copy: (unit) => `关于抄告${unit}安全隐患情况的函`,
  letter: (unit) => `关于函送${unit}安全隐患情况的函`,
  circular: (unit) => `关于${unit}隐患整改情况的通报`,
  interview: (unit) => `关于约谈${unit}的通知`,
};

function addressee({ kind, to, one }: Drafted, unit: string): string {
  if (kind === 'circular') return '各街道、各有关企业';
  if (kind === 'interview') return unit;
  const usual = one.category === undefined ? undefined : hazardCategory(one.category)?.authority;
  return to ?? (usual === undefined ? '（主管部门待定）' : `${usual}（请核对）`);
}

type Body = (drafted: Drafted, unit: string) => readonly string[];

const toDepartment =
  (verb: string): Body =>
  (drafted, unit) => [
    `我局在工作中发现${unit}存在以下安全隐患：`,
    facts(drafted.one),
    `按照职责分工，该事项由贵单位管理，现予${verb}，请依法处理，并将处理结果于${feedback(drafted.feedbackBy)}前反馈我局。收到本函后，请予签收回执。`,
    '特此函告。',
  ];

const bodies: Readonly<Record<LetterKind, Body>> = {
  clue: toDepartment('移交'),
  copy: toDepartment('抄告'),
  letter: toDepartment('函送'),
  circular: (drafted, unit) => [
    `近期，我局督促${unit}整改安全隐患，有关情况通报如下：`,
    facts(drafted.one),
    standingWords(drafted),
    `请${unit}落实整改责任、措施、资金、时限和预案，尽快整改到位。请各单位举一反三，开展自查自改。`,
  ],
  interview: (drafted) => [
    '因你单位以下安全隐患尚未整改到位，我局拟约谈你单位主要负责人。',
    facts(drafted.one),
    standingWords(drafted),
    '约谈时间：　　年　　月　　日　　时。约谈地点：　　　　　　。',
    '请携带整改方案和整改进展材料参加，并将参加人员姓名、职务提前告知我局。',
  ],
};

/** A reporter who asked not to be named is not told apart by his own words either. */
function facts(one: Case): string {
  const what = one.brief ?? (one.protected ? `${categoryName(one) ?? '安全'}方面的隐患` : one.description);
  const parts = [
    `编号：${one.number}`,
    one.place && `部位：${one.place}`,
    `情况：${what || '见照片'}`,
    categoryName(one) && `类型：${categoryName(one)}`,
    `等级：${one.grade ? gradeNames[one.grade] : '待核'}`,
    `登记时间：${fullDay(dayOf(one.openedAt))}`,
  ];
  return parts.filter(Boolean).join('；');
}

/** On what a circular or an interview rests: a person weighs it. */
function standingWords({ one, now }: Drafted): string {
  const today = dayOf(now);
  const late = one.deadline && isOverdue(one, today) ? daysBetween(one.deadline, today) : 0;
  const parts = [
    one.deadline && `整改期限${fullDay(one.deadline)}`,
    late > 0 && `截至${fullDay(today)}已超期${late}天`,
    (one.missed ?? 0) > 1 && `先后${one.missed}次超过整改期限`,
    (one.sentBack ?? 0) > 0 && `复查${one.sentBack}次不合格`,
    one.grade === 'major' && '属重大隐患，尚未整改销号',
  ].filter(Boolean);
  return parts.length === 0 ? '整改情况：请承办人填写。' : `整改情况：${parts.join('；')}。`;
}

function feedback(by: Day | undefined): string {
  return by === undefined ? '　　年　　月　　日' : fullDay(by);
}
