import type { Bureau } from '../../domain/directory/unit.ts';
import type { Case, Step } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { missingIn } from '../../domain/hazards/plan.ts';
import type { Action, Card } from '../../domain/message.ts';
import { type Day, daysBetween } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { gradeNames, standing, summary } from './words.ts';
import { whyNot } from './words-read.ts';

/** What the reporter is told, step by step. */
export function toldReporter(one: Case): Card | undefined {
  switch (one.state) {
    case 'rectifying':
    case 'verified':
    case 'transferred':
      return { text: `您报的 ${one.number} 已核实属实，正在督促整改。办结后再告诉您，谢谢。` };
    case 'closed':
      return {
        text: `您报的 ${one.number} ${ended(one)}，现已销号。感谢您的反映。`,
        actions: [reopenAction(one, '没有解决')],
      };
    case 'invalid':
      return {
        text: `您报的 ${one.number} 经核实不属实${because(one.reason)}。如情况有变，请再报。`,
        actions: [reopenAction(one, '有异议')],
      };
    case 'duplicate':
      return { text: `您报的 ${one.number} 与 ${one.duplicateOf ?? ''} 是同一件，将合并办理。` };
    case 'registered':
    case 'reinspection':
    case 'withdrawn':
      return undefined;
  }
}

const ended = ({ settled }: Case): string => (settled ? '经领导批准办结' : '已整改并复查合格');

const reopenAction = ({ number }: Case, label: string): Action => ({
  id: `hazard.reopen#${number}`,
  label,
  form: [{ name: 'reason', label: '现在是什么情况', kind: 'text', required: true }],
});

function because(said = ''): string {
  const why = whyNot(said).replace(/[。.!！]+$/, '');
  return why === '' ? '' : `：${why}`;
}

/** What is put above the case when a unit must do something. */
export const unitHead = (one: Case): string => {
  const day = one.deadline === undefined ? '尽快' : `${dayWords(one.deadline)}前`;
  return `请${day}整改，${howToReportDone(one)}`;
};

const howToReportDone = ({ number }: Case): string =>
  `完成后发照片并回复“${Number(number.slice(8))}整改好了”，或按“整改完成”。`;

export const sentBackHead = (one: Case): string => `复查不合格${because(one.reason)}。${unitHead(one)}`;
export const extendedHead = (one: Case): string =>
  `延期已同意，新的整改期限为${one.deadline === undefined ? '' : dayWords(one.deadline)}。`;
export const notExtended = (one: Case): Card => ({
  text: `${one.number} 延期未获同意，请按${one.deadline === undefined ? '原期限' : dayWords(one.deadline)}前完成整改。`,
});
export const reinspectHead = '单位报称已整改完，请复查。整改人不能复查自己整改的隐患。';
export const extensionHead = '单位申请延期，请决定。';
export const newAtNight = '夜间登记，请核实。';

/** A card with a line above it. */
export const headed = (head: string, card: Card): Card => ({ ...card, text: `${head}\n${card.text}` });

/** Whose word it is, and which telephone is answered. */
export function signed(card: Card, by: Pick<Bureau, 'name' | 'office' | 'landline'> | undefined): Card {
  if (!by) return card;
  const phone = by.landline === '' ? '' : ` 电话${by.landline}`;
  return { ...card, text: `${card.text}\n——${by.name}${by.office}${phone}` };
}

export function reminded(one: Case, step: Step, today: Day): string {
  const plan = one.grade === 'major' && missingIn(one.plan).length > 0 ? '整改方案还没有报全。' : '';
  const left = one.deadline === undefined ? 0 : daysBetween(today, one.deadline);
  if (!step.startsWith('overdue')) return `整改提醒：${leftWords(left)}。${plan}${unitHead(one)}`;
  const was = one.deadline === undefined ? '' : `期限是${dayWords(one.deadline)}，`;
  const leader = step === 'overdue-7' ? '，将报分管领导' : '';
  return `整改提醒：${lateWords(-left)}${leader}。${plan}${was}请立即整改，${howToReportDone(one)}`;
}

function leftWords(days: number): string {
  if (days <= 1) return days === 1 ? '明天到期' : '今天到期';
  return `还有${daysInWords(days)}天到期`;
}

const lateWords = (days: number): string => (days <= 1 ? '已超期' : `已超期${daysInWords(days)}天`);

function daysInWords(days: number): string {
  return ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'][days] ?? String(days);
}

/** What nobody has judged in time. */
export const stillUnverified = '还没有人核实，请尽快核实。';

/** To a leader, once a day: what has been overdue for a week. */
export const longOverdue = (cases: readonly Listed[], today: Day): Card => {
  const { title = '', ...card } = overdueList(cases, today);
  return { ...card, title: title.replace('超期未整改', '超期七天以上未整改') };
};

/** One list for street or officer, never one message a case. */
export function overdueList(cases: readonly Listed[], today: Day): Card {
  const most = 40;
  const lines = cases
    .slice(0, most)
    .map(
      (one) =>
        `${one.number} ${one.unitName ?? ''} ${one.grade === 'major' ? '重大隐患 ' : ''}${standing(one, today)}`,
    );
  const rest = cases.length > most ? [`另有${cases.length - most}条，请发送“隐患台账”查看。`] : [];
  return {
    title: `隐患超期未整改${cases.length}条`,
    tone: 'orange',
    text: [...lines, ...rest, '请督促整改。'].join('\n'),
  };
}

export const closedForUnit = (one: Case): Card => ({
  text: `${one.number} ${summary(one, 'unit')}。${
    one.settled ? `经领导批准办结（${one.settled.doc}），已销号。` : '复查合格，已销号。'
  }`,
});

/** To the unit that was to mend it before: never who is now. */
export const takenFromUnit = (one: Case): Card => ({
  text: `${one.number} ${summary(one, 'unit')}。已改由其他单位负责，您单位不用再整改。`,
});

export const verified = (one: Case, liaison: 'told' | 'group' | 'unreachable' | 'no-unit'): Card => {
  const until = one.deadline === undefined ? '' : `，${shortDay(one.deadline)}前整改`;
  const next = {
    told: '整改通知已发给单位联络员。',
    group: '联络员没有能直接收消息的账号，整改通知已发到该单位的群，请电话再提醒一次。',
    unreachable: '该单位没有能收到消息的联络员，请电话通知。',
    'no-unit': '单位还没确定，请派单，例如：派给某单位。',
  } as const;
  const head = one.grade === undefined ? '' : `：${gradeNames[one.grade]}`;
  return { text: `${one.number} 已核实${head}${until}。${next[liaison]}` };
};

export const verifiedMended = (one: Case): Card => ({
  text: `${one.number} 已核实${one.grade === undefined ? '' : `：${gradeNames[one.grade]}`}，现场已整改，待复查销号。`,
});

export const dismissed = (one: Case): Card => ({ text: `${one.number} 已记为不属实，并告知反映人。` });
export const merged = (one: Case): Card => ({
  text: `${one.number} 已记为与 ${one.duplicateOf ?? ''} 重复，并告知反映人。`,
});
export const assigned = (one: Case): Card => ({ text: `${one.number} 已明确为${one.unitName ?? ''}。` });
export const rectifiedDone = (one: Case): Card => ({
  text: `${one.number} 整改情况已收到，等待复查，结果会告诉您。`,
});
export const closed = (one: Case): Card => ({ text: `${one.number} 复查合格，已销号，反映人和单位已告知。` });
export const sentBack = (one: Case): Card => ({
  text: `${one.number} 已退回整改，${one.deadline === undefined ? '' : `新期限${shortDay(one.deadline)}，`}已通知单位。`,
});
export const extensionAsked = (one: Case): Card => ({
  text: `${one.number} 延期申请已转核实人员，答复前请按原期限整改。`,
});
export const extensionDecided = (one: Case, yes: boolean): Card => ({
  text: `${one.number} 延期${yes ? '已同意' : '未同意'}，已通知单位。`,
});
/** Whoever thought that all is done reads that it was taken for a part. */
export const partNoted = ({ number, state }: Case): Card => ({
  text: `已记入 ${number} 的台账：部分整改。${state === 'rectifying' ? `全部完成后请回复“${Number(number.slice(8))}整改好了”，单位报完成后才能复查。` : ''}`,
});

/** True, but how grave is for a person to say. */
export const gradeNeeded = (one: Case): string => `${one.number} 属实。请选定等级：`;
export const noUnitNamed = '请写明派给哪家单位。';
