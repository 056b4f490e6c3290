import { expect, test } from 'vitest';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, town } from './world.ts';

closeAfterEach();

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

test('a right that the app lacks is told to the administrators once, and by healthz until it is given', async () => {
  const house = await town();
  house.fake.state.withoutScopes.add('GET /im/v1/messages/:id/resources/:key');
  await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg] });
  await house.says('xu', '隐患 收银台电线裸露', { images: [jpeg] });
  const lines = () => house.told('zhou').filter((one) => wordsOf([one]).includes('99991672'));
  await expect.poll(() => lines().length, { timeout: 10_000 }).toBe(1);
  expect(house.told('wu').filter((one) => wordsOf([one]).includes('99991672'))).toEqual([]);
  expect(house.logged.join()).toContain('99991672');
  const sick = await house.door.request('/healthz');
  expect(sick.status).toBe(503);
  expect(await sick.json()).toMatchObject({ reasons: ['feishu fetch: refused with 99991672'] });
  house.fake.state.withoutScopes.clear();
  house.later(60_000);
  await house.settled();
  expect((await house.door.request('/healthz')).status).toBe(200);
  expect(lines()).toHaveLength(1);
});

test('a month’s calls used up: healthz and the log say so, and when calls go through again nothing is lost', async () => {
  const house = await town();
  house.fake.state.callsLeft = 0;
  await house.says('chen', '隐患 三楼消防通道堆货');
  const health = async () => (await house.door.request('/healthz')).status;
  await expect.poll(health, { timeout: 10_000 }).toBe(503);
  expect(house.told('chen')).toEqual([]);
  house.fake.state.callsLeft = 1_000_000;
  house.later(3 * 60_000);
  await house.settled();
  expect(house.told('chen')).toHaveLength(1);
  expect(wordsOf(house.told('zhou'))).toContain('99991403');
  expect(await health()).toBe(200);
});
