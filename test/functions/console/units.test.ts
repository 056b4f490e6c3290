import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitId } from '../../../shared/domain/ids.ts';
import { allUnits, loadUnit, putUnit } from '../../../shared/store/directory.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  const { table } = town.house.deps;
  for (const [id, risk] of [
    ['wanhui', 'red'],
    ['huijia', 'blue'],
  ] as const) {
    const stored = await loadUnit(table, unitId(id));
    if (stored) await table.transact([putUnit({ ...stored.value, risk }, stored.version)].flat());
  }
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const rowsOf = (html: string) =>
  [...html.matchAll(/<td><a href="\/console\/units\/[^"]+">([^<]+)<\/a><\/td>/g)].map(
    ([, name = '']) => name,
  );

test('units are narrowed to a risk, and to those nobody has judged yet', async () => {
  const { table } = town.house.deps;
  const stored = (await allUnits(table)).map(({ value }) => value);
  const named = (risk: string | undefined) =>
    stored.filter((unit) => unit.risk === risk).map(({ name }) => name);
  for (const risk of ['red', 'blue', undefined] as const) {
    const { html } = await zhou.get(`/console/units?risk=${risk ?? 'none'}`);
    expect(rowsOf(html).sort()).toEqual(named(risk).sort());
  }
});

test('they stand in the order that is asked for, and a page further still does', async () => {
  const risks = rowsOf((await zhou.get('/console/units?order=risk')).html);
  expect(risks.indexOf('万汇广场')).toBeLessThan(risks.indexOf('惠家超市江湾店'));
  const reds = rowsOf((await zhou.get('/console/units?risk=red')).html);
  expect(risks.slice(0, reds.length).sort()).toEqual(reds.sort());
  const names = rowsOf((await zhou.get('/console/units?order=name')).html);
  expect(names).toEqual(names.toSorted(new Intl.Collator('zh').compare));
  expect(rowsOf((await zhou.get('/console/units?order=nonsense')).html)).toHaveLength(names.length);
});
