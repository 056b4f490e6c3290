import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardFor, dot, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const fire = () => town.says('guest', '着火了 三楼有人被困', { chat: 'g-all' });
const alarmed = ['he', 'zhou', 'lin', 'wu'];

test('an emergency is answered first of all with 119, 120 and getting out, whoever calls', async () => {
  const answer = toldIn('g-all', await fire());
  expect(answer).toMatch(/119、120[\s\S]*疏散[\s\S]*不要返回/);
  expect(answer).toContain('不能代替报警');
  expect(answer).toContain('一小时内');
});

test('the group reads no details and no question', async () => {
  expect(toldIn('g-all', await fire())).not.toMatch(/三楼|被困|路人|[?？]|哪里|请说明/);
});

test('watch, leader on duty and officers are alarmed privately with who, where and the words', async () => {
  const heard = await town.says('xu', '惠家超市着火了 三楼有人被困');
  for (const person of [...alarmed, 'sun']) expect(toldTo(person, heard)).toContain('三楼有人被困');
  expect(toldTo('lin', heard)).toMatch(/徐丽 199\d{8}/);
  for (const person of ['chen', 'luo']) expect(toldTo(person, heard)).toBe('');
});

test('somebody who calls for help is not told what is kept of him', async () => {
  const heard = await town.says('guest', '着火了 三楼有人被困');
  expect(toldTo('guest', heard)).toContain('119');
  expect(toldTo('guest', heard)).not.toContain('台账');
});

test('until somebody knows, the alarm is given again after three and after ten minutes', async () => {
  await fire();
  const second = await town.passes(3);
  for (const person of [...alarmed, 'tang']) expect(toldTo(person, second)).toContain('三楼有人被困');
  expect(toldTo('lin', await town.passes(7))).toContain('三楼有人被困');
  expect(toldTo('lin', await town.passes(60))).not.toContain('三楼有人被困');
});

test('once one of them knows, it rings no more', async () => {
  const card = cardFor('lin', await fire());
  expect((await town.clicks('lin', card, '我已知悉')).toast).toContain('知悉');
  expect(toldTo('he', await town.passes(30))).not.toContain('三楼有人被困');
});

test('only somebody who was alarmed can say that he knows', async () => {
  const card = cardFor('lin', await fire());
  const click = { kind: 'clicked', channel: 'sandbox', id: 'c1', chat: null, sentAtMs: 0, form: {} } as const;
  const action = card.actions?.[0]?.id ?? '';
  const reply = await town.house.hear({ ...click, from: { id: 'chen' }, message: card.id, action });
  expect(reply.toast?.text).toContain('只有');
  expect(toldTo('he', await town.passes(3))).toContain('三楼有人被困');
});

test('repeats within half an hour are the same emergency, and every word reaches those alarmed', async () => {
  await fire();
  const again = await town.says('chen', '三楼着火了，浓烟很大', { chat: 'g-all', images: [dot] });
  expect(toldIn('g-all', again)).toContain('119');
  expect(toldTo('lin', again)).toContain('浓烟很大');
  expect(again.filter(({ to }) => 'person' in to && to.person === 'lin')).toHaveLength(1);
});

test('the fire is out: that is passed on and kept', async () => {
  await fire();
  const heard = await town.says('chen', '续报：明火已扑灭，无人员被困', { chat: 'g-all' });
  expect(toldTo('lin', heard)).toContain('明火已扑灭');
  expect(toldIn('g-all', heard)).toBe('');
  expect(toldTo('chen', heard)).toContain('已转报值班室');
});

test('news of an emergency nobody reported alarms too', async () => {
  expect(toldTo('lin', await town.says('chen', '续报：明火已扑灭，一人送医'))).toContain('一人送医');
});

test('a drill that says so wakes nobody', async () => {
  const heard = await town.says('chen', '【演练】14:00三楼起火，启动疏散预案', { chat: 'g-all' });
  expect(toldIn('g-all', heard)).toBe('');
  expect(toldTo('chen', heard)).toContain('【演练】');
  for (const person of alarmed) expect(toldTo(person, heard)).toBe('');
  expect(toldTo('lin', await town.passes(15))).not.toContain('起火');
});

test('what may be a drill is to be telephoned about, and nobody is told to run', async () => {
  const heard = await town.says('xu', '演练 惠家超市三楼着火了有人被困');
  expect(toldTo('he', heard)).toContain('疑似演练，请立即电话核实');
  expect(toldTo('xu', heard)).not.toContain('疏散');
});

test('what sounded like a drill does not quiet what follows in earnest', async () => {
  await town.says('xu', '演练 惠家超市三楼着火了有人被困');
  const heard = await town.says('xu', '真的着火了！快来人');
  expect(toldTo('xu', heard)).toContain('疏散');
  expect(toldTo('lin', heard)).toContain('请立即核实处置');
});

test('forwarded news and hearsay alarm nobody', async () => {
  const heard = await town.says('chen', '转发：某地火灾致3人死亡，警钟长鸣', { chat: 'g-all' });
  expect(heard).toEqual([]);
});

test('fifty who cry fire in one group at once open one emergency, and none is lost', async () => {
  const said = Array.from({ length: 50 }, (_, place) => ({
    ...({
      kind: 'said',
      channel: 'sandbox',
      chat: 'g-all',
      sentAtMs: 0,
      attachments: [],
      mentions: [],
    } as const),
    ...{
      id: `f${place}`,
      from: { id: `stranger${place}` },
      mentionsBot: false,
      text: `着火了 ${place + 1}号铺`,
    },
  }));
  await Promise.all(said.map((inbound) => town.house.hear(inbound)));
  await town.passes(1);
  const told = town.heard('lin').join('\n');
  for (const { text } of said) expect(told).toContain(text);
  expect(told.match(/请立即核实处置/g)).toHaveLength(1);
});

test.each(['冒烟了', '配电室冒烟了'])('%s from a liaison alone with the bot is an alarm', async (text) => {
  const heard = await town.says('xu', text);
  expect(toldTo('xu', heard)).toContain('119');
  for (const person of alarmed) expect(toldTo(person, heard)).toContain(text);
});
