import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
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
  const [preview] = await town.says('wu', text);
  if (preview) await town.clicks('wu', preview, '确认发送');
  await town.passes(1);
}

test('a unit nobody asked anything of yet says so, and how it would be reached', async () => {
  const { text } = await zhou.get('/console/units/wanhui');
  expect(text).toMatch(/信息联络员 陈思远 \d{11} 可达：试用页 单独通知： 近期没有发过通知/);
  expect(text).toMatch(/所在群 江湾街道商务安全群/);
  expect(text).toContain('没有未销号的隐患。 在对话里发送： 隐患 万汇广场 情况');
  expect(text).toContain('最近没有要这家单位确认的通知');
});

test('its card tells which addresses worked last, and how it answered', async () => {
  await sent('通知 江湾街道 今晚停电检修，20时前回复收到');
  await town.says('chen', '收到');
  await sent('通知 江湾街道 明天检查消防，20时前回复收到');
  const { text } = await zhou.get('/console/units/wanhui');
  expect(text).toMatch(/最近应答今天09:\d\d/);
  expect(text).toMatch(/所在群 江湾街道商务安全群 最近送达今天09:\d\d（试用页）/);
  expect(text).toContain('近期2次要求确认：按时1次，逾期0次，未确认1次。');
  expect(text).toMatch(/✓ 今天09:\d\d 本单位确认/);
  expect(text).not.toMatch(/排名|第\d+名/);
});

test('what is open there stands first, the nearest deadline before the others', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('chen', '隐患 一楼配电间堆放杂物');
  await town.says('sun', '1属实 一般 十天内整改');
  await town.says('sun', '2属实 一般 三天内整改');
  const { text } = await zhou.get('/console/units/wanhui');
  expect(text).toContain('未销号的隐患2条，超期0条');
  expect(text.indexOf('YH-2026-0002')).toBeLessThan(text.indexOf('YH-2026-0001'));
  expect(text).toMatch(/整改中，5月\d+日前/);
});

test('a group that was dissolved says so, and what went to the liaison instead', async () => {
  for (const chat of ['g-jiangwan', 'g-all'])
    await town.house.hear({
      ...{ kind: 'happened', what: 'disbanded', id: `gone-${chat}`, channel: 'sandbox', chat },
      ...{ from: { id: 'zhou' }, sentAtMs: town.house.now() },
    });
  await sent('通知 江湾街道 后天检查用电，20时前回复收到');
  const { text } = await zhou.get('/console/units/wanhui');
  expect(text).toMatch(/江湾街道商务安全群 群已失效，请重新绑定/);
  expect(text).toMatch(/单独通知： 最近送达今天09:\d\d（试用页）/);
});

test('what it still owes an answer to names its hour, and that it is over once it is', async () => {
  await sent('通知 江湾街道 今晚查看用电，20时前回复收到');
  expect((await zhou.get('/console/units/wanhui')).text).toMatch(/未确认，今天20:00前/);
  await town.passes(12 * 60);
  expect((await zhou.get('/console/units/wanhui')).text).toMatch(/未确认，已过期限今天20:00/);
});

test('an emergency that goes on there stands first on its card, and on no other', async () => {
  await town.says('chen', '着火了 万汇广场三楼厨房冒烟');
  const { text, html } = await zhou.get('/console/units/wanhui');
  expect(text).toMatch(/正在处置的突发事件 .*SG-\d{4}-\d{4}.*三楼厨房冒烟/);
  expect(html).toMatch(/href="\/console\/incidents\//);
  expect((await zhou.get('/console/units/jufulou')).text).not.toContain('正在处置的突发事件');
});

test('an address at which he can only be answered is none that works', async () => {
  const { table } = town.house.deps;
  const stored = await loadPerson(table, personId('xu'));
  if (!stored) throw new Error('nobody to be moved');
  const addresses = [{ channel: 'wecom', kind: 'person', id: 'only-answered' } as const];
  await table.transact([putPerson({ ...stored.value, addresses }, stored.version, stored.value)].flat());
  const { text } = await zhou.get('/console/units/huijia');
  expect(text).toMatch(/信息联络员 徐丽 \d{11} 联系不上，请发绑定编码/);
});
