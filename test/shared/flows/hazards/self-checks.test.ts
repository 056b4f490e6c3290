import { expect, test } from 'vitest';
import { unitId } from '../../../../shared/domain/ids.ts';
import { day } from '../../../../shared/domain/time.ts';
import { checksAsked } from '../../../../shared/flows/hazards/self-checks.ts';
import { allUnits, putUnit } from '../../../../shared/store/directory.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Key, Range, Row, Table } from '../../../../shared/store/table.ts';
import { morning } from './kit.ts';

/** How often the directory was asked for its edition, and how many lists were read at the same time at most. */
function counted(table: Table) {
  const seen = { editions: 0, open: 0, most: 0 };
  const { pk } = keys.directoryEdition();
  async function* query(range: Range): AsyncGenerator<Row> {
    seen.open += 1;
    seen.most = Math.max(seen.most, seen.open);
    yield* table.query(range);
    seen.open -= 1;
  }
  const get = (key: Key) => {
    if (key.pk === pk) seen.editions += 1;
    return table.get(key);
  };
  return { seen, table: { ...table, get, query } };
}

test('the checks of a hundred units ask the directory no oftener than those of all together, and forty at a time', async () => {
  const town = await morning();
  const { deps } = town.house;
  const [given] = await allUnits(deps.table);
  if (!given) throw new Error('no unit');
  for (let nth = 0; nth < 100; nth += 1)
    await deps.table.transact(putUnit({ ...given.value, id: unitId(`u_more${nth}`), name: `商户${nth}` }, 0));
  await town.says('chen', '班组日排查，未发现隐患');
  const span = { from: day('2026-05-01'), until: day('2026-05-06') };
  const asked = { name: '全区', scopes: ['all'], span, now: town.house.now() };
  const sum = counted(deps.table);
  const before = await checksAsked({ ...deps, table: sum.table }, { ...asked, each: 'sum' });
  for (const each of ['units', 'streets'] as const) {
    const apart = counted(deps.table);
    const card = await checksAsked({ ...deps, table: apart.table }, { ...asked, each });
    expect(card.text).toContain(before.text?.split('\n')[1]);
    expect(apart.seen.editions).toBeLessThanOrEqual(sum.seen.editions + 1);
    expect(apart.seen.most).toBeLessThanOrEqual(40);
  }
  await town.close();
});
