import { describe, expect, test } from 'vitest';
import { saying } from '../../kit/feishu/say.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { engines } from '../../shared/store/engines.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

describe.each(Object.keys(engines))('on %s', (on) => {
  test.each([
    ['under one event id', { times: 5 }],
    ['under five event ids', { times: 5, newEventIds: true }],
  ])('a report delivered five times at once %s is one case and one receipt', async (_, how) => {
    const house = await town({ on });
    const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货', { how });
    await house.settled();
    expect(attempts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await rowsOf(house, 'case')).toHaveLength(1);
    expect(house.told('chen')).toHaveLength(1);
    expect(house.told('zhou')).toHaveLength(1);
  });

  test.each([
    ['under one event id', (id: string, _: number) => id],
    ['under five event ids', (id: string, nth: number) => `${id}_${nth}`],
  ])('a report delivered five times, one after another %s, is one case and one receipt', async (_, idOf) => {
    const house = await town({ on });
    const { message, envelope } = saying(house.fake.state, {
      user: 'ou_chen',
      chat: null,
      text: '隐患 三楼堆货',
    });
    for (const nth of [1, 2, 3, 4, 5]) {
      await house.fake.happen('im.message.receive_v1', envelope.event, idOf(message.id, nth));
      await house.settled();
    }
    expect(await rowsOf(house, 'case')).toHaveLength(1);
    expect(house.told('chen')).toHaveLength(1);
  });

  test('of fifty reports at once from fifty people each is a case with a number and a receipt of its own', async () => {
    const house = await town({ on, patienceMs: 20_000 });
    const people = Array.from({ length: 50 }, (_, nth) => `passer${nth}`);
    for (const one of people) house.fake.addUser({ openId: `ou_${one}`, name: one });
    const said = await Promise.all(
      people.map((one, nth) => house.says(one, `隐患 江湾农贸市场${nth + 1}号摊位电线裸露`)),
    );
    const again = said.filter(({ attempts }) => attempts.some(({ status }) => status !== 200)).length;
    if (again > 0) await house.redelivered();
    console.log(`on ${on}: ${again} of 50 came again`, house.logged);
    const isTold = (one: string) => house.told(one).length > 0;
    await expect.poll(() => people.filter(isTold).length, { timeout: 40_000 }).toBe(50);
    const numbers = people.map((one) => /YH-2026-\d{4}/.exec(wordsOf(house.told(one)))?.[0]);
    expect(people.filter((one) => house.told(one).length !== 1)).toEqual([]);
    expect(new Set(numbers).size).toBe(50);
    expect(numbers).not.toContain(undefined);
    expect(await rowsOf(house, 'case')).toHaveLength(50);
  }, 90_000);
});

test('the platform gives up waiting, delivers again for hours, and there is one case and one receipt', async () => {
  const house = await town({ patienceMs: 1 });
  const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货');
  expect(attempts).toMatchObject([{ status: 0 }]);
  for (const waitMs of [15_000, 300_000, 3_600_000, 21_600_000]) {
    house.later(waitMs);
    await house.fake.post.redeliver();
  }
  await expect.poll(() => house.told('chen'), { timeout: 10_000 }).toHaveLength(1);
  await house.settled();
  expect(await rowsOf(house, 'case')).toHaveLength(1);
  expect(house.told('chen')).toHaveLength(1);
});

test('a table slower than the platform waits: it delivers again, and there is one case and one receipt', async () => {
  let slowMs = 200;
  const house = await town({
    patienceMs: 150,
    around: (table) => ({
      ...table,
      async transact(writes) {
        const isReport = writes.some((write) => write.kind === 'put' && write.row.kind === 'case');
        if (isReport) await new Promise((resolve) => setTimeout(resolve, slowMs));
        return table.transact(writes);
      },
    }),
  });
  const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货');
  expect(attempts).toMatchObject([{ status: 0 }]);
  slowMs = 0;
  await house.redelivered();
  await expect.poll(() => house.told('chen'), { timeout: 10_000 }).toHaveLength(1);
  await house.settled();
  expect(await rowsOf(house, 'case')).toHaveLength(1);
  expect(house.told('chen')).toHaveLength(1);
});
