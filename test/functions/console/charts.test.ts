import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearBand } from '../../../functions/console/year-band.ts';
import { day } from '../../../shared/domain/time.ts';
import type { PeriodShown } from '../../../shared/flows/console/periods.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  for (const place of ['三楼', '四楼', '五楼']) await town.says('chen', `隐患 ${place}消防通道堆货`);
  await town.says('gao', '隐患 拆解车间灭火器过期');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const svgsOf = (html: string) => html.match(/<svg[\s\S]*?<\/svg>/g) ?? [];

test('the figures are drawn for a desk and for a phone, with the same numbers in words and in the table', async () => {
  const { html, text } = await zhou.get('/console/figures');
  expect(html).toMatch(/role="img" aria-label="各状态隐患数：待核实4，/);
  expect(html).toMatch(/role="img" aria-label="各街道隐患数：北苑街道1，其中超期0；江湾街道3，其中超期0"/);
  expect(svgsOf(html)).toHaveLength(4);
  expect(svgsOf(html).every((svg) => svg.includes('var(--blue)'))).toBe(true);
  expect(text).toMatch(/江湾街道 3 0 0/);
});

test('the year is drawn as bands, with its days in words', async () => {
  const { html } = await zhou.get('/console/calendar');
  expect(html).toMatch(/role="img" aria-label="2026年重点时段：[^"]*国庆节10月1日至10月7日/);
  expect(svgsOf(html)).toHaveLength(2);
});

test('a single day of the year is seen on a phone too', async () => {
  const [start, end] = [day('2026-05-12'), day('2026-05-12')];
  const period: PeriodShown = {
    ...{ id: 'own', name: '防灾减灾日', kind: 'own', start, end, dates: '5月12日', worked: '', street: '' },
    ...{ tentative: false, running: false, inDays: 0 },
  };
  const { narrow } = await yearBand({ year: 2026, today: day('2026-05-06'), periods: [period] });
  const [, drawn = ''] = /<path d="([^"]*)" fill="var\(--blue\)"/.exec(narrow) ?? [];
  const places = [...drawn.matchAll(/[ML]([\d.]+) |0 0 1 ([\d.]+) /g)].map(([, line, arc]) =>
    Number(line ?? arc),
  );
  expect(Math.max(...places) - Math.min(...places)).toBeGreaterThanOrEqual(4);
});

test('what somebody named is text in a chart, and no chart brings a style or a script of its own', async () => {
  const name = '"><script>alert(1)</script><i style="x" onload="y">';
  const period: PeriodShown = {
    ...{ id: 'own', name, kind: 'own', start: day('2026-05-01'), end: day('2026-05-05') },
    ...{ dates: '5月1日至5月5日', worked: '', street: '', tentative: false, running: true, inDays: -1 },
  };
  const { wide } = await yearBand({ year: 2026, today: day('2026-05-06'), periods: [period] });
  expect(wide).toContain('&quot;&gt;&lt;script');
  expect(wide).not.toMatch(/<script|<style|<i |style="|onload="/);
});
