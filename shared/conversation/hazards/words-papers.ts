import type { Unit } from '../../domain/directory/unit.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { type Clock, clocksOf } from '../../domain/hazards/incident-clocks.ts';
import type { Facts } from '../../domain/hazards/incident-facts.ts';
import { clockOf, dayOf, type Instant, zonedIso } from '../../domain/time.ts';
import { kindNames } from '../kinds.ts';

/** What heads and ends every letter of the bureau. */
export interface House {
  readonly name: string;
  readonly office: string;
  readonly landline: string;
}

export const draftMark = '（草稿，核对签发后方可报出）';
const unknown = '待核';

export const stages = ['first', 'follow', 'final'] as const;
export type Stage = (typeof stages)[number];
export const stageNames: Readonly<Record<Stage, string>> = { first: '首报', follow: '续报', final: '终报' };

interface Reported {
  readonly one: Incident;
  /** Its unit, as far as the directory knows it. */
  readonly unit?: Unit;
  readonly facts: Facts;
  /** What was told of it, oldest first: when, and the words. */
  readonly words: readonly { readonly at: Instant; readonly text: string }[];
  readonly stage: Stage;
  readonly house: House;
  readonly now: Instant;
}

/** 事故信息首报, 续报, 终报 with the six items of article 12; whatever nobody has said yet is 待核, the grade is never ours. */
export function incidentLetter({ one, unit, facts, words, stage, house, now }: Reported) {
  const rows: readonly (readonly [string, string])[] = [
    ['编号', one.number ?? '无'],
    ['一、发生单位概况', unit ? unitWords(unit) : (one.unitName ?? unknown)],
    ['二、时间', momentOf(one.occurredAt)],
    ['地点和现场情况', [one.place, facts.scene].filter(Boolean).join('；') || unknown],
    ['三、简要经过', facts.course ?? `据首次报告：${one.text}`],
    ['四、伤亡人数', casualties(facts)],
    ['初步估计直接经济损失', facts.loss ?? unknown],
    ['五、已采取的措施', facts.measures ?? unknown],
    ['六、其他情况', facts.other ?? unknown],
    ['单位负责人接报时间', momentOf(one.noticedAt)],
    ['本局接报时间', moment(one.openedAt)],
    ...clocksOf(one).flatMap(clockRow),
    ['事故等级', '由有权机关认定'],
    ['报送时间', `${moment(now)}（起草时间）`],
    ['签发人、报送人', '　'],
  ];
  const later = words.slice(1);
  return {
    mark: draftMark,
    issuer: house.name,
    title: `事故信息${stageNames[stage]}`,
    blocks: [
      { kind: 'fields', rows },
      ...(stage === 'first' || later.length === 0 ? [] : [{ kind: 'heading', text: '后续情况' } as const]),
      ...(stage === 'first'
        ? []
        : later.map(({ at, text }) => ({ kind: 'text', text: `${moment(at)}　${text}` }) as const)),
    ],
    signed: signed(house, now),
  } as const;
}

const momentOf = (at: Instant | undefined): string => (at === undefined ? unknown : moment(at));

/** What kind of enterprise it is, where and how large, and who answers for it. */
function unitWords({ name, kind, street, address, size, responsible }: Unit): string {
  const parts = [
    kindNames[kind]?.[0],
    `${street}${address ?? ''}`,
    size && `规模${size}`,
    responsible && `企业责任人${responsible}`,
  ];
  return [name, ...parts].filter(Boolean).join('；');
}

function clockRow({ name, until, doneAt }: Clock): (readonly [string, string])[] {
  if (name !== 'unit' && name !== 'level') return [];
  const label = name === 'unit' ? '单位书面报告' : '本级上报';
  return [
    [
      label,
      doneAt === undefined ? `时限${moment(until)}，尚未登记` : `${moment(doneAt)}（时限${moment(until)}）`,
    ],
  ];
}

function casualties({ dead, hurt, missing }: Facts): string {
  const count = (value: number | undefined) => (value === undefined ? unknown : `${value}人`);
  return `死亡${count(dead)}，受伤${count(hurt)}，被困或下落不明${count(missing)}`;
}

export function signed({ name, office, landline }: House, now: Instant): readonly string[] {
  const [year, month, date] = dayOf(now).split('-').map(Number);
  return [
    `${name}${office}`,
    `${year}年${month}月${date}日`,
    ...(landline === '' ? [] : [`联系电话：${landline}`]),
  ];
}

/** To the second, where it matters who knew first. */
export function exactly(at: Instant): string {
  return `${dayOf(at)} ${zonedIso(at).slice(11, 19)}`;
}

export function moment(at: Instant): string {
  return `${dayOf(at)} ${clockOf(at)}`;
}
