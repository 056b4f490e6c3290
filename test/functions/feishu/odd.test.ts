import { expect, test } from 'vitest';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { engines } from '../../shared/store/engines.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const odd = [
  ['five thousand fires', `隐患 ${'🔥'.repeat(5_000)}`],
  ['half a character', '隐患 三楼\ud83d堆货\udd25'],
  ['signs nobody sees', '隐患 三楼\u0000堆\u200b货\u202e电线裸露\ufeff'],
  ['a line of lines', `隐患 ${'三楼堆货\n'.repeat(300)}`],
  [
    'a list of fifty',
    `隐患 ${Array.from({ length: 50 }, (_, nth) => `${nth + 1}、${nth + 1}号摊位电线裸露`).join('\n')}`,
  ],
] as const;

test.each(Object.keys(engines).flatMap((on) => odd.map(([what, text]) => [what, on, text] as const)))(
  '%s, on %s, are answered once and nothing is thrown',
  async (_, on, text) => {
    const house = await town({ on });
    const { attempts } = await house.says('chen', text);
    await house.settled();
    expect(attempts).toMatchObject([{ status: 200 }]);
    expect(house.logged).toEqual([]);
    expect(house.told('chen').length).toBeGreaterThan(0);
    expect(wordsOf(house.told('chen'))).toContain('YH-2026-0001');
  },
);

test.each([9, 60, 200])(
  'a post of %i photos is one case, and no photo is lost without a word',
  async (count) => {
    const house = await town();
    const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货', {
      images: Array.from({ length: count }, () => jpeg),
    });
    expect(attempts).toMatchObject([{ status: 200 }]);
    await expect
      .poll(
        async () => (await rowsOf(house, 'case-photo')).filter(({ data }) => data['state'] === 'kept').length,
        { timeout: 15_000 },
      )
      .toBeGreaterThanOrEqual(Math.min(count, 9));
    expect(await rowsOf(house, 'case')).toHaveLength(1);
    const kept = (await rowsOf(house, 'case-photo')).length;
    const left = /另有(\d+)张没有收下/.exec(wordsOf(house.told('chen')))?.[1] ?? 0;
    expect(kept + Number(left)).toBe(count);
  },
);

test('a table that fails is asked again by the platform, and then there is one case and one receipt', async () => {
  let isBroken = true;
  const house = await town({
    around: (table) => ({
      ...table,
      async transact(writes) {
        if (isBroken && writes.some((write) => write.kind === 'put' && write.row.kind === 'case'))
          throw new Error('disk full');
        return table.transact(writes);
      },
    }),
  });
  const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货');
  expect(attempts).toMatchObject([{ status: 503, body: '' }]);
  isBroken = false;
  await house.redelivered();
  expect(await rowsOf(house, 'case')).toHaveLength(1);
  expect(house.told('chen')).toHaveLength(1);
});

test('a group whose name is markup is named as text', async () => {
  const house = await town();
  const group = house.fake.addChat('<at id=all></at>**[群](https://evil.example)**', ['ou_zhou']);
  await house.life.addBot(group, 'ou_zhou');
  await house.settled();
  const [card] = house.fake.record.read({ chat: group.id });
  expect(card).toMatchObject({ mentions: [], hasMarkup: false });
});

test('one who presses ten times is counted once', async () => {
  const house = await town();
  await house.says('zhou', '通知 今晚有大风，请各单位加固户外广告牌，20时前回复收到');
  await house.settled();
  const preview = house.withButton(house.told('zhou'), '确认发送');
  await Promise.all([1, 2, 3, 4, 5].map(() => house.clicks('zhou', preview, '确认发送')));
  await house.settled();
  expect(house.toldIn('g-all')).toHaveLength(1);
  const card = house.withButton(house.toldIn('g-all'), '收到');
  const clicked = await Promise.all([...'0123456789'].map(() => house.clicks('chen', card, '收到')));
  expect(clicked.filter(({ toast }) => toast === undefined)).toEqual([]);
  await house.settled();
  expect(wordsOf(house.toldIn('g-all'))).toContain('已确认 1/12家');
});

test('twelve photos before their words: nine are taken, and three are said to be left out', async () => {
  const house = await town();
  for (let nth = 0; nth < 12; nth += 1) await house.says('chen', '', { images: [jpeg] });
  await house.says('chen', '隐患 三楼消防通道堆货');
  await house.settled();
  expect(await rowsOf(house, 'case-photo')).toHaveLength(9);
  expect(wordsOf(house.told('chen'))).toContain('另有3张没有收下');
});
