import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { rosterBook, wallBook } from '../../../../shared/papers/roster-book.ts';
import { shiftsWithin } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';
import { bookOf } from '../../papers/books.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
});
afterEach(() => town.close());

async function sends(bytes: Uint8Array): Promise<string> {
  const { deps, now, hear } = town.house;
  const key = deps.newId('key');
  await deps.photos.put(key, bytes, 'application/octet-stream');
  const id = deps.newId('om');
  const attachments = [{ kind: 'file' as const, key, name: '值班表.xlsx' }];
  await hear({
    ...{ kind: 'said', channel: 'sandbox', id, from: { id: 'zhou' }, chat: null, sentAtMs: now() },
    ...{ text: '', attachments, mentionsBot: false, mentions: [] },
  });
  await town.passes(1);
  return town.heard('zhou').findLast((text) => /按“以此为准”|没有改动/.test(text)) ?? '';
}

async function standing() {
  const span = { from: day('2026-10-01'), until: day('2026-10-07') };
  return (await shiftsWithin(town.house.deps.table, span)).map(({ value }) => value);
}

const range = (from: number, until: number, column: number) => ({
  s: { r: from, c: column },
  e: { r: until, c: column },
});

/** As offices write them: merged dates and leaders, two people and two numbers in a cell, hours in a column of their own. */
const written = () =>
  bookOf(
    [
      ['日期', '班次', '值班时间', '带班领导', '带班电话', '值班员', '电话', '备班', '备注'],
      [
        '10.1',
        '白班',
        '8:30-17:30',
        '林国栋',
        '13900000001',
        '周敏/何静',
        '13800000001/13800000002',
        '唐文慧',
        '',
      ],
      ['', '夜班', '17:30-次日8:30', '', '', '吴海涛', '13800000003', '', '转前台'],
      ['10月3日(周六)', '24小时', '', '唐文慧', '13900000002', '吴海涛', '13800000003', '', ''],
    ],
    (sheet) => {
      sheet['!merges'] = [range(1, 2, 0), range(1, 2, 3), range(1, 2, 4)];
    },
  );

test('a roster that came in as offices write it goes out and comes in again without any change, a swap included', async () => {
  expect(await sends(written())).toMatch(
    /新增 10月1日（周四）白班（08:30–17:30）：带班领导林国栋，值班员周敏，副班何静/,
  );
  await town.says('zhou', '以此为准');
  await town.says('wu', '10月3日我和何静换班');
  await town.says('he', '同意');
  await town.says('lin', '同意');
  const there = await standing();
  expect(there.at(-1)?.places.map(({ name }) => name)).toEqual(['唐文慧', '何静']);
  expect(await sends(rosterBook(there))).toMatch(/一致，没有改动/);
  expect(await sends(wallBook('国庆值班表', there, '0100-88660119'))).toMatch(/一致，没有改动/);
  expect(await standing()).toEqual(there);
});
