import { expect, test } from 'vitest';
import { instant } from '../../../shared/domain/time.ts';
import { makePapers } from '../../../shared/flows/papers.ts';
import { want } from '../../../shared/store/papers.ts';
import { silentDistrict } from '../../kit/silent-district.ts';

const now = instant('2026-10-08T09:00:00+08:00');

/** What was said of a file whose rows took so long each thousand. */
async function told(secondsEach: number): Promise<string[]> {
  const { deps, table } = await silentDistrict();
  let wallMs = 0;
  const to = { channel: 'feishu', kind: 'person', id: 'ou_zhou' } as const;
  const wanted = { id: 'file_1', kind: 'slow', args: {}, name: '签到查岗台账.xlsx', cause: 'om_1' };
  await table.transact([want({ ...wanted, to: { kind: 'address', address: to } })]);
  const papers =
    async () =>
    async (_deps: unknown, _args: unknown, _now: unknown, reached?: (rows: number) => Promise<void>) => {
      for (const rows of [1_000, 2_000, 3_000]) {
        wallMs += secondsEach * 1_000;
        await reached?.(rows);
      }
      return new Uint8Array(1);
    };
  const wall = { ...deps.wall, now: () => wallMs };
  await makePapers({ ...deps, wall, papers }, now);
  const found: string[] = [];
  for await (const { pk, data } of table.scan())
    if (pk.startsWith('notice#paper')) found.push(JSON.parse(JSON.stringify(data)).order.what.card.text);
  return found.sort();
}

test('a file that takes longer than a moment says once how far it is; one that is made at once only comes', async () => {
  expect(await told(0)).toEqual(['签到查岗台账.xlsx']);
  expect(await told(3)).toEqual([
    '文件“签到查岗台账.xlsx”内容较多，已写2000行，还在生成，好了就发给您。',
    '签到查岗台账.xlsx',
  ]);
});
