import { expect, test } from 'vitest';
import type { House } from '../../../../functions/app.ts';
import { work } from '../../../../shared/flows/steps.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { emptyHouse } from '../../../kit/empty-house.ts';
import { imports, peopleOf, type Rows, snapshotOf, unitsOf } from './importing.ts';

const count = 200;
const rows: Rows = [
  ['企业名称', '类别', '所在区域', '信息联络员', '联络员电话'],
  ...Array.from({ length: count }, (_, place) => {
    const phone = `138${String(place).padStart(8, '0')}`;
    return [`第${place}店`, '超市', '城东街道', `联络员${place}`, phone];
  }),
];

class PowerCut extends Error {}

/** A house whose table dies at its nth transaction, and one that comes back over the same table. */
function mortal(dies: number): { dying: House; risen: House } {
  let kept: Table | undefined;
  let left = dies;
  const dying = emptyHouse(undefined, (table) => {
    kept = table;
    return {
      ...table,
      transact: async (writes) => {
        left -= 1;
        if (left < 0) throw new PowerCut('the power is gone');
        await table.transact(writes);
      },
    };
  });
  return { dying, risen: emptyHouse(undefined, (table) => kept ?? table) };
}

test.each([0, 1, 2, 20, 37])(
  'a file cut off after %i transactions is finished by the next start, or was never begun',
  async (dies) => {
    const { dying, risen } = mortal(dies);
    await expect(imports(dying, { 名录: rows })).rejects.toThrow(PowerCut);
    await work(risen.deps, risen.now());
    const units = Object.keys(await unitsOf(risen.deps.table)).length;
    expect(units).toBe(dies === 0 ? 0 : count);
    expect(await peopleOf(risen.deps.table)).toHaveLength(units);
    const said = await imports(risen, { 名录: rows });
    expect(said[0]).toContain(dies === 0 ? `单位新增${count}` : `单位新增0、更新0、不变${count}`);
    expect(Object.keys(await unitsOf(risen.deps.table))).toHaveLength(count);
    expect(await snapshotOf(risen.deps.table)).not.toContain('import-part');
  },
);

test('units whose codes were lost in the crash get them when the file comes again, and only then', async () => {
  const { dying, risen } = mortal(20);
  await expect(imports(dying, { 名录: rows })).rejects.toThrow(PowerCut);
  await work(risen.deps, risen.now());
  const codes = async () =>
    (await imports(risen, { 名录: rows })).filter((line) => /：绑定 /.test(line)).length;
  expect(await codes()).toBe(count);
  expect(await codes()).toBe(0);
});

test('a service that takes up the same work at its tick does it no second time', async () => {
  const house = emptyHouse();
  const [said] = await Promise.all([
    imports(house, { 名录: rows }),
    work(house.deps, house.now()),
    work(house.deps, house.now()),
  ]);
  expect(said[0]).toContain(`单位新增${count}`);
  expect(await peopleOf(house.deps.table)).toHaveLength(count);
});
