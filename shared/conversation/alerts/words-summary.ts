import type { Period } from '../../domain/alerts/periods.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { basisOf, periodName } from './words-periods.ts';

export interface Figures {
  /** Places on the roster, and those that checked in. */
  readonly rostered: number;
  readonly onDuty: number;
  readonly checks: number;
  readonly zeros: number;
  readonly hazards: number;
  readonly rectified: number;
  readonly warnings: number;
  readonly incidents: number;
  /** What the office said that it looked at; missing where nobody did. */
  readonly visits?: { readonly units: number; readonly people: number };
}

/** 值班N人次、查岗N次、出动N人次检查N家、隐患N条整改N处、预警N条、事故N起. */
export function summaryCard(period: Period, figures: Figures | undefined, upTo: Day = period.end): Card {
  const span =
    period.start === period.end
      ? shortDay(period.start)
      : `${shortDay(period.start)}至${shortDay(period.end)}`;
  const head = `${periodName(period)}（${span}）`;
  if (!figures) return { text: `${head}还没有开始，没有可以汇总的。` };
  const { rostered, onDuty, checks, zeros, hazards, rectified, warnings, incidents } = figures;
  const duty =
    rostered === 0
      ? '值班人次未记录（没有值班表，请补）'
      : `值班${onDuty}人次${onDuty < rostered ? `（应到${rostered}）` : ''}`;
  const parts = [
    ...[duty, `查岗${checks}次`, visitsText(figures.visits)],
    ...[`隐患${hazards}条整改${rectified}处`, `预警${warnings}条`, `事故${incidents}起`],
    ...(zeros > 0 ? [`零报告${zeros}家次`] : []),
  ];
  return {
    title: `${periodName(period)}小结`,
    text: `${head}${upTo < period.end ? `截至${shortDay(upTo)}` : '已结束，期间'}${parts.join('、')}。以上为系统记录，请核对后上报。${basisOf(period)}`,
  };
}

/** A figure that nobody gave is asked for, and not made up. */
function visitsText(visits: Figures['visits']): string {
  if (!visits) return '出动检查人次和家数未记录（请补）';
  const people = visits.people > 0 ? `出动${visits.people}人次` : '出动人次未记录（请补）';
  return `${people}${visits.units > 0 ? `检查${visits.units}家` : '、检查家数未记录（请补）'}`;
}
