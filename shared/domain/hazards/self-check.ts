import { type Day, day, plusDays, weekdayOf } from '../time.ts';

/** 班组日排查, 部门周排查, 厂长经理月排查: a unit's own checks. */
export const checkLevels = ['team', 'department', 'manager'] as const;
export type CheckLevel = (typeof checkLevels)[number];

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** The day, the week or the month for which a check of this level is made, by its first day. */
export function spanStart(level: CheckLevel, on: Day): Day {
  switch (level) {
    case 'team':
      return on;
    case 'department':
      return plusDays(on, 1 - weekdayOf(on));
    case 'manager':
      return day(`${on.slice(0, 7)}-01`);
  }
}

/** The spans in which a check is owed: working days, weeks and months with a working day, as far as they have begun. */
export function owedSpans(level: CheckLevel, span: Span, isRest: (on: Day) => boolean): ReadonlySet<Day> {
  const owed = new Set<Day>();
  for (let on = span.from; on <= span.until; on = plusDays(on, 1))
    if (!isRest(on)) owed.add(spanStart(level, on));
  return owed;
}

/** How often a check was made, and how often it was owed. */
export interface Rate {
  readonly done: number;
  readonly owed: number;
}
export type Rates = Readonly<Record<CheckLevel, Rate>>;

/** What was made of what so many units owed, from the counters of the spans. */
export function ratesOf(
  counts: Iterable<readonly [string, number]>,
  { span, units, isRest }: { span: Span; units: number; isRest: (on: Day) => boolean },
): Rates {
  const made = [...counts].map(([name, amount]) => ({ parts: name.split('#'), amount }));
  const rate = (level: CheckLevel): Rate => {
    const owed = owedSpans(level, span, isRest);
    const done = made
      .filter(({ parts: [, start = '', which] }) => which === level && isOf(owed, start))
      .reduce((sum, { amount }) => sum + amount, 0);
    return { done, owed: owed.size * units };
  };
  return { team: rate('team'), department: rate('department'), manager: rate('manager') };
}

/** What a check counts for, once for its span. */
export function checkName(start: Day, level: CheckLevel): string {
  return `check#${start}#${level}`;
}

function isOf(days: ReadonlySet<string>, start: string): boolean {
  return days.has(start);
}
