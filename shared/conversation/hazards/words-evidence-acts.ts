import { handOverModes } from '../../domain/hazards/hand-over.ts';
import { dayFrom, instant } from '../../domain/time.ts';
import { gradeNames } from './words.ts';
import { modeNames } from './words-hand-over.ts';
import { moment } from './words-papers.ts';

/** What an entry of the history is called. */
const acts: Readonly<Record<string, string>> = {
  'hazard.reported': '登记',
  'hazard.supplemented': '补充内容',
  'hazard.corrected': '更正',
  'hazard.recalled': '报告人撤回消息',
  'hazard.withdrawn': '撤销报告',
  'hazard.verified': '核实并派单',
  'hazard.dispatched': '确定责任单位',
  'hazard.dismissed': '认定不属实',
  'hazard.likened': '照片相似提示',
  'hazard.duplicate': '认定重复',
  'hazard.parted': '撤销认定重复',
  'hazard.reported-again': '又有人报告',
  'hazard.planned': '制定整改方案',
  'hazard.rectified': '单位报告整改完成',
  'hazard.progress': '报告整改进展',
  'hazard.extension-asked': '申请延期',
  'hazard.extension-decided': '审批延期',
  'hazard.sent-back': '复查不合格退回',
  'hazard.closed': '复查合格销号',
  'hazard.reopened': '重新打开',
  'hazard.looked-at': '到期提醒',
  'hazard.recounted': '统计口径更正',
  'hazard.noted': '情况记录',
  'hazard.handed-over': '移交主管部门',
  'hazard.received': '主管部门签收',
  'hazard.answered': '主管部门反馈',
  'hazard.listed': '挂牌督办',
  'hazard.off-asked': '申请摘牌',
  'hazard.taken-off': '摘牌',
  'hazard.double-reported': '登记双报告',
  'hazard.layers': '确定三级责任人',
  'hazard.settled': '领导批准办结',
  'hazard.asked': '向报告人询问',
  'incident.opened': '接报',
  'incident.rung': '再次报警提醒',
  'incident.seen': '知悉',
  'incident.placed': '补记发生单位',
  'incident.timed': '补记发生时间',
  'incident.facts': '补充要素',
  'incident.sent': '登记已报告',
  'incident.judged': '认定性质',
  'incident.reminded': '时限提醒',
  'incident.final': '收到终报',
  'incident.closed': '结案',
  'incident.merged': '核实为同一起，并入',
  'incident.joined': '并入另一起的报告',
  'incident.parted': '核实不是同一起，拆开',
};

export const actName = (what: string): string => acts[what] ?? '变更';

type Told = Readonly<Record<string, unknown>>;

const reporters: Readonly<Record<string, string>> = { unit: '单位', bureau: '本级' };
const verdicts: Readonly<Record<string, string>> = {
  none: '误报或不须上报',
  drill: '是演练',
  incident: '真实险情',
};

/** What history has of a step that an auditor must read beside its name. */
const tellings: readonly ((facts: Told) => string | undefined)[] = [
  ({ mode, to }) => {
    const known = handOverModes.find((name) => name === mode);
    return known && `${modeNames[known]}${typeof to === 'string' ? to : ''}`;
  },
  ({ grade }) => (grade === 'major' || grade === 'general' ? gradeNames[grade] : undefined),
  ({ tier }) => (typeof tier === 'string' ? tier : undefined),
  ({ by }) => reporters[String(by)],
  ({ at, by }) => (typeof at === 'number' && by ? `报告时间${moment(instant(at))}` : undefined),
  ({ as }) => verdicts[String(as)],
  ({ deadline, until }) => dayWords('期限', deadline ?? until),
  ({ feedbackBy }) => dayWords('反馈期限', feedbackBy),
  ({ reason }) => (typeof reason === 'string' && reason !== '' ? `原因：${reason}` : undefined),
];

function dayWords(label: string, day: unknown): string | undefined {
  return typeof day === 'string' && dayFrom(day) ? `${label}${day}` : undefined;
}

/** 一般隐患，期限2026-05-09: what a step decided, as history has it. */
export function factWords(facts: Told = {}): string[] {
  return tellings.flatMap((tell) => tell(facts) ?? []);
}
