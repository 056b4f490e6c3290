import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

test('first contact says once what is kept and for how long', async () => {
  expect((await town.says('zhou', '我是谁'))[0]?.text).toMatch(/个人信息保存730天后清除/);
  expect((await town.says('zhou', '我是谁'))[0]?.text).not.toMatch(/730/);
});

test('a liaison who moves away hands over; the street’s word makes it so, and the old one has no say from then on', async () => {
  const heard = await town.says('chen', '我下周调走，安全的事转给马俊');
  const asked = heard.find(({ actions }) => actions);
  expect(asked?.to).toEqual({ person: 'sun' });
  const pressed = asked && (await town.clicks('sun', asked, '属实，同意'));
  expect(pressed?.toast).toMatch(/万汇广场的联络员现为马俊/);
  expect(town.heard('chen').at(-1)).toMatch(/已改为马俊/);
  expect((await town.says('chen', '我是谁'))[0]?.text).toMatch(/还没有登记/);
  expect((await town.says('ma', '我是谁'))[0]?.text).toMatch(/万汇广场/);
});

test('a decision is taken once, and only by the unit’s own street or an officer', async () => {
  const [, asked] = await town.says('chen', '我下周调走，安全的事转给马俊');
  if (!asked) throw new Error('the street was not asked');
  expect((await town.clicks('sun', asked, '不同意')).toast).toMatch(/未获同意/);
  expect((await town.clicks('sun', asked, '属实，同意')).toast).toBe('这项申请已经办理过了。');
});

test('nobody hands over a unit that is not his', async () => {
  expect((await town.says('xu', '万汇广场的联络员改成徐丽'))[0]?.text).toMatch(
    /^只能变更您自己代表的单位的联络员。/,
  );
});

test('an officer names a new liaison, and gets the code that lets the newcomer in', async () => {
  const [card] = await town.says('zhou', '万汇广场的联络员改成李小雷 13800001234');
  if (!card) throw new Error('no card');
  const pressed = await town.clicks('zhou', card, '属实，同意');
  const code = /绑定 ([2-9A-Z]{4,6})/.exec(pressed.toast ?? '')?.[1] ?? '';
  expect(code).not.toBe('');
  const heard = await town.says('guest', `绑定 ${code}`);
  expect(heard[0]?.text).toMatch(/需街道或区商务局核实/);
  expect((await town.says('guest', `绑定 ${code}`))[0]?.text).toMatch(/已经用过/);
  const asked = heard.find(({ to }) => 'person' in to && to.person === 'sun');
  if (!asked) throw new Error('the street was not asked');
  await town.clicks('sun', asked, '属实，同意');
  expect((await town.says('guest', '我是谁'))[0]?.text).toMatch(/李小雷.*万汇广场/s);
});

test('codes cannot be guessed at leisure', async () => {
  for (let guess = 0; guess < 5; guess += 1) await town.says('guest', `绑定 AAAA${guess + 2}`);
  expect((await town.says('guest', '绑定 AAAA9'))[0]?.text).toMatch(/试错次数过多/);
});

test('a long private sentence nobody understands is answered, small talk is not', async () => {
  const story = '昨天去看了一场很久没看的老电影，'.repeat(12);
  expect((await town.says('chen', story))[0]?.text).toMatch(/没有看懂，这条没有登记/);
  expect(await town.says('chen', '中午吃什么')).toEqual([]);
  expect(await town.says('chen', story, { chat: 'g-all' })).toEqual([]);
});

test('whoever asks who he is while his request waits is told that it waits, and what he can do meanwhile', async () => {
  const [asked] = await town.says('zhou', '惠家超市的联络员改成马丽，电话13800001111');
  const pressed = asked && (await town.clicks('zhou', asked, '属实，同意'));
  const code = /绑定 (\w+)/.exec(pressed?.toast ?? '')?.[1] ?? '';
  expect((await town.says('guest', '我是谁'))[0]?.text).toContain('请发送“绑定 编码”');
  await town.says('guest', `绑定 ${code}`);
  const [waiting] = await town.says('guest', '我是谁');
  expect(waiting?.text).toMatch(/绑定申请正在核实.*“隐患”/);
  expect(waiting?.text).not.toContain('绑定 编码');
});
