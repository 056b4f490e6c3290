import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { cardIn, first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const red = '临江区气象台2026年5月12日9时10分发布暴雨红色预警信号：请做好防范。';
const chases = (chat: string) => town.heardIn(chat).filter((text) => text.includes('未确认'));

async function relayRed(): Promise<void> {
  const { heard } = await town.clicks('zhou', first(await town.says('zhou', `转发预警 ${red}`)), '确认发送');
  await town.clicks(
    'lin',
    first(heard.filter(({ to }) => 'person' in to && to.person === 'lin')),
    '确认发送',
  );
}

test('谁没回复 is answered privately even in a group, by street for a street, and to nobody else', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请检查疏散通道');
  await town.says('chen', '收到', { chat: 'g-all' });
  const [all] = await town.says('zhou', '谁没回复', { chat: 'g-all' });
  expect(all?.to).toEqual({ person: 'zhou' });
  expect(all?.text).not.toContain('万汇广场');
  expect(all?.text).toMatch(/惠家超市江湾店：徐丽 199\d{8}/);
  const [street] = await town.says('luo', '谁没回复');
  expect(street?.text).toContain('6家中6家未确认');
  expect(street?.text).not.toContain('江湾');
  expect(first(await town.says('xu', '谁没回复')).text).toContain('工作人员');
});

test('chasing is one message that mentions the missing and names no unit', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请检查疏散通道');
  for (const person of ['chen', 'xu', 'zhao', 'liu']) await town.says(person, '收到', { chat: 'g-all' });
  const heard = await town.says('zhou', '催一下');
  const chased = cardIn(heard, 'g-jiangwan');
  expect([...(chased.mentions ?? [])].sort()).toEqual(['guo', 'song']);
  expect(chased.text).toContain('还有2家未确认');
  expect(chased.text).not.toMatch(/夜市|云亭/);
  expect([chases('g-beiyuan').length, chases('g-all').length]).toEqual([1, 0]);
  expect(first(await town.says('zhou', '催一下')).text).toContain('刚刚催过');
});

test('those without a group are chased privately', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知全部加油站：停止卸油', 'nowhere').catch(() => undefined);
  const heard = await town.says('zhou', '催一下');
  expect(
    heard
      .filter(({ to }) => 'person' in to && to.person === 'li')
      .map(({ text }) => text)
      .join(),
  ).toContain('还未确认');
});

test('at the deadline the missing are chased once and the sender gets the list; streets get theirs later', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请于今天11点前回复参会人员');
  await town.says('chen', '收到', { chat: 'g-all' });
  await town.comes('2026-05-12', '11:05');
  expect([chases('g-jiangwan').length, chases('g-beiyuan').length]).toEqual([1, 1]);
  expect(town.heard('zhou').filter((text) => text.includes('12家中11家未确认'))).toHaveLength(1);
  await town.comes('2026-05-12', '20:00');
  expect(chases('g-jiangwan')).toHaveLength(1);
  expect(
    town.heard('sun').filter((text) => text.includes('6家中') || text.includes('5家未确认')),
  ).toHaveLength(1);
  expect(town.heard('lin').filter((text) => text.includes('未确认'))).toEqual([]);
});

test('a red warning climbs in half hours: units, street and watch, the leader with numbers only', async () => {
  town = await world('2026-05-12', '09:30');
  await relayRed();
  await town.passes(29);
  expect(chases('g-jiangwan')).toEqual([]);
  await town.passes(2);
  expect(chases('g-jiangwan')).toHaveLength(1);
  await town.passes(30);
  expect(town.heard('luo').some((text) => text.includes('北街加油站'))).toBe(true);
  await town.passes(30);
  const leaders = ['lin', 'tang'].flatMap((who) =>
    town.heard(who).filter((text) => text.includes('仍未确认')),
  );
  expect(leaders.length).toBeGreaterThan(0);
  expect(leaders.join()).not.toContain('北街加油站');
});

test('the ladder stops when all have confirmed', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 请于今天11点前回复', 'g-beiyuan');
  for (const person of ['li', 'ma', 'gao', 'deng', 'yang'])
    await town.says(person, '收到', { chat: 'g-beiyuan' });
  await town.comes('2026-05-13', '12:00');
  expect(chases('g-beiyuan')).toEqual([]);
  expect(town.heard('zhou').filter((text) => text.includes('6家已全部确认'))).toHaveLength(1);
});

test('nobody is chased at night but for red', async () => {
  town = await world('2026-05-12', '21:00');
  await send(town, 'zhou', '通知 请于今天23点前回复');
  await town.comes('2026-05-13', '06:59');
  expect(chases('g-jiangwan')).toEqual([]);
  expect(first(await town.says('zhou', '催一下')).text).toContain('不打扰');
  await town.comes('2026-05-13', '07:01');
  expect(chases('g-jiangwan')).toHaveLength(1);
});

test('a clock that stood still for days tells each thing once', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请于今天11点前回复');
  await town.passes(5 * 24 * 60);
  await town.passes(5 * 24 * 60);
  expect([
    chases('g-jiangwan').length,
    town.heard('sun').filter((text) => text.includes('未确认')).length,
  ]).toEqual([1, 1]);
});
