import { afterEach, expect, test } from 'vitest';
import { type Post, streetKey, unitKey } from '../../../shared/domain/duty/post.ts';
import { openMatters } from '../../../shared/flows/open-matters.ts';
import type { Table } from '../../../shared/store/table.ts';
import { type Town, world } from '../../kit/world.ts';
import { send } from './alerts/sending.ts';

let town: Town;
afterEach(() => town.close());

const mall: Post = { key: unitKey('wanhui'), name: '万汇广场' };

/** What is open there, and how often the whole roll of a broadcast was read for it. */
async function open(post?: Post) {
  let rolls = 0;
  const { deps, now } = town.house;
  const query: Table['query'] = (range) => {
    if (range.from === 'roll#') rolls += 1;
    return deps.table.query(range);
  };
  const matters = await openMatters({ ...deps, table: { ...deps.table, query } }, now(), post);
  return { missing: matters.unconfirmed.map(({ missing }) => missing), rolls };
}

test('a unit reads only whether it has confirmed itself, and for that nobody else’s line is read', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请检查疏散通道');
  expect(await open(mall)).toEqual({ missing: [1], rolls: 0 });
  expect(await open({ key: unitKey('nowhere'), name: '别的单位' })).toEqual({ missing: [], rolls: 0 });
  await town.says('chen', '收到', { chat: 'g-all' });
  expect(await open(mall)).toEqual({ missing: [], rolls: 0 });
  expect(await open()).toEqual({ missing: [11], rolls: 1 });
  const street = await open({ key: streetKey('江湾街道'), name: '江湾街道' });
  expect(street.rolls).toBe(1);
  expect(street.missing[0]).toBeLessThan(11);
});
