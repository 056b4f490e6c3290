import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../../shared/domain/alerts/plan.ts';
import { alertId, groupId, personId } from '../../../shared/domain/ids.ts';
import { HOUR_MS, later } from '../../../shared/domain/time.ts';
import { copiesOf, newCopy, putCopy } from '../../../shared/store/alert-waves.ts';
import { loadGroup, loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { enqueue, loadNotice } from '../../../shared/store/outbox.ts';
import { loadFeed, putFeed } from '../../../shared/store/weather-feeds.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

async function sent(text: string): Promise<void> {
  const [preview] = await town.says('he', text);
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.passes(1);
}

async function loses(state: 'unknown' | 'dead'): Promise<string> {
  const list = await zhou.get('/console/alerts');
  const id = /href="\/console\/alerts\/(al[^"?]+)"/.exec(list.html)?.[1] ?? '';
  const { table } = town.house.deps;
  for (const copy of await copiesOf(table, alertId(id)))
    await table.transact([putCopy(copy, { ...copy.value, state })]);
  return id;
}

test('what may not have arrived is sent once more by a word that says to how many, marked, and is then known', async () => {
  await sent('通知 江湾街道 今晚停电检修，20时前回复收到');
  await loses('unknown');
  const page = await zhou.get('/console/running');
  expect(page.text).toMatch(
    /今晚停电检修.* 1处结果不明，请电话核实 再发一次 将再发1处，可能已经看到的会标“重发”/,
  );
  const done = await zhou.sends(page, '再发一次');
  expect(done.text).toContain('已再发1处');
  const again = await zhou.sends(page, '再发一次');
  expect(again.text).toContain('已再发0处');
  await town.passes(1);
  expect(town.heardIn('g-jiangwan').filter((text) => text.includes('今晚停电检修')).length).toBe(2);
  const [, second] = town.host.chat
    .lines({ talks: [{ chat: 'g-jiangwan' }] })
    .filter(({ from }) => from === 'bot');
  expect(second?.card.title).toBe('（重发）通知');
  expect((await zhou.get('/console/running')).text).toContain('✓ 正在确认的通知全部送达');
});

test('what is on its way to the next address of somebody is not sent beside that', async () => {
  const id = await loses('dead');
  const { table, wall } = town.house.deps;
  const again = await loadNotice(table, `alert.sent#${id}#group#g-jiangwan>again-1`);
  if (!again) throw new Error('nothing was sent again');
  const onward = { ...again.value.order, once: `${again.value.order.once}>wechat` };
  const to = { channel: 'wechat', kind: 'chat', id: 'r_1' } as const;
  await table.transact(enqueue({ ...onward, to }, wall.now()));
  const page = await zhou.get('/console/running');
  expect(page.text).toMatch(/1处送不到 正在再发，或没有可用的地址，请电话通知/);
  expect(page.text).not.toContain('再发一次');
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await zhou.post('/console/mend', { form, what: 'lost', id })).text).toContain('已再发0处');
});

test('what was sent again stands in the record by its name', async () => {
  expect((await zhou.get('/console/settings/audit')).text).toMatch(/周敏 办理 再发没有送到的 [^ ]*停电检修/);
});

test('a group that was switched off comes back by a word that says how many units it covers', async () => {
  await town.house.hear({
    ...{ kind: 'happened', what: 'bot-removed', id: 'gone-1', channel: 'sandbox', chat: 'g-jiangwan' },
    ...{ from: { id: 'zhou' }, sentAtMs: town.house.now() },
  });
  const lin = await enters(town, 'lin');
  expect((await lin.get('/console/running')).text).not.toContain('恢复这个群');
  const page = await zhou.get('/console/running');
  expect(page.text).toContain('它覆盖的6家单位的通知又会发到群里');
  const pressed = await Promise.all([1, 2, 3].map(() => zhou.sends(page, '恢复这个群')));
  expect(pressed.filter(({ text }) => text.includes('已恢复这个群'))).toHaveLength(1);
  expect(pressed.filter(({ text }) => text.includes('这个群已经在用'))).toHaveLength(2);
  expect((await loadGroup(town.house.deps.table, groupId('g-jiangwan')))?.value.active).toBe(true);
  await sent('通知 江湾街道 明天检查消防');
  expect(town.heardIn('g-jiangwan').at(-1)).toContain('明天检查消防');
});

test('each source of weather tells when it last answered, since when not, why, and is asked again by a word', async () => {
  const { table, wall } = town.house.deps;
  const now = town.house.now();
  expect((await zhou.get('/console/calendar')).text).toContain('没有自动查询的天气来源');
  const feed = {
    ...{ name: 'cap-1', since: later(now, -9 * HOUR_MS), goodAt: later(now, -2 * HOUR_MS), failures: 3 },
    ...{
      nextWallMs: wall.now() + HOUR_MS,
      code: 'refused 403',
      seen: [],
      attributions: [],
      intervalMs: 300_000,
    },
    ...{ silentMs: HOUR_MS, silentTold: true },
  };
  await table.transact([putFeed(feed, 0)]);
  const page = await zhou.get('/console/running');
  expect(page.text).toMatch(
    /预警订阅源1 对方拒绝403，请检查账号和权限，连续3次，已放慢再问 今天0\d:\d\d 2小时 5分钟/,
  );
  expect((await zhou.get('/console/calendar')).text).toContain('对方拒绝403');
  expect((await zhou.sends(page, '现在再问一次')).text).toContain('一分钟内会再问1个来源');
  expect((await loadFeed(table, 'cap-1'))?.value.nextWallMs).toBeLessThanOrEqual(wall.now());
});

test('a street mends nothing', async () => {
  const sun = await enters(town, 'sun');
  const page = await sun.get('/console/running');
  expect(page.text).not.toMatch(/再发一次|恢复这个群|现在再问一次|叫醒发送/);
  const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  for (const what of ['lost', 'group', 'sources', 'courier', 'clock'])
    expect((await sun.post('/console/mend', { form, what, id: 'g-jiangwan' })).status).toBe(403);
});

test('a street reads what was lost on the way to its own units, and not what was lost elsewhere', async () => {
  await sent('通知 江湾街道 后天停水检修，20时前回复收到');
  await loses('dead');
  const [sun, other] = [await enters(town, 'sun'), await enters(town, 'luo')];
  const seen = await Promise.all([sun, other].map(async (one) => (await one.get('/console/running')).text));
  expect(seen.filter((text) => text.includes('后天停水检修'))).toHaveLength(1);
});

test('more than a press can send goes out a step at a time, each address once', async () => {
  await sent('通知 全区 大后天演练，20时前回复收到');
  const list = await zhou.get('/console/alerts');
  const id = alertId(/href="\/console\/alerts\/(al[^"?]+)"/.exec(list.html)?.[1] ?? '');
  const { table } = town.house.deps;
  const first = (await copiesOf(table, id))[0];
  const order = first && (await loadNotice(table, `alert.sent#${id}#${keyOf(first.value.to)}`))?.value.order;
  const person = await loadPerson(table, personId('chen'));
  if (!first || !order || !person) throw new Error('nothing went out');
  const many = Array.from({ length: 450 }, (_, nth) => personId(`p-${String(nth).padStart(3, '0')}`));
  const named = (one: string, more = '') => `alert.sent#${id}#person#${one}${more}`;
  for (const one of many) {
    const to = { kind: 'person', person: one } as const;
    await table.transact([
      ...putPerson({ ...person.value, id: one }, 0),
      newCopy(id, { to, size: 1 }),
      ...enqueue({ ...order, once: named(one) }, town.house.deps.wall.now()),
    ]);
  }
  for (const copy of await copiesOf(table, id))
    await table.transact([putCopy(copy, { ...copy.value, state: 'unknown' })]);
  const one = await zhou.sends(await zhou.get('/console/running'), '再发一次');
  expect(one.text).toMatch(/已再发400处.*请按“接着再发”/);
  const two = await zhou.sends(one, '接着再发');
  expect(two.text).toMatch(/已再发5\d处/);
  expect(two.text).not.toContain('请按“接着再发”');
  for (const one of many) {
    expect(await loadNotice(table, named(one, '>again-1')), one).toBeDefined();
    expect(await loadNotice(table, named(one, '>again-2')), one).toBeUndefined();
  }
});
