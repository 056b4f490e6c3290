import type { Case } from '../../domain/hazards/case.ts';
import { isCopyOpen } from '../../domain/hazards/chase.ts';
import { people } from '../../domain/hazards/likeness.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import type { Action, Card, Field, FormField } from '../../domain/message.ts';
import { clockOf, type Day, dayOf, HOUR_MS } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { categoryName, gradeNames, sourceName, standing, summary } from './words.ts';
import { photoWords, takenWords } from './words-case-photos.ts';
import { answerActions, handOverFields, usualAuthority } from './words-hand-over.ts';
import { majorFields, officialActions, unitActions } from './words-major.ts';
import { planAction, planField } from './words-plan.ts';
import { corrected } from './words-report.ts';
import { untrueAction } from './words-untrue.ts';

interface Seen {
  readonly today: Day;
  readonly photos: readonly CasePhoto[];
  readonly may: { readonly verify: boolean; readonly reinspect: boolean; readonly rectify: boolean };
}

/** A case as whoever looks after it sees it, with what he may do now. */
export function caseCard(one: Case, seen: Seen): Card {
  const to = seen.may.verify ? 'official' : 'unit';
  // What a protected reporter photographed may tell where he stood.
  const photos =
    to === 'unit' && one.protected ? seen.photos.filter(({ phase }) => phase === 'after') : seen.photos;
  const images = photos.flatMap(({ id, state }) => (state === 'kept' ? [id] : []));
  const actions = actionsOf(one, seen.may);
  return {
    title: `${one.number} ${standing(one, seen.today)}`,
    tone: one.majorHint && one.state === 'registered' ? 'orange' : 'blue',
    text: [summary(one, to), ...hintsOf(one, to)].join('\n'),
    fields: fieldsOf(one, to, photos),
    ...(images.length > 0 && { images }),
    ...(actions.length > 0 && { actions }),
  };
}

function hintsOf(one: Case, to: 'official' | 'unit'): string[] {
  if (to === 'unit' || one.state !== 'registered') return [];
  const major = one.majorHint ? ['文字里有重大隐患的特征，请重点研判，等级由您判定。'] : [];
  return [...major, `请核实后按按钮，或回复：${short(one)}属实 一般 三天内整改。`];
}

function short(one: Case): string {
  return String(Number(one.number.slice(8)));
}

function fieldsOf(one: Case, to: 'official' | 'unit', photos: readonly CasePhoto[]): Field[] {
  return [
    ...[...standOf(one, to, photos), ...pastOf(one)].flatMap(([label, value]) =>
      value ? [{ label, value }] : [],
    ),
    ...planField(one),
    ...majorFields(one),
    ...handOverFields(one),
  ];
}

/** How it stands. */
function standOf(one: Case, to: 'official' | 'unit', photos: readonly CasePhoto[]): Labelled {
  return [
    ['类别', categoryWords(one, to)],
    ...(to === 'official' && one.state === 'registered' ? toJudge(one) : []),
    ['来源', `${sourceName(one, to)}${to === 'official' && one.protected ? '（举报人保密）' : ''}`],
    ['等级', one.grade && gradeNames[one.grade]],
    ['整改期限', deadlineWords(one)],
    ['领导批准办结', to === 'official' && one.settled && `${one.settled.reason}（${one.settled.doc}）`],
    ['责任人', one.responsible],
    ['整改情况', one.rectified && (one.rectified.measure ?? '见照片')],
    ['退回、不属实或重开原因', reasonFor(one, to)],
    ['与哪条重复', one.duplicateOf],
    [
      '申请延期',
      one.extension && `至${shortDay(one.extension.until)}：${one.extension.reason ?? '未写原因'}`,
    ],
    ['照片', photos.length === 0 ? undefined : photoWords(photos)],
    ['照片拍摄', to === 'official' && takenWords(photos)],
    ['登记', shortDay(dayOf(one.openedAt))],
  ];
}

/** While a department has it our own deadline stands still. */
function deadlineWords({ deadline, state }: Case): string | undefined {
  return deadline && `${dayWords(deadline)}${state === 'transferred' ? '，已移交，暂停计算' : ''}`;
}

/** With the word that decided it: whoever judges sees why. */
function categoryWords(one: Case, to: 'official' | 'unit'): string | undefined {
  const name = categoryName(one);
  const isOpen = to === 'official' && one.state === 'registered';
  return isOpen && name !== undefined && one.word !== undefined ? `${name}（依据“${one.word}”）` : name;
}

/** Whose business it usually is, how soon it must be judged, and what it may be a repeat of. */
function toJudge(one: Case): Labelled {
  const whose = usualAuthority(one);
  return [
    ['主管部门', whose && `通常为${whose}，以当地分工为准`],
    ['核实时限', urgentWords(one)],
    ['可能重复', one.like],
  ];
}

/** Only where it cannot wait for the usual day. */
function urgentWords({ verifyBy, openedAt }: Case): string | undefined {
  const isUrgent = verifyBy !== undefined && verifyBy - openedAt < HOUR_MS;
  return isUrgent ? `${clockOf(verifyBy)}前（紧急）` : undefined;
}

type Labelled = readonly (readonly [string, string | 0 | false | undefined])[];

/** What happened to it on its way. */
function pastOf(one: Case): Labelled {
  return [
    ['反映人数', one.also && one.also.length > 0 && `${people(one)}人`],
    ['退回次数', one.sentBack && `${one.sentBack}次`],
    ['办结后重开', one.reopened && `${one.reopened}次`],
    ['更正', one.corrected?.map((right) => corrected(right).replace('更正：', '')).join('')],
    ['撤回', one.recalled && `报告人撤回过${one.recalled}条消息，原文已保留`],
  ];
}

/** Why it was taken up again are the words of whoever reported it. */
function reasonFor({ reason, protected: hidden, reopened }: Case, to: 'official' | 'unit') {
  return to === 'unit' && hidden && reopened ? undefined : reason;
}

function actionsOf(one: Case, may: Seen['may']): Action[] {
  const more = may.verify ? [...officialActions(one), ...(isCopyOpen(one) ? answerActions(one) : [])] : [];
  switch (one.state) {
    case 'registered':
      return may.verify ? verifyActions(one) : [];
    case 'verified':
      return may.verify ? [dispatchAction(one)] : [];
    case 'reinspection':
      return may.reinspect ? [...reinspectActions(one), ...more] : more;
    case 'transferred':
      return may.verify ? answerActions(one) : [];
    case 'rectifying':
      return rectifyingActions(one, may, more);
    case 'closed':
    case 'invalid':
    case 'duplicate':
    case 'withdrawn':
      return [];
  }
}

function rectifyingActions(one: Case, may: Seen['may'], more: Action[]): Action[] {
  if (may.rectify) return [...rectifyActions(one), ...unitActions(one)];
  return one.extension && may.verify ? extensionActions(one) : more;
}

const days = (value: string): FormField => ({
  name: 'days',
  label: `几天内整改（${value}）`,
  kind: 'number',
  required: false,
});
const until: FormField = { name: 'date', label: '或整改到哪天', kind: 'date', required: false };
const person: FormField = { name: 'person', label: '责任人', kind: 'text', required: false };
const reason: FormField = { name: 'reason', label: '原因', kind: 'text', required: true };
const brief: FormField = { name: 'text', label: '告知单位的内容', kind: 'text', required: false };

function verifyActions(one: Case): Action[] {
  const id = `hazard.verify#${one.number}`;
  const told = one.protected ? [brief] : [];
  return [
    {
      id: `${id}#general`,
      label: '属实，一般',
      style: 'primary',
      form: [days('默认3天'), until, person, ...told],
    },
    {
      ...{ id: `${id}#major`, label: '属实，重大', style: 'danger' as const },
      confirm: '定为重大隐患由您判定并负责，确定吗？',
      form: [days('重大隐患须填期限'), until, person, ...told],
    },
    untrueAction(one),
    {
      ...{ id: `${id}#duplicate`, label: '重复' },
      form: [{ name: 'number', label: '与哪条重复（编号）', kind: 'text', required: true }],
    },
  ];
}

function dispatchAction(one: Case): Action {
  return {
    id: `hazard.dispatch#${one.number}`,
    label: '派给单位',
    style: 'primary',
    form: [{ name: 'unit', label: '单位名称', kind: 'text', required: true }, days('可不填'), until, person],
  };
}

function rectifyActions(one: Case): Action[] {
  return [
    {
      ...{ id: `hazard.rectify.done#${one.number}`, label: '整改完成', style: 'primary' as const },
      form: [{ name: 'text', label: '采取了什么措施', kind: 'long-text', required: true }],
    },
    ...(one.grade === 'major' ? [planAction(one)] : []),
    {
      ...{ id: `hazard.extend#${one.number}`, label: '申请延期' },
      form: [{ name: 'date', label: '延到哪天', kind: 'date', required: true }, reason],
    },
  ];
}

function reinspectActions(one: Case): Action[] {
  return [
    {
      ...{ id: `hazard.recheck.pass#${one.number}`, label: '合格，予以销号', style: 'primary' as const },
      confirm: '已现场或凭照片核对，同意销号？',
    },
    {
      ...{ id: `hazard.recheck.fail#${one.number}`, label: '不合格' },
      form: [reason, days('默认3天'), until],
    },
  ];
}

function extensionActions(one: Case): Action[] {
  return [
    { id: `hazard.extend#${one.number}#grant`, label: '同意', style: 'primary' },
    { id: `hazard.extend#${one.number}#refuse`, label: '不同意' },
  ];
}
