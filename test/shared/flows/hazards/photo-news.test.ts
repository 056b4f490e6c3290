import { expect, test } from 'vitest';
import { cardFor, dot, morning, toldTo } from './kit.ts';

test('the officer’s card shows the photos once they are there, and keeps its buttons', async () => {
  const town = await morning();
  const card = cardFor(
    'he',
    await town.says('guest', '隐患 万汇广场三楼消防通道堆货', { images: [dot, dot] }),
  );
  expect(card.fields).toContainEqual({ label: '照片', value: '2张，2张照片获取中' });
  const edited = (await town.passes(1)).filter(({ id }) => id === card.id);
  expect(edited.map(({ fields }) => fields)).toEqual([
    expect.arrayContaining([{ label: '照片', value: '2张' }]),
  ]);
  expect(edited[0]?.actions?.map(({ label }) => label)).toContain('属实，一般');
  expect(toldTo('he', await town.passes(5))).not.toContain('堆货');
  await town.close();
});

test('a card whose case went on meanwhile is left as it is', async () => {
  const town = await morning();
  const card = cardFor('he', await town.says('guest', '隐患 万汇广场三楼消防通道堆货', { images: [dot] }));
  await town.clicks('sun', cardFor('sun', await town.says('sun', '1属实')), '属实，一般');
  expect((await town.passes(1)).filter(({ id }) => id === card.id)).toEqual([]);
  await town.close();
});
