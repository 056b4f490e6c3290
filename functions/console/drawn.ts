import { BarChart, type BarSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption, MarkLineComponent } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { House } from '../app.ts';

use([BarChart, GridComponent, MarkLineComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption>;

/** What is common to our charts: they stand still, and their colours are those of the page, by light, by dark and on paper. */
export const still = {
  animation: false,
  textStyle: { color: 'var(--ink)' },
} as const;

/** The words along an axis. */
export const axisWords = { color: 'var(--ink)' } as const;

/** As many pictures as a bureau looks at in a day. */
const mostKept = 200;
const kept = new Map<string, Promise<string>>();

/** A chart is some milliseconds of nothing else: who speaks goes before it. */
export type GiveWay = House['giveWay'];

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly giveWay: GiveWay;
}

/** A chart as SVG within a page, drawn once for the same numbers, however many wait for it. */
export function drawn(option: ChartOption, frame: Frame): Promise<string> {
  const { giveWay: _, ...size } = frame;
  const name = JSON.stringify([option, size]);
  const before = kept.get(name);
  if (before !== undefined) return before;
  if (kept.size >= mostKept) kept.clear();
  const svg = draw(option, frame);
  kept.set(name, svg);
  svg.catch(() => kept.delete(name));
  return svg;
}

async function draw(option: ChartOption, { giveWay, ...size }: Frame): Promise<string> {
  await giveWay?.();
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({ ...still, ...option });
  const svg = withoutStyle(chart.renderToSVGString());
  chart.dispose();
  return svg;
}

/** Our policy admits no style within a page: the sheet says how letters look. What people wrote holds no plain quote, so that no words of theirs are cut. */
function withoutStyle(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:style|class|ecmeta_\w+|xmlns:xlink|baseProfile|version|xml:space)="[^"]*"/g, '')
    .replace(/^<svg width="[^"]*" height="[^"]*"/, '<svg aria-hidden="true" focusable="false"')
    .replace(/\n/g, '');
}
