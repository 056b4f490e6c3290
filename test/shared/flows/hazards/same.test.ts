import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseNumber, personId } from '../../../../shared/domain/ids.ts';
import { pageSender } from '../../../../shared/domain/page.ts';
import { directoryChanged, loadPerson, putPerson } from '../../../../shared/store/directory.ts';
import { loadCase, putCase } from '../../../../shared/store/hazards.ts';
import { loadReporter } from '../../../../shared/store/reporters.ts';
import { answerTo, cardFor, dot, kept, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼消防通道堆货']);
});
afterEach(() => town.close());

const again = () => town.says('xu', '隐患 万汇广场三楼消防通道堆满了货物');

test('the same hazard again is offered as the same; whoever says so is thanked and hears how it ends', async () => {
  const heard = await again();
  expect(toldTo('xu', heard)).toContain('可能与在办的 YH-2026-0001 是同一件');
  const pressed = await town.clicks('xu', cardFor('xu', heard), '与 YH-2026-0001 是同一件');
  expect(pressed.toast).toContain('已并入 YH-2026-0001');
  expect(toldTo('sun', pressed.heard)).toContain('已有2人反映，请优先办理');
  expect(await kept(town, 'YH-2026-0002')).toMatchObject({ state: 'duplicate', duplicateOf: 'YH-2026-0001' });
  await town.says('sun', '1属实 一般');
  await town.says('chen', '1整改好了，货物已搬到仓库');
  const closed = await town.says('sun', '1复查合格');
  expect(toldTo('xu', closed)).toContain('现已销号');
  expect(toldTo('guest', closed)).toContain('现已销号');
});

test.each(['隐患 万汇广场负一层配电箱没关门', '隐患 聚福楼酒家三楼消防通道堆货'])(
  '%s is another hazard',
  async (text) => {
    expect(await answerTo(town, 'xu', text)).not.toContain('同一件');
  },
);

test('a group of several units reads nothing of another report', async () => {
  const heard = await town.says('xu', '隐患 万汇广场三楼消防通道堆满了货物', { chat: 'g-all' });
  expect(toldIn('g-all', heard)).not.toContain('0001');
  expect(toldTo('sun', heard)).toContain('可能重复：YH-2026-0001');
});

test('an officer puts them together, and parts them again', async () => {
  await again();
  await town.says('sun', '2和1重复');
  expect((await kept(town, 'YH-2026-0001'))?.also).toEqual(['YH-2026-0002']);
  expect(await answerTo(town, 'sun', '2拆分')).toContain('已拆分');
  expect((await kept(town, 'YH-2026-0001'))?.also).toEqual([]);
  expect((await kept(town, 'YH-2026-0002'))?.state).toBe('registered');
});

test('three reports of one hazard are judged within half an hour', async () => {
  for (const person of ['xu', 'zhao']) {
    const heard = await town.says(person, '隐患 万汇广场三楼消防通道堆满了货物');
    await town.clicks(person, cardFor(person, heard), '与 YH-2026-0001 是同一件');
  }
  expect(toldTo('he', await town.passes(31))).toContain('还没有人核实');
});

test('what was reported in confidence is offered to nobody', async () => {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  expect(await answerTo(town, 'liu', '隐患 聚福楼酒家后厨乱接电线')).not.toContain('0002 是同一件');
});

const picture = readFileSync(new URL('../../../fixtures/looks/shelf.jpg', import.meta.url)).toString(
  'base64',
);

test('a photo that looks like that of another case is offered as the same, and an officer sees it', async () => {
  await town.says('guest', '隐患 万汇广场后门有问题', { images: [picture] });
  await town.passes(1);
  const heard = [
    ...(await town.says('xu', '隐患 万汇广场这里东西太乱', { images: [picture] })),
    ...(await town.passes(1)),
  ];
  expect(toldTo('xu', heard)).toContain('YH-2026-0003 的照片与在办的 YH-2026-0002 很像');
  expect((await kept(town, 'YH-2026-0003'))?.like).toBe('YH-2026-0002');
  expect(toldTo('sun', heard)).toContain('可能重复：YH-2026-0002');
  const card = heard.findLast(({ to, actions }) => 'person' in to && to.person === 'xu' && actions);
  if (!card) throw new Error('nothing to press');
  expect((await town.clicks('xu', card, '与 YH-2026-0002 是同一件')).toast).toContain('已并入 YH-2026-0002');
});

test('a photo that shows nothing but one colour is like no other', async () => {
  for (const person of ['guest', 'xu']) await town.says(person, '隐患 万汇广场有问题', { images: [dot] });
  await town.passes(1);
  expect((await kept(town, 'YH-2026-0003'))?.like).toBeUndefined();
});

test('of many who reported one hazard, who judged it himself or mends it is not told as a reporter later', async () => {
  const others = ['xu', 'zhao', 'liu', 'song', 'guo', 'li', 'ma', 'gao', 'deng', 'chen', 'sun'];
  for (const person of others) await town.says(person, '隐患 万汇广场三楼消防通道堆满了货物');
  for (let nth = 2; nth <= others.length + 1; nth += 1) await town.says('he', `${nth}和1重复`);
  expect((await kept(town, 'YH-2026-0001'))?.also).toHaveLength(others.length);
  const heard = [...(await town.says('sun', '1属实 一般')), ...(await town.passes(3))];
  for (const person of ['guest', ...others]) {
    const told = toldTo(person, heard).match(/已核实属实/g) ?? [];
    expect([person, told.length]).toEqual([person, person === 'sun' || person === 'chen' ? 0 : 1]);
  }
});

test('strangers who reported it on a page, whom nobody can write to, do not stand before those in the chats', async () => {
  const { table } = town.house.deps;
  const others = ['xu', 'zhao', 'liu', 'song', 'guo', 'li', 'ma', 'gao', 'deng'];
  for (const person of others) await town.says(person, '隐患 万汇广场三楼消防通道堆满了货物');
  for (let nth = 1; nth <= others.length; nth += 1) {
    const stored = nth < others.length && (await loadReporter(table, caseNumber(`YH-2026-000${nth}`)));
    if (!stored) continue;
    const { person: _one, ...stranger } = stored.value;
    const address = { channel: 'sandbox', kind: 'person', id: pageSender(`nobody-${nth}`) } as const;
    const row = await table.get(stored.key);
    if (row)
      await table.transact([
        { kind: 'put', row: { ...row, data: { ...stranger, address } }, seen: row.version },
      ]);
  }
  for (let nth = 2; nth <= others.length + 1; nth += 1) await town.says('he', `${nth}和1重复`);
  const heard = [...(await town.says('sun', '1属实 一般')), ...(await town.passes(3))];
  expect(toldTo('gao', heard)).toContain('已核实属实');
  expect(toldTo('deng', heard)).toContain('已核实属实');
});

test('whoever reports the same hazard twice counts once, and is told once how it ends', async () => {
  await town.passes(5);
  const heard = await town.says('guest', '隐患 万汇广场三楼消防通道堆满了货物');
  const pressed = await town.clicks('guest', cardFor('guest', heard), '与 YH-2026-0001 是同一件');
  expect(toldTo('sun', pressed.heard)).toContain('已有1人反映2次，请优先办理');
  expect(pressed.toast).not.toContain('反映人数已加一');
  await town.passes(5);
  const third = await again();
  const other = await town.clicks('xu', cardFor('xu', third), '与 YH-2026-0001 是同一件');
  expect(toldTo('sun', other.heard)).toContain('已有2人反映，请优先办理');
  expect(await answerTo(town, 'sun', '查看 1')).toContain('反映人数：2人');
  await town.says('sun', '1属实 一般');
  await town.says('chen', '1整改好了，货物已搬到仓库');
  const closed = await town.says('sun', '1复查合格');
  expect(closed.filter(({ to }) => 'person' in to && to.person === 'guest')).toHaveLength(1);
});

test('his second report parted again, he counts on for his first', async () => {
  await town.passes(5);
  await town.says('guest', '隐患 万汇广场三楼消防通道堆满了货物');
  await town.says('sun', '2和1重复');
  await town.says('sun', '2拆分');
  expect(await kept(town, 'YH-2026-0001')).toMatchObject({ also: [], people: 1 });
});

test('of a case kept before people were counted, its reporters show how many they were', async () => {
  await town.passes(5);
  await town.says('guest', '隐患 万汇广场三楼消防通道堆满了货物');
  await town.says('sun', '2和1重复');
  const stored = await loadCase(town.house.deps.table, caseNumber('YH-2026-0001'));
  if (!stored) throw new Error('no case');
  const { people: _new, ...old } = stored.value;
  await town.house.deps.table.transact([...putCase(old, stored.version, stored.value)]);
  const card = await answerTo(town, 'sun', '查看 1');
  expect(card).toContain('反映人数：1人');
});

/** Whoever has the one account has the other too. */
async function isAlso(person: string, account: string): Promise<void> {
  const { table } = town.house.deps;
  const stored = await loadPerson(table, personId(person));
  if (!stored) throw new Error(`nobody is ${person}`);
  const addresses = [...stored.value.addresses, { channel: 'sandbox', kind: 'person', id: account } as const];
  await table.transact([
    ...putPerson({ ...stored.value, addresses }, stored.version, stored.value),
    directoryChanged(),
  ]);
}

test('who reported it from two accounts is one, and hears how it ends once', async () => {
  await isAlso('xu', 'guest');
  await again();
  await town.says('guest', '隐患 万汇广场三楼消防通道堆满货物');
  expect(toldTo('sun', await town.says('sun', '3和2重复'))).not.toContain('2人反映');
  const heard = await town.says('sun', '2属实 一般');
  const told = heard.filter(({ to }) => 'person' in to && ['xu', 'guest'].includes(to.person));
  expect(told.map(({ text }) => text)).toHaveLength(1);
});

test('who judges from one account what he reported from another is not told of it', async () => {
  await isAlso('sun', 'guest');
  await town.says('guest', '隐患 万汇广场负一层配电箱没关门');
  const heard = await town.says('sun', '2不属实 现场已核实，门是关着的');
  expect(toldTo('sun', heard)).toContain('YH-2026-0002');
  expect(toldTo('guest', heard)).toBe('');
});
