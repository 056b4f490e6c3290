import { handOverModes } from '../../domain/hazards/hand-over.ts';
import { dayFrom, instant } from '../../domain/time.ts';
import { gradeNames } from './words.ts';
import { modeNames } from './words-hand-over.ts';
import { moment } from './words-papers.ts';

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
