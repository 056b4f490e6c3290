import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function closed() {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.says('sun', '1属实 一般');
  await town.says('liu', '1整改好了，铺了防滑垫');
  await town.says('sun', '1复查合格');
  await town.passes(40);
}

test.each(['没有解决啊，还是一地油', '根本没弄好', '还是老样子', '又脏了，油还在'])(
  'what its reporter says of a case that was closed for him takes it up again, without its number: %s',
  async (words) => {
    await closed();
    expect(await answerTo(town, 'guest', words)).toContain('YH-2026-0001 已重新办理');
    expect(await kept(town)).toMatchObject({ state: 'registered', reopened: 1 });
    expect(await kept(town, 'YH-2026-0002')).toBeUndefined();
  },
);

test('the same words of another unit, or from somebody for whom nothing was closed, take nothing up', async () => {
  await closed();
  await town.says('guest', '万汇广场的灭火器还是没换，过期了');
  expect((await kept(town))?.state).toBe('closed');
  await town.says('song', '没有解决啊，还是一地油');
  expect((await kept(town))?.state).toBe('closed');
});

test.each(['又漏煤气了，有人晕倒了', '还是没人管，现在着火了'])(
  'a cry for help is one, whatever was closed for him before: %s',
  async (cry) => {
    await closed();
    const heard = await town.says('guest', cry);
    expect(toldTo('guest', heard)).toContain('119');
    expect(toldTo('zhou', heard)).toContain(cry);
    expect((await kept(town))?.state).toBe('closed');
  },
);

test.each(['没整改的还有哪些', '没弄完，2再宽限几天'])(
  'a question, or a word on another case, takes nothing up that was closed: %s',
  async (words) => {
    await town.says('liu', '隐患 聚福楼酒家后厨地面油污湿滑');
    await town.says('sun', '1属实 一般');
    await town.says('liu', '1整改好了，铺了防滑垫');
    await town.says('sun', '1复查合格');
    await town.says('he', '隐患 聚福楼酒家灭火器过期');
    await town.says('sun', '2属实 一般');
    expect(await answerTo(town, 'liu', words)).not.toContain('重新办理');
    expect((await kept(town))?.state).toBe('closed');
  },
);

test('in a group nobody takes back what he reported elsewhere hours ago', async () => {
  await town.says('guo', '隐患 江湾农贸市场消火栓被挡');
  await town.passes(120);
  await town.says('guo', '搞错了，撤销刚才那条', { chat: 'g-jiangwan' });
  expect((await kept(town))?.state).toBe('registered');
});

test('a reporter says in words that his is the same as another, as the button does', async () => {
  await town.says('guest', '隐患 通达汽车城一号展厅消火栓被展车挡住');
  await town.says('yang', '隐患 通达汽车城一号展厅消防栓被挡');
  await town.passes(5);
  expect(await answerTo(town, 'yang', '2与1是同一件')).toContain('已并入 YH-2026-0001');
  expect(await kept(town, 'YH-2026-0002')).toMatchObject({ state: 'duplicate', duplicateOf: 'YH-2026-0001' });
});

test('nobody says so of another’s report', async () => {
  await town.says('guest', '隐患 通达汽车城一号展厅消火栓被展车挡住');
  await town.says('yang', '隐患 通达汽车城一号展厅消防栓被挡');
  expect(await answerTo(town, 'deng', '2与1是同一件')).not.toContain('已并入');
  expect((await kept(town, 'YH-2026-0002'))?.state).toBe('registered');
});

test('the only report of his that nobody has judged is the one he takes back, an hour later too', async () => {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.passes(60);
  expect(await answerTo(town, 'guest', '撤销刚才那条隐患')).toContain('YH-2026-0001 已撤销');
});

test('of two he is asked which', async () => {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.passes(5);
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.passes(60);
  expect(await answerTo(town, 'guest', '撤销刚才那条隐患')).toContain('请写明撤销哪一条');
  expect((await kept(town, 'YH-2026-0002'))?.state).toBe('registered');
});

test('the reason for more time is what stands beside the request and its day', async () => {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.says('sun', '1属实 一般');
  const heard = await town.says('liu', '1配件没到，能不能缓几天，到5月20号');
  expect(toldTo('sun', heard)).toContain('申请延期：至5月20日：配件没到\n');
});

test('what an officer adds while the unit mends it is told to the unit', async () => {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.says('sun', '1属实 一般');
  const heard = await town.says('sun', '1补充 要求全部铺防滑垫');
  expect(toldTo('liu', heard)).toMatch(/^核实人员补充：要求全部铺防滑垫/);
  await town.passes(5);
  expect(toldTo('liu', await town.says('guest', '补充 1 门口也很滑'))).toBe('');
});
