import { expect, test } from 'vitest';
import { newRoll } from '../../../../shared/domain/duty/roll.ts';
import { type Shift, shiftIdOf } from '../../../../shared/domain/duty/shift.ts';
import { shiftId } from '../../../../shared/domain/ids.ts';
import { at, day } from '../../../../shared/domain/time.ts';
import { memberWrite, putRoll } from '../../../../shared/store/absences.ts';
import { putCollection } from '../../../../shared/store/collections.ts';
import { putShift } from '../../../../shared/store/duty.ts';
import type { memory } from '../../../kit/feishu-house.ts';
import { largeBureau } from '../../../kit/large-bureau.ts';

const on = day('2026-10-08');
const many = 130;

async function told(table: Awaited<ReturnType<typeof memory>>, head: string): Promise<number> {
  let count = 0;
  for await (const { pk } of table.scan()) if (pk.startsWith(`notice#duty.${head}`)) count += 1;
  return count;
}

/** How many could answer what they were told, and be known to mean this watch. */
async function answerable(table: Awaited<ReturnType<typeof memory>>, id: string): Promise<number> {
  let count = 0;
  for await (const { data } of table.scan())
    if (JSON.stringify(data).includes(`"about":{"topic":"duty","id":"${id}"}`)) count += 1;
  return count;
}

test('the list of the absent reaches every one of a hundred and thirty officers once', async () => {
  const { comes, table } = await largeBureau(many);
  const post = { key: 'unit:u1', name: '第一商场' };
  const shift: Shift = {
    ...{ id: shiftId(shiftIdOf(on, 'day', post.key)), day: on, kind: 'day', post, told: [] },
    places: [{ role: 'main', name: '甲' }],
  };
  const roll = newRoll(at(on, '08:00'), '');
  await table.transact([putShift(shift, 0, undefined), putRoll(roll, 0), memberWrite(roll, shift.id)]);
  for (const clock of ['08:30', '08:31']) {
    await comes(on, clock);
  }
  expect(await told(table, 'roll')).toBe(many);
});

test('who has not handed in reaches every one of them once', async () => {
  const { comes, table } = await largeBureau(many);
  const due = at(on, '18:00');
  const collection = {
    ...{ id: '2026-10-12#2026-10-11', name: '假期', from: day('2026-10-11'), until: day('2026-10-12') },
    ...{ plan: [{ step: 'due' as const, at: due }], done: [] },
  };
  await table.transact([putCollection(collection, 0)]);
  await comes(on, '18:00');
  expect(await told(table, 'collect-due')).toBe(many);
});

test('that nobody came to the bureau’s own watch reaches every one of them once', async () => {
  const { comes, table } = await largeBureau(many);
  const shift: Shift = {
    ...{ id: shiftId(shiftIdOf(on, 'day', undefined)), day: on, kind: 'day' },
    told: ['evening', 'before', 'absent-15', 'absent-30'],
    places: [{ role: 'main', name: '甲' }],
  };
  await table.transact([putShift(shift, 0, at(on, '09:00'))]);
  for (const clock of ['09:00', '09:01']) {
    await comes(on, clock);
  }
  expect(await told(table, 'absent-60')).toBe(many);
  expect(await answerable(table, shift.id)).toBe(many);
});
