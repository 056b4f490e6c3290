import { expect, test } from 'vitest';
import { build } from '../../../../functions/app.ts';
import { readConfig } from '../../../../functions/config.ts';
import type { Person } from '../../../../shared/domain/directory/person.ts';
import { personId, unitId } from '../../../../shared/domain/ids.ts';
import { at, day, later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { dailyWrite } from '../../../../shared/flows/daily.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { directoryChanged, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { memory } from '../../../kit/feishu-house.ts';
import { photosInMemory } from '../../../kit/photos-in-memory.ts';

const today = day('2026-05-07');
const morning = at(today, '08:30');
const many = 130;

function officer(nth: number): Person {
  return {
    ...{ id: personId(`o${nth}`), name: `科员${nth}`, nicknames: [], roles: ['officer'], units: [] },
    ...{ active: true, addresses: [{ channel: 'feishu', kind: 'person', id: `ou_${nth}` }] },
  };
}

test('the morning’s line reaches every one of a hundred and thirty officers once, and then tomorrow is waited for', async () => {
  const table = await memory();
  const config = readConfig({ LOG_LEVEL: 'error' }, String);
  const { deps } = build(config, { table, photos: photosInMemory(), write() {}, wake() {} });
  for (let nth = 0; nth < many; nth += 1) await table.transact(putPerson(officer(nth), 0));
  const unit = {
    ...{ id: unitId('u1'), name: '第一商场', aliases: [], kind: 'mall', street: '江湾街道' },
    ...{ exposures: [], notes: {}, active: true },
  };
  await table.transact([...putUnit(unit, 0), directoryChanged(), dailyWrite('directory', 0, morning)]);
  for (let minute = 0; minute < 6; minute += 1) await tick(deps, later(morning, minute * MINUTE_MS));
  let told = 0;
  for await (const { pk } of table.scan()) if (pk.startsWith('notice#directory.morning')) told += 1;
  expect(told).toBe(many);
  expect(await tick(deps, later(morning, 7 * MINUTE_MS))).toBe(0);
});
