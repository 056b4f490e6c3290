import { type Day, day, daysBetween } from '../../shared/domain/time.ts';
import type { CalendarPage } from '../../shared/flows/console/calendar.ts';
import type { PeriodShown } from '../../shared/flows/console/periods.ts';
import type { Drawn } from './chart.tsx';
import { axisWords, type ChartOption, drawn, type GiveWay } from './drawn.ts';

const row = 22;
/** A single day is seen on a phone too. */
const least = 4;
const colours: Readonly<Partial<Record<PeriodShown['kind'], string>>> = {
  ...{ holiday: 'var(--red)', lianghui: 'var(--red)' },
  ...{ campaign: 'var(--green)', report: 'var(--green)' },
};

/** The periods of a year as bands under its months, and today across them. */
export async function yearBand(
  { year, today, periods }: Pick<CalendarPage, 'year' | 'today' | 'periods'>,
  giveWay?: GiveWay,
): Promise<Drawn> {
  const draw = (width: number, left: number) =>
    drawn(bandsOf({ year, today, periods, left }), { width, height: periods.length * row + 34, giveWay });
  return {
    label: `${year}年重点时段：${periods.map(({ name, dates }) => `${name}${dates}`).join('，')}`,
    wide: await draw(1_000, 150),
    narrow: await draw(320, 96),
  };
}

type Bands = Pick<CalendarPage, 'year' | 'today' | 'periods'> & { readonly left: number };

function bandsOf({ year, today, periods, left }: Bands): ChartOption {
  const first = day(`${year}-01-01`);
  const days = daysBetween(first, day(`${year}-12-31`)) + 1;
  const nth = (on: Day) => Math.min(days, Math.max(0, daysBetween(first, on)));
  const months = Array.from({ length: 12 }, (_, at) =>
    nth(day(`${year}-${String(at + 1).padStart(2, '0')}-01`)),
  );
  const still = { type: 'bar', stack: 'year', silent: true, emphasis: { disabled: true } } as const;
  const isNow = today.startsWith(String(year));
  return {
    grid: { left, right: 8, top: 26, bottom: 4 },
    xAxis: {
      ...{ type: 'value', min: 0, max: days, position: 'top' },
      axisLabel: {
        ...axisWords,
        customValues: months,
        align: 'left',
        formatter: (at: number) => monthAt(at, { months, left }),
      },
      axisTick: { show: true, customValues: months, lineStyle: { color: 'var(--line)' } },
      axisLine: { show: false },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    yAxis: {
      ...{ type: 'category', inverse: true, data: periods.map(({ name }) => name) },
      axisLabel: { ...axisWords, interval: 0, width: left - 12, overflow: 'truncate' },
      ...{ axisLine: { show: false }, axisTick: { show: false } },
    },
    series: [
      { ...still, itemStyle: { color: 'none' }, data: periods.map(({ start }) => nth(start)) },
      {
        ...{ ...still, barWidth: 12, barMinHeight: least },
        data: periods.map(({ kind, start, end }) => ({
          value: nth(end) + 1 - nth(start),
          itemStyle: { color: colours[kind] ?? 'var(--blue)', borderRadius: 4 },
        })),
        ...(isNow && {
          markLine: {
            ...{ silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: nth(day(today)) }] },
            lineStyle: { color: 'var(--ink)', width: 2, type: 'dashed' as const },
          },
        }),
      },
    ],
  };
}

/** On a phone there is room for a figure of two. */
function monthAt(at: number, { months, left }: { months: readonly number[]; left: number }): string {
  const month = months.indexOf(at) + 1;
  return left > 100 ? `${month}月` : String(month);
}
