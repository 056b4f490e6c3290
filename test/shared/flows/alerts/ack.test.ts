import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { countIn, first, send, wants } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const notice = '通知 请检查疏散通道';
const liaisons = ['chen', 'xu', 'zhao', 'liu', 'song', 'guo', 'li', 'ma', 'gao', 'deng'];

async function confirmed(): Promise<string> {
  const [list] = await town.says('zhou', '谁没回复');
  return list?.text ?? '';
}

test('a confirmation counts for every unit the speaker stands for, with one line to undo it', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const heard = await town.says('ma', '收到', { chat: 'g-all' });
  const answer = first(heard.filter(({ to }) => 'person' in to));
  expect(answer.text).toMatch(
    /^已记：.*(北苑农副产品批发市场、临江冷链物流园|临江冷链物流园、北苑农副产品批发市场) 收到/,
  );
  expect(answer.text).toContain('撤销收到');
  expect(countIn(heard, 'g-all')).toBe('2/12家');
  expect(await confirmed()).not.toMatch(/北苑农副产品|临江冷链/);

  const back = await town.says('ma', '撤销收到');
  expect(first(back.filter(({ to }) => 'person' in to)).text).toContain('已撤销');
  expect(countIn(back, 'g-all')).toBe('0/12家');
  expect(await confirmed()).toMatch(/北苑农副产品[\s\S]*临江冷链/);
});

test('ten at once end on a card that says so', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', notice);
  await Promise.all(liaisons.map((person) => town.clicks(person, card, '收到')));
  const last = town.host.chat.lines({ talks: [{ chat: 'g-all' }] }).find(({ id }) => id === card.id);
  expect(last?.card.fields?.find(({ label }) => label === '已确认')?.value).toBe('11/12家');
  expect(await confirmed()).toContain('12家中1家未确认');
  expect(town.heardIn('g-all')).toHaveLength(1);
});

test('the same confirmation twice counts once', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', notice);
  await town.says('chen', '收到', { chat: 'g-all' });
  expect((await town.clicks('chen', card, '收到')).toast).toContain('此前已确认');
  expect(await confirmed()).toContain('12家中11家未确认');
});

test.each([
  ['guest', '收到'],
  ['zhou', '收到'],
  ['chen', '没收到通知啊'],
  ['chen', '快递收到了'],
  ['chen', '收到红包了哈哈'],
])('%s: %s counts for nobody', async (person, text) => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  await town.says(person, text, { chat: 'g-all' });
  expect(await confirmed()).toContain('12家中12家未确认');
});

test('who did not get it gets it again, privately', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const [again] = await town.says('chen', '没收到通知啊', { chat: 'g-all' });
  expect([again?.to, again?.actions?.[0]?.label]).toEqual([{ person: 'chen' }, '收到']);
});

test.each(['收到 不过我们今天停业', '收到，明天再办'])(
  '%s confirms, and what stands in the way reaches the sender',
  async (text) => {
    town = await world('2026-05-12', '09:30');
    await send(town, 'zhou', notice);
    const heard = await town.says('chen', text, { chat: 'g-all' });
    const told = heard.find(({ to }) => 'person' in to && to.person === 'zhou');
    expect(told?.text).toMatch(/万汇广场[\s\S]*说明：\n/);
    expect(told?.text).toContain(text.slice(3));
    expect(await confirmed()).not.toContain('万汇广场');
  },
);

test('a call that nobody answered counts for nobody, opens no case, and says so', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  for (const text of ['打了电话，聚福楼酒家没人接', '给聚福楼酒家打过电话，无人接听'])
    expect(first(await town.says('wu', text)).text).toMatch(/聚福楼酒家未接听，不计为已通知/);
  expect(await confirmed()).toContain('12家中12家未确认');
  expect(first(await town.says('zhou', '隐患台账')).text).not.toContain('YH-');
});

test('隐患 没有 is a report that nothing was found, and no case', async () => {
  town = await world('2026-05-03', '09:30');
  expect(first(await town.says('chen', '隐患 没有')).text).toContain('零报告');
  expect(first(await town.says('zhou', '隐患台账')).text).not.toContain('YH-');
});

test('a question confirms, and reaches the sender', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const heard = await town.says('chen', '收到，地下车库也要关吗', { chat: 'g-all' });
  const asked = heard.find(({ to }) => 'person' in to && to.person === 'zhou');
  expect(asked?.text).toMatch(/万汇广场[\s\S]*地下车库也要关吗/);
  expect(await confirmed()).not.toContain('万汇广场');
});

test('who has confirmed, or whose notice is over, may still ask', async () => {
  town = await world('2026-05-12', '09:30');
  const question = '收到，地下车库也要关吗';
  const reached = (heard: readonly { text: string; to: object }[]) =>
    heard.filter(({ to, text }) => 'person' in to && to.person === 'zhou' && text.includes('地下车库'))
      .length;
  expect(await town.says('chen', question, { chat: 'g-all' })).toEqual([]);
  expect(reached(await town.says('chen', question))).toBe(1);
  await send(town, 'zhou', notice);
  await town.says('chen', '收到');
  expect(reached(await town.says('chen', question, { chat: 'g-all' }))).toBe(1);
});

test('nobody confirms for a unit that is not his', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const no = first(await town.says('chen', '惠家超市收到', { chat: 'g-all' }));
  expect([no?.to, no?.text]).toEqual([
    { person: 'chen' },
    expect.stringContaining('不是惠家超市江湾店的联络员'),
  ]);
  const one = first(await town.says('ma', '冷链收到', { chat: 'g-all' }));
  expect(one?.text).toContain('已记');
  expect(await confirmed()).toContain('12家中11家未确认');
});

test('a bare 收到 answers what was asked last; a quote or a button answers its own', async () => {
  town = await world('2026-05-12', '09:30');
  const older = await send(town, 'zhou', '通知 请报值班表');
  await town.passes(1);
  await send(town, 'zhou', '通知 请查冷库液氨');
  expect(first(await town.says('chen', '收到', { chat: 'g-all' })).text).toMatch(
    /请查冷库液氨[\s\S]*另有1份通知/,
  );
  expect(first(await town.says('chen', '收到', { chat: 'g-all', quote: older.id })).text).toContain(
    '请报值班表',
  );
  expect(first(await town.says('xu', '收到')).text).toContain('请查冷库液氨');
});

test('a late confirmation counts and is marked', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 请于今天11点前回复参会人员');
  await town.comes('2026-05-12', '12:00');
  expect((await town.clicks('chen', card, '收到')).toast).toContain('按迟到记录');
});

test('a telephone call counts as told by phone', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const answer = first(await town.says('wu', '打过电话了，北街加油站老李，9点10'));
  expect(answer?.text).toMatch(/北街加油站经电话确认[\s\S]*老李 09:10/);
  expect(await confirmed()).not.toContain('北街加油站');
  expect(first(await town.says('chen', '打过电话了，北街加油站老李，9点10')).text).toContain('工作人员');
});

test('a list that is sent again with everybody before counts each once, and only the sender’s own', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', notice);
  const items = [{ unit: '万汇广场' }, { unit: '惠家超市江湾店' }, { unit: '聚福楼' }];
  await wants(town, 'chen', { kind: 'ack', items: items.slice(0, 1) });
  await wants(town, 'xu', { kind: 'ack', items: items.slice(0, 2) });
  expect((await wants(town, 'xu', { kind: 'ack', items })).writes).toEqual([]);
  expect(await confirmed()).toContain('12家中10家未确认');
});

test.each(['1', '👌', '明白', '己收到', '收到收到收到', '好的收到谢谢领导'])(
  '%s confirms while a notice is open, and is nothing otherwise',
  async (text) => {
    town = await world('2026-05-12', '09:30');
    expect(await town.says('chen', text, { chat: 'g-all' })).toEqual([]);
    await send(town, 'zhou', notice);
    await town.says('chen', text, { chat: 'g-all' });
    expect(await confirmed()).not.toContain('万汇广场');
  },
);

test('of several sent while the clock stands, a bare 收到 answers the last', async () => {
  town = await world('2026-05-12', '09:30');
  for (const what of ['疏散通道', '配电箱', '冷库门', '燃气软管', '卷帘门', '喷淋']) {
    await send(town, 'zhou', `通知 请检查${what}`);
    const heard = await town.says('li', '收到');
    expect(first(heard.filter(({ to }) => 'person' in to)).text).toContain(`请检查${what}`);
  }
});
