import { expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import type { Papers } from '../../../shared/flows/deps.ts';
import { want } from '../../../shared/store/papers.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

const name = '值守履职表 2026-09.xlsx';
const workbook = new TextEncoder().encode('the bytes of a workbook');
const zhou = { kind: 'person', person: personId('zhou') } as const;
const wanted = { id: 'file_1', kind: 'ledger', args: { day: '2026-09-25' }, name, to: zhou, cause: 'om_1' };

async function asks(papers: Papers) {
  const house = await town({ papers });
  await house.table.transact([want(wanted)]);
  return house;
}

type Town = Awaited<ReturnType<typeof town>>;

const filesIn = ({ fake }: Town) =>
  fake.record
    .sent()
    .filter(({ type }) => type === 'file')
    .map(({ content }) => fake.state.files.get(JSON.parse(content).file_key));

test('a file somebody asked for is made and comes as a file, once', async () => {
  const house = await asks(
    async () =>
      async (_, { day }) =>
        day === '2026-09-25' ? workbook : new Uint8Array(),
  );
  await house.settled();
  await house.settled();
  expect(filesIn(house)).toEqual([{ bytes: workbook, name, type: 'xls' }]);
  expect(await rowsOf(house, 'paper')).toEqual([]);
});

test('a file that cannot be made is said so after the third try, and keeps nothing else waiting', async () => {
  let tries = 0;
  const house = await asks(async () => async () => {
    tries += 1;
    throw new Error('no');
  });
  for (let round = 0; round < 4; round += 1) await house.settled();
  expect(tries).toBe(3);
  expect(filesIn(house)).toEqual([]);
  expect(house.told('zhou').map(({ text }) => text)).toEqual([
    `文件“${name}”没有生成成功，请稍后再要一次；仍不成请联系管理员。`,
  ]);
});

test('a file the platform will not take is told in words', async () => {
  const house = await asks(async () => async () => new Uint8Array());
  await house.settled();
  expect(house.told('zhou').map(({ text }) => text)).toEqual([`${name}\n（文件“${name}”没能发出）`]);
});

test('an upload that broke off is made again, and the file shows once', async () => {
  const house = await asks(async () => async () => workbook);
  house.fake.fault({ match: { route: 'POST /im/v1/files', times: 1 }, act: { kind: 'reset-after' } });
  await house.settled();
  for (let round = 0; round < 3; round += 1) {
    house.later(60_000);
    await house.settled();
  }
  expect(filesIn(house)).toHaveLength(1);
});
