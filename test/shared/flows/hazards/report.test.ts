import { afterEach, beforeEach, expect, test } from 'vitest';
import { photosOf } from '../../../../shared/store/case-photos.ts';
import { answerTo, dot, morning, numberIn, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const photos = (number: string) => photosOf(town.house.deps.table, `case#${number}`);

test('whoever reports a hazard gets its number, unit, place and kind in the same exchange', async () => {
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  const receipt = toldTo('guest', heard);
  expect(receipt).toMatch(/YH-2026-0001：万汇广场，三楼.*，类别：疏散通道/);
  expect(receipt).toContain('值班人员将尽快核实');
});

test('the street and the watch learn of it privately, once', async () => {
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  for (const person of ['sun', 'he', 'zhou']) expect(toldTo(person, heard)).toContain('三楼消防通道堆货');
  for (const person of ['luo', 'chen', 'wu']) expect(toldTo(person, heard)).toBe('');
  expect(await town.passes(30)).not.toContainEqual(
    expect.objectContaining({ text: expect.stringContaining('堆货') }),
  );
});

test('photos before, with and after the words join one case', async () => {
  expect(await town.says('guest', '', { images: [dot] })).toEqual([]);
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆货', { images: [dot] });
  await town.passes(1);
  expect(toldTo('guest', await town.says('guest', '', { images: [dot] }))).toContain(numberIn(heard));
  const kept = (await photos(numberIn(heard))).map(({ value }) => value);
  expect(kept.map(({ state, type }) => [state, type])).toEqual(Array(3).fill(['kept', 'image/png']));
  expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1);
  expect(await town.house.deps.photos.get(kept[0]?.id ?? '')).toMatchObject({ type: 'image/png' });
});

test('after two minutes photos alone belong to nothing, and are asked about once', async () => {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.passes(3);
  expect(await town.says('guest', '', { images: [dot] })).toEqual([]);
  expect(toldTo('guest', await town.passes(2))).toContain('照片是什么情况');
  expect(toldTo('guest', await town.passes(20))).toBe('');
});

test('words in answer to that question become the case of those photos', async () => {
  await town.says('guest', '', { images: [dot] });
  await town.passes(2);
  const heard = await town.says('guest', '万汇广场一楼消火栓前面堆满了纸箱');
  expect(await photos(numberIn(heard))).toHaveLength(1);
});

test('a sentence that begins with the word is a case of its own, other words are not', async () => {
  const first = numberIn(await town.says('chen', '隐患 三楼消防通道堆货'));
  expect(await answerTo(town, 'chen', '灭火器也过期了')).toContain(`已补充到 ${first}`);
  expect(numberIn(await town.says('chen', '隐患 后厨灭火器过期'))).not.toBe(first);
});

test('thanks add nothing to a case', async () => {
  const number = numberIn(await town.says('guest', '隐患 万汇广场三楼消防通道堆货'));
  await town.says('guest', '好的，谢谢');
  expect(await answerTo(town, 'zhou', `${number}到哪一步了`)).not.toContain('谢谢');
});

test('two hazards in one message are two cases with one receipt', async () => {
  const heard = await town.says('chen', '自查发现2处：1.库房无应急灯；2.收银台插座松动');
  expect(toldTo('chen', heard)).toMatch(/YH-2026-0001 万汇广场，库房[\s\S]*YH-2026-0002 万汇广场，收银台/);
  expect(heard.filter(({ to }) => 'person' in to && to.person === 'chen')).toHaveLength(1);
});

test('whose it is is asked with buttons, and never keeps the case waiting', async () => {
  const heard = await town.says('ma', '隐患 配电箱线头裸露', { chat: 'g-beiyuan' });
  expect(toldTo('he', heard)).toContain('单位待确认');
  const card = heard.find(({ to }) => 'chat' in to);
  expect(card?.actions?.map(({ label }) => label)).toEqual([
    '临江冷链物流园',
    '北苑农副产品批发市场',
    '补充信息',
  ]);
  const stranger = card && (await town.clicks('gao', card, '临江冷链物流园'));
  expect(toldTo('luo', stranger?.heard ?? [])).toBe('');
  const pressed = card && (await town.clicks('ma', card, '临江冷链物流园'));
  expect(toldTo('luo', pressed?.heard ?? [])).toContain('单位自查');
});

test('the question where it is takes an answer in plain words', async () => {
  await town.says('guest', '隐患 配电箱线头裸露');
  expect(await answerTo(town, 'guest', '万汇广场 负一层')).toContain('万汇广场，负一层');
});

test('a file that is no image is not kept as a photo, and its sender is told', async () => {
  const page = Buffer.from('<html>not a photo</html>').toString('base64');
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆货', { images: [page] });
  expect(toldTo('guest', heard)).toContain('不是图片');
  expect((await photos(numberIn(heard))).map(({ value }) => value.state)).toEqual(['no-image']);
});

test('ten thousand characters are kept shortened, and that is said', async () => {
  const heard = await town.says('guest', `隐患 ${'消防通道堆货'.repeat(1_700)}`);
  expect(toldTo('guest', heard)).toContain('截存');
});

test('markup and formulas are words like any other', async () => {
  const hostile = '<at id=all></at> =CMD() [点我](http://x)';
  expect(toldTo('he', await town.says('guest', `隐患 ${hostile}`))).toContain(hostile);
});

test('at night the watch is told at once and the street in the morning', async () => {
  await town.comes('2026-05-06', '23:00');
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  expect(toldTo('he', heard)).toContain('堆货');
  expect(toldTo('sun', heard)).toBe('');
  expect(toldTo('sun', await town.comes('2026-05-07', '07:00'))).toContain('堆货');
});

test('a round that found nothing is on record and opens no case', async () => {
  const heard = await town.says('li', '今日已开展隐患排查，未发现隐患', { chat: 'g-all' });
  expect(toldIn('g-all', heard)).toBe('');
  expect(toldTo('li', heard)).toContain('北街加油站，班组日排查已记录：未发现隐患');
  expect(await answerTo(town, 'zhou', '隐患台账')).toContain('没有');
});

test('words and photos that arrive all at once are one case', async () => {
  const said = {
    kind: 'said',
    channel: 'sandbox',
    chat: null,
    sentAtMs: 0,
    mentions: [],
    mentionsBot: false,
  } as const;
  const from = { id: 'chen', name: '陈思远' };
  const pictures = Array.from({ length: 5 }, (_, place) => ({
    ...{
      ...said,
      from,
      id: `p${place}`,
      text: '',
      attachments: [{ kind: 'image', key: `k${place}` } as const],
    },
  }));
  const words = { ...said, from, id: 'w', text: '隐患 三楼消防通道堆货', attachments: [] };
  await Promise.all([...pictures, words].map((inbound) => town.house.hear(inbound)));
  expect(await photos('YH-2026-0001')).toHaveLength(5);
});

test('of a photo that is shown without its tags the seal of what was sent is kept too, whatever its kind', async () => {
  const tags = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const heic = Buffer.from([
    ...[0, 0, 0, 24],
    ...Buffer.from('ftypheic'),
    1,
    2,
    3,
    4,
    0,
    0,
    0,
    0,
    ...tags,
    9,
  ]);
  const number = numberIn(
    await town.says('chen', '隐患 三楼消防通道堆货', { images: [heic.toString('base64'), dot] }),
  );
  await town.passes(1);
  const hashes = (await photos(number)).map(({ value }) => [value.original, value.hash]);
  expect(hashes).toHaveLength(2);
  expect(hashes).toContainEqual([
    town.house.deps.hash(heic),
    expect.not.stringMatching(town.house.deps.hash(heic)),
  ]);
  expect(hashes).toContainEqual([undefined, town.house.deps.hash(Buffer.from(dot, 'base64'))]);
});
