import { afterAll, beforeAll, expect, test } from 'vitest';
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
  expect(text).toMatch(/信息联络员 陈思远 \d{11} 可达：试用页 单独通知： 近期没有发送/);
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
