import { expect, test } from 'vitest';
import { alertId, groupId, unitId } from '../../../shared/domain/ids.ts';
import { work } from '../../../shared/flows/steps.ts';
import { wantFace } from '../../../shared/store/alert-waves.ts';
import { loadBroadcast } from '../../../shared/store/alerts.ts';
import { allFailing } from '../../../shared/store/failing.ts';
import { keys } from '../../../shared/store/keys.ts';
import { Conflict, type Table } from '../../../shared/store/table.ts';
import { district, launchNotice, notice, now } from './alerts/district.ts';

const size = 300;

async function stepsIn(table: Table): Promise<number> {
  let count = 0;
  for await (const _ of table.query({ pk: keys.step('', '').pk })) count += 1;
  return count;
}

/** A notice to three hundred groups has gone out and all have confirmed: each card wants its new count. */
async function confirmed() {
  const deps = await district(size);
  await launchNotice(deps);
  await work(deps, now);
  for (let nth = 0; nth < size; nth += 1)
    await deps.table.transact([wantFace({ alert: notice, group: groupId(`g${nth}`), cause: 'm2' })]);
  expect(await stepsIn(deps.table)).toBe(size);
  return deps;
}

test('a look at the clock ends in its time however much there is to take up, and the next goes on with it', async () => {
  const deps = await confirmed();
  let wallMs = 0;
  const slow = { ...deps, wall: { ...deps.wall, now: () => (wallMs += 1_000) } };
  await work(slow, now, wallMs + 20);
  const left = await stepsIn(deps.table);
  expect([left > 0, left < size]).toEqual([true, true]);
  await work(slow, now, wallMs + 20);
  expect(await stepsIn(deps.table)).toBeLessThan(left);
  await work(deps, now);
  expect(await stepsIn(deps.table)).toBe(0);
});

test('a broadcast that is let go amid hundreds of counts goes out before they are done', async () => {
  const deps = await confirmed();
  const units = Array.from({ length: 60 }, (_, nth) => unitId(`u${nth}`));
  await launchNotice(deps, { id: alertId('al_2'), audience: { streets: [], kinds: [], units } });
  let left = 0;
  const transact: Table['transact'] = async (writes) => {
    await deps.table.transact(writes);
    const isOut = (await loadBroadcast(deps.table, alertId('al_2')))?.value.state === 'sent';
    if (isOut && left === 0) left = await stepsIn(deps.table);
  };
  await work({ ...deps, table: { ...deps.table, transact } }, now);
  expect(left).toBeGreaterThan(0);
});

test('what cannot be taken up is left for the next look, and holds up nothing behind it', async () => {
  const deps = await confirmed();
  const failing = new Set(
    Array.from({ length: 80 }, (_, nth) => keys.step('alerts', `face#${notice}#g${nth}`).sk),
  );
  const transact: Table['transact'] = async (writes) => {
    const isFailing = writes.some((write) => write.kind === 'delete' && failing.has(write.key.sk));
    if (isFailing) throw new Error('broken');
    await deps.table.transact(writes);
  };
  await work({ ...deps, table: { ...deps.table, transact } }, now);
  expect(await stepsIn(deps.table)).toBe(failing.size);
});

test('what loses to another whenever it is taken up ends the look too, and counts as failing', async () => {
  const deps = await confirmed();
  const { pk, sk } = keys.step('alerts', `face#${notice}#g7`);
  const transact: Table['transact'] = async (writes) => {
    const isLosing = writes.some((write) => write.kind === 'delete' && write.key.sk === sk);
    if (isLosing) throw new Conflict([{ pk, sk }]);
    await deps.table.transact(writes);
  };
  await work({ ...deps, table: { ...deps.table, transact } }, now);
  expect(await stepsIn(deps.table)).toBe(1);
  expect([...(await allFailing(deps.table)).keys()]).toEqual([`${pk}|${sk}`]);
});
