import { expect, test } from 'vitest';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

async function connected() {
  const house = await town({ mode: 'socket' });
  await expect.poll(() => house.fake.connections.count(), { timeout: 10_000 }).toBe(1);
  return house;
}

test('over the long connection a report is answered, its photo kept, and five deliveries are one', async () => {
  const house = await connected();
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const how = { times: 5, newEventIds: true };
  const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货', { images: [jpeg], how });
  expect(attempts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await house.settled();
  expect(house.told('chen')).toHaveLength(1);
  expect(await rowsOf(house, 'case')).toHaveLength(1);
  expect((await rowsOf(house, 'case-photo')).map(({ data }) => data['state'])).toEqual(['kept']);
});

test('over the long connection a notice goes out, a click is a toast, and the card counts it', async () => {
  const house = await connected();
  await house.says('zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  await house.settled();
  const sent = await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  expect(sent.toast?.content).toContain('已发12家');
  expect(sent.card?.title).toContain('已发出');
  await house.settled();
  const clicked = await house.clicks('chen', house.withButton(house.toldIn('g-all'), '收到'), '收到');
  expect(clicked.toast?.content).toContain('万汇广场');
  await house.settled();
  expect(wordsOf(house.toldIn('g-all'))).toContain('已确认 1/12家');
});

test('a network that breaks is connected again, and what came meanwhile is heard when it comes again', async () => {
  const house = await connected();
  house.fake.connections.cut();
  await expect.poll(() => house.fake.connections.count(), { timeout: 10_000 }).toBe(1);
  await house.says('chen', '隐患 三楼消防通道堆货');
  await house.redelivered();
  expect(house.told('chen')).toHaveLength(1);
});
