import { countIn, type Figures } from '../../shared/flows/console/figures.ts';
import type { Drawn } from './chart.tsx';
import { axisWords, type ChartOption, drawn, type GiveWay } from './drawn.ts';

export interface Charts {
  readonly states: Drawn;
  /** Missing where there is one street, or more than are told apart. */
  readonly streets: Drawn | undefined;
}

interface Column {
  readonly name: string;
  readonly value: number;
}

const mostStreets = 40;
/** As wide as they are drawn, so that the letters come out as large as those beside them. */
const [desk, phone] = [900, 320] as const;

/** What the numbers of the tables look like. */
export async function figuresCharts(
  { states, streets, all, days }: Figures,
  giveWay: GiveWay,
): Promise<Charts> {
  const byState = states.map(({ state, name }) => ({ name, value: countIn(all, state) }));
  const isMany = streets.length > 1 && streets.length <= mostStreets;
  return {
    states: await columnsOf(byState, giveWay),
    streets: isMany ? await streetsOf(streets, days.span === 'all', giveWay) : undefined,
  };
}

/** Side by side on a desk, one below the other on a phone. */
async function columnsOf(values: readonly Column[], giveWay: GiveWay): Promise<Drawn> {
  const bars = {
    ...bar,
    label: { ...number, position: 'top' as const },
    data: values.map(({ value }) => value),
  };
  const wide: ChartOption = {
    grid: { left: 4, right: 4, top: 24, bottom: 28 },
    xAxis: { ...names(values), axisLabel: { ...axisWords, interval: 0 } },
    yAxis: plain,
    series: [{ ...bars, itemStyle: { color: 'var(--blue)' } }],
  };
  return {
    label: `各状态隐患数：${values.map(({ name, value }) => `${name}${value}`).join('，')}`,
    wide: await drawn(wide, { width: desk, height: 220, giveWay }),
    narrow: await drawn(lying(values, [{ color: 'var(--blue)', data: values.map(({ value }) => value) }]), {
      width: phone,
      height: heightOf(values),
      giveWay,
    }),
  };
}

/** Of each street what is over its day, where that is counted, and what else there is. */
async function streetsOf(
  streets: Figures['streets'],
  tellsOverdue: boolean,
  giveWay: GiveWay,
): Promise<Drawn> {
  const rows = streets.map(({ street, overdue, total }) => ({
    name: street || '街道待确认',
    overdue,
    total,
  }));
  const parts = [
    { color: 'var(--late)', data: rows.map(({ overdue }) => overdue) },
    { color: 'var(--blue)', data: rows.map(({ overdue, total }) => total - overdue) },
  ];
  const values = rows.map(({ name, overdue, total }) => ({
    name: `${name} ${overdue > 0 ? `超期${overdue}/` : ''}${total}`,
    value: total,
  }));
  const [chart, height] = [lying(values, parts), heightOf(values)];
  return {
    label: `各街道隐患数：${rows.map(({ name, overdue, total }) => `${name}${total}${tellsOverdue ? `，其中超期${overdue}` : ''}`).join('；')}`,
    wide: await drawn(chart, { width: desk, height, giveWay }),
    narrow: await drawn(chart, { width: phone, height, giveWay }),
  };
}

interface Part {
  readonly color: string;
  readonly data: readonly number[];
}

const bar = { type: 'bar', silent: true, emphasis: { disabled: true } } as const;
const number = { show: true, color: 'var(--ink)', textBorderWidth: 0 } as const;
const plain = { type: 'value', show: false } as const;
const names = (values: readonly Column[]) =>
  ({
    type: 'category',
    data: values.map(({ name }) => name),
    axisLine: { lineStyle: { color: 'var(--line)' } },
    axisTick: { show: false },
  }) as const;

/** Bars that lie, one for each name, from above to below; where there is one part its figure stands at its end. */
function lying(values: readonly Column[], parts: readonly Part[]): ChartOption {
  const label = parts.length === 1 ? { ...number, position: 'right' as const } : { show: false };
  return {
    grid: { left: 4, right: 36, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: plain,
    yAxis: { ...names(values), inverse: true, axisLabel: axisWords },
    series: parts.map(({ color, data }) => ({
      ...{ ...bar, stack: 'all', label, barMaxWidth: 16, itemStyle: { color } },
      data: [...data],
    })),
  };
}

function heightOf(values: readonly Column[]): number {
  return values.length * 26 + 8;
}
