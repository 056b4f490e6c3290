import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

const jpeg = new Uint8Array([
  0xff,
  0xd8,
  0xff,
  0xe0,
  ...Array.from({ length: 2_000 }, (_, nth) => nth % 251),
]);
const resource = 'GET /im/v1/messages/:id/resources/:key';

type Town = Awaited<ReturnType<typeof town>>;

async function photoRows(house: Town) {
  return (await rowsOf(house, 'case-photo')).map(({ data }) => data);
}

async function kept(house: Town): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of house.photos.list()) ids.push(id);
  return ids;
}

test('words and a photo in one post are a case whose photo is fetched and kept as it was', async () => {
  const house = await town();
  await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg] });
  await house.settled();
  expect(house.told('chen')).toHaveLength(1);
  expect(wordsOf(house.told('chen'))).toContain('照片1张获取中');
  const [photo, ...others] = await photoRows(house);
  expect(others).toEqual([]);
  const hash = createHash('sha256').update(jpeg).digest('hex');
  expect(photo).toMatchObject({ state: 'kept', type: 'image/jpeg', hash });
  const [id = ''] = await kept(house);
  expect(Buffer.from((await house.photos.get(id))?.bytes ?? []).equals(jpeg)).toBe(true);
});

test('the officer who looks at the case sees the photo itself', async () => {
  const house = await town();
  await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg] });
  await house.settled();
  await house.says('zhou', 'YH-2026-0001 到哪一步了');
  await house.settled();
  const shown = house.told('zhou').at(-1);
  expect(shown?.images).toHaveLength(1);
  expect([...house.fake.state.images.values()].some((bytes) => Buffer.from(bytes).equals(jpeg))).toBe(true);
});

test('photos before, within and after the words, in a group, are one case with three photos', async () => {
  const house = await town();
  const inGroup = { room: 'g-jiangwan' };
  await house.says('chen', '', { ...inGroup, images: [jpeg] });
  await house.says('chen', '隐患 三楼消防通道堆货', { ...inGroup, images: [jpeg] });
  await house.says('chen', '', { ...inGroup, images: [jpeg] });
  await house.settled();
  expect(await rowsOf(house, 'case')).toHaveLength(1);
  expect(await photoRows(house)).toHaveLength(3);
  expect((await photoRows(house)).every(({ state }) => state === 'kept')).toBe(true);
});

test.each([
  ['is gone', { kind: 'status', http: 400, code: 234003 }],
  ['lies in a group without the bot', { kind: 'status', http: 400, code: 234004 }],
  ['is larger than the platform hands out', { kind: 'status', http: 400, code: 234037 }],
] as const)('a photo that %s: the sender is told, the case says so, nothing is kept', async (_, act) => {
  const house = await town();
  house.fake.fault({ match: { route: resource }, act });
  await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg] });
  await house.settled();
  expect(wordsOf(house.told('chen'))).toContain('YH-2026-0001有一张照片获取失败');
  expect(await photoRows(house)).toMatchObject([{ state: 'failed' }]);
  await house.says('zhou', 'YH-2026-0001 到哪一步了');
  await house.settled();
  expect(wordsOf(house.told('zhou').slice(-1))).toContain('1张照片获取失败');
  expect(await kept(house)).toEqual([]);
});

test('a photo whose answer broke off twice is fetched the third time', async () => {
  const house = await town();
  house.fake.fault({ match: { route: resource, times: 2 }, act: { kind: 'reset-before' } });
  await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg] });
  await expect.poll(async () => (await photoRows(house))[0]?.['state'], { timeout: 15_000 }).toBe('kept');
});

test('an image that is none is said to be none, and not kept', async () => {
  const house = await town();
  await house.says('chen', '隐患 三楼消防通道堆货', {
    images: [new TextEncoder().encode('<svg onload=alert(1)>')],
  });
  await house.settled();
  expect(await photoRows(house)).toMatchObject([{ state: 'no-image' }]);
  expect(house.told('chen')).toHaveLength(2);
  expect(await kept(house)).toEqual([]);
});
