import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '../../../shared/domain/delivery.ts';
import type { Person } from '../../../shared/domain/directory/person.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { HOUR_MS, type Instant, later, MINUTE_MS } from '../../../shared/domain/time.ts';
import { directoryChanged, loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { enqueue } from '../../../shared/store/outbox.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
async function opens(): Promise<void> {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
}
beforeAll(opens);
afterAll(() => town.close());

const at = (id: string) => ({ channel: 'sandbox', kind: 'person', id }) as const;

async function lives(id: string, name: string, where: string): Promise<void> {
  const { table } = town.house.deps;
  const stored = await loadPerson(table, personId(id));
  const person: Person = {
    ...{ id: personId(id), name, nicknames: [], roles: ['liaison'], units: [], active: true },
    addresses: [at(where)],
  };
  await table.transact([...putPerson(person, stored?.version ?? 0, stored?.value), directoryChanged()]);
}

interface Sent {
  readonly once: string;
  readonly to: string;
  readonly title: string;
  readonly topic: 'duty' | 'hazards';
  readonly notAfter?: Instant;
}

async function sends({ once, to, title, topic, notAfter }: Sent): Promise<void> {
  const { table, wall } = town.house.deps;
  const card = { title, text: '明天8时由您值班，请准时签到。' };
  const order: Order = {
    ...{ once, to: at(to), cause: 'test', askedAt: town.house.now(), about: { topic, id: 'x' } },
    ...{ lane: 'blue', what: { kind: 'card', card } },
    ...(notAfter !== undefined && { notAfter }),
  };
  await table.transact(enqueue(order, wall.now()));
  town.house.deps.wake();
  await town.passes(1);
}

const listed = async (who = zhou) => (await who.get('/console/running')).text;

test('a reminder that did not arrive is named, with whom it was for and why, and is not sent where there is no address', async () => {
  await lives('moved', '李四', 'gone-1');
  await sends({ once: 'duty.evening#x#moved', to: 'gone-1', title: '值班提醒', topic: 'duty' });
  expect(await listed()).toMatch(/一周内没有送到的单条消息，1条 .*值班提醒 李四 地址失效/);
  expect(await listed()).toContain('都已过时间、没有可用的地址或正在发送，请电话通知。');
});

test('once he has an address again it goes there by a word, however often it is pressed, and is lost no more', async () => {
  await lives('moved', '李四', 'guest');
  const page = await zhou.get('/console/running');
  expect(page.text).toContain('将再发1条');
  const pressed = await Promise.all([1, 2, 3].map(() => zhou.sends(page, '单条再发一次')));
  expect(pressed.filter(({ text }) => text.includes('已再发1条'))).toHaveLength(1);
  await town.passes(1);
  await zhou.sends(page, '单条再发一次');
  await town.passes(1);
  expect(town.heard('guest').filter((text) => text.includes('由您值班'))).toHaveLength(1);
  expect(await listed()).not.toContain('没有送到的单条消息');
  expect((await zhou.get('/console/settings/audit')).text).toContain('再发没有送到的单条消息');
});

test('whoever is told of a hazard is named to nobody, and a street reads of none', async () => {
  await lives('told', '举报人甲', 'gone-2');
  await sends({ once: 'hazard.told#x', to: 'gone-2', title: '隐患已受理', topic: 'hazards' });
  expect(await listed()).toMatch(/隐患已受理 不显示 地址失效/);
  expect((await listed()).split('联系不上的')[0]).not.toContain('举报人甲');
  expect(await listed(await enters(town, 'sun'))).not.toContain('隐患已受理');
});

test('what is over by now is not sent any more', async () => {
  await lives('late', '王五', 'gone-3');
  const notAfter = later(town.house.now(), 5 * MINUTE_MS);
  await sends({ once: 'duty.soon#x#late', to: 'gone-3', title: '开班提醒', topic: 'duty', notAfter });
  await lives('late', '王五', 'guest');
  expect(await listed()).toContain('将再发1条');
  const now = later(town.house.now(), HOUR_MS);
  const then = await enters({ says: town.says, house: { ...town.house, now: () => now } }, 'zhou');
  expect(await listed(then)).toMatch(/开班提醒 王五 地址失效/);
  expect(await listed(then)).not.toContain('将再发');
});

test.each([
  ['duty.evening#y#early', 'duty'],
  ['incident.alarm#y#1#early', 'hazards'],
] as const)(
  'what is of its day is not sent on another, when its 明天 and 立即 are wrong: %s',
  async (once, topic) => {
    await town.close();
    await opens();
    await lives('early', '赵六', `gone-${topic}`);
    await sends({ once, to: `gone-${topic}`, title: `当天的${topic}`, topic });
    await lives('early', '赵六', 'guest');
    expect(await listed()).toContain('将再发1条');
    const now = later(town.house.now(), 24 * HOUR_MS);
    const then = await enters({ says: town.says, house: { ...town.house, now: () => now } }, 'zhou');
    expect(await listed(then)).toContain(`当天的${topic}`);
    expect(await listed(then)).not.toContain('将再发');
    await zhou.sends(await zhou.get('/console/running'), '单条再发一次');
  },
);
