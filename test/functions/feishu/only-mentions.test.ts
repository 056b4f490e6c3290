import { expect, test } from 'vitest';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

/** As without the scope for all messages of groups. */
async function deafTown() {
  const house = await town();
  house.fake.hearing = 'only mentions';
  return house;
}

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

test('what mentions nobody in a group never reaches the bot, and costs nobody a wrong answer', async () => {
  const house = await deafTown();
  const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货', { room: 'g-jiangwan' });
  await house.settled();
  expect(attempts).toEqual([]);
  expect(await rowsOf(house, 'case')).toEqual([]);
});

test('a check-in by mention, by button and in private counts', async () => {
  const house = await deafTown();
  await house.says('lin', '签到', { room: 'g-all', mentionBot: true });
  await house.settled();
  expect(wordsOf([...house.told('lin'), ...house.toldIn('g-all')])).toContain('已签到');
  await house.says('zhou', '签到');
  await house.settled();
  expect(wordsOf(house.told('zhou'))).toContain('签到');
});

test('a hazard by mention with its photo, and one in private, are cases; a photo that quotes the receipt joins', async () => {
  const house = await deafTown();
  await house.says('chen', '隐患 三楼消防通道堆货', { room: 'g-jiangwan', mentionBot: true, images: [jpeg] });
  await house.says('xu', '隐患 收银台电线裸露');
  await house.settled();
  expect(await rowsOf(house, 'case')).toHaveLength(2);
  const [receipt] = house.toldIn('g-jiangwan');
  expect(receipt?.text).toContain('YH-2026-');
  const quoting = { room: 'g-jiangwan', replyTo: receipt?.id ?? '', mentionBot: true, images: [jpeg] };
  await house.says('chen', '', quoting);
  await house.settled();
  const photos = (await rowsOf(house, 'case-photo')).map(({ data }) => data['state']);
  expect(photos).toEqual(['kept', 'kept']);
});

test('a notice is confirmed by button, by quoting it with a mention, and in private', async () => {
  const house = await deafTown();
  await house.says('zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  await house.settled();
  await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  await house.settled();
  const card = house.withButton(house.toldIn('g-jiangwan'), '收到');
  await house.clicks('chen', card, '收到');
  await house.says('xu', '收到', { room: 'g-jiangwan', replyTo: card.id, mentionBot: true });
  await house.says('zhao', '收到');
  await house.settled();
  // A card is edited once in three seconds at the most; the last edit shows all that came meanwhile.
  await expect.poll(() => wordsOf(house.toldIn('g-jiangwan')), { timeout: 10_000 }).toContain('已确认 3/6家');
  await house.says('zhou', '谁没回复');
  await house.settled();
  const missing = wordsOf(house.told('zhou').slice(-1));
  for (const name of ['万汇广场', '惠家超市', '江湾农贸市场']) expect(missing).not.toContain(name);
  expect(missing).toContain('聚福楼');
});

test('a cry for help by mention and in private reaches the watch', async () => {
  const house = await deafTown();
  await house.says('guest', '着火了 三楼有人被困', { room: 'g-all', mentionBot: true });
  await house.settled();
  expect(wordsOf(house.toldIn('g-all'))).toContain('119');
  const officers = ['zhou', 'wu', 'he', 'lin'].map((one) => wordsOf(house.told(one)).length > 0);
  expect(officers).toContain(true);
});
