import { afterEach, expect, test } from 'vitest';
import { personId, unitId } from '../../../../shared/domain/ids.ts';
import { spread } from '../../../../shared/flows/alerts/in-pieces.ts';
import type { Send } from '../../../../shared/flows/outcome.ts';
import { directoryChanged, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { openAlerts } from '../../../../shared/store/open-alerts.ts';
import { loadNotice } from '../../../../shared/store/outbox.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const names = Array.from({ length: 60 }, (_, nth) => `officer-${nth}`);

/** A bureau of sixty officers more, each with an address. */
async function withOfficers(): Promise<void> {
  const rows = names.map((name) =>
    putPerson(
      {
        ...{
          id: personId(name),
          name,
          phone: '',
          units: [],
          nicknames: [],
          roles: ['officer'],
          active: true,
        },
        addresses: [{ channel: 'sandbox', kind: 'person', id: name }],
      },
      0,
    ),
  );
  for (let from = 0; from < rows.length; from += 15)
    await town.house.deps.table.transact(rows.slice(from, from + 15).flat());
}

/** How many of them were told it, in the same transaction or in the next. */
async function toldOf(once: string): Promise<number> {
  const { table } = town.house.deps;
  const found = await Promise.all(
    names.map(
      async (name) =>
        (await loadNotice(table, `${once}#${name}`)) ?? loadNotice(table, `duty.${once}#${name}`),
    ),
  );
  return found.filter((one) => one !== undefined).length;
}

test('however many officers a bureau has, each reads the sum of the day’s reports', async () => {
  town = await world('2026-10-02', '15:30');
  await withOfficers();
  await town.comes('2026-10-02', '17:40');
  const zero = (await openAlerts(town.house.deps.table)).find(({ daily }) => daily === 'zero');
  expect(await toldOf(`daily.sum#${zero?.id}`)).toBe(60);
});

test('and each hears once what goes out beside a broadcast: the first with it, the others right after', () => {
  const card = { text: 'x' };
  const sends = names.map(
    (name): Send => ({
      ...{ once: `push#officers#${name}`, to: { kind: 'person', person: personId(name) } },
      ...{ lane: 'blue', card },
    }),
  );
  const { sends: begun, writes } = spread(sends);
  expect(begun).toEqual(sends.slice(0, 15));
  expect(writes).toHaveLength(1);
  expect(JSON.stringify(writes)).toContain(
    `"once":"push#officers","people":${JSON.stringify(names.slice(15))}`,
  );
});

test('however many key units there are, each hears at night what waits for the morning for all others', async () => {
  town = await world('2026-05-12', '23:10');
  await withOfficers();
  const units = names.map((name) =>
    putUnit(
      {
        ...{
          id: unitId(`u-${name}`),
          name: `重点单位${name}`,
          aliases: [],
          kind: 'mall',
          street: '江湾街道',
        },
        ...{ risk: 'red', exposures: [], liaison: personId(name), notes: {}, active: true },
      },
      0,
    ),
  );
  const { table } = town.house.deps;
  for (const rows of units) await table.transact(rows);
  await table.transact([directoryChanged()]);
  const preview = first(await town.says('zhou', '通知 明早8点前报值班表'));
  const { toast } = await town.clicks('zhou', preview, '早上7点再发');
  expect(toast).toMatch(/重点单位6\d人/);
  const id = preview.actions?.[0]?.id.split('#')[1];
  expect(await toldOf(`alert.held#${id}`)).toBe(60);
  const late = await loadNotice(table, `duty.alert.held#${id}#officer-59`);
  expect(late?.value.order.about).toEqual({ topic: 'alerts', id });
});
