import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const to = (person: string, heard: readonly Message[]) =>
  heard.filter((one) => 'person' in one.to && one.to.person === person);

/** On the 6th 何静 has the main watch, 周敏 is deputy; on the 7th 周敏 and 吴海涛. 林国栋 leads on both. */
beforeEach(async () => {
  town = await world('2026-05-06', '07:50');
  await town.says('he', '签到');
});
afterEach(() => town.close());

test('calls and letters are noted during the watch, by those of the watch or the bureau', async () => {
  await town.comes('2026-05-06', '10:20');
  expect(texts(await town.says('he', '记录 市应急局来电，要求下班前报送值班情况'))).toMatch(
    /已记入值班日志（5月6日（周三）24小时班）：10:20 市应急局来电，要求下班前报送值班情况（何静）/,
  );
  expect(texts(await town.says('chen', '记录 有人来电'))).toMatch(/没有记录/);
});

test('the product draws up the list, whoever goes submits it, whoever comes takes it, both times are kept', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.comes('2026-05-06', '10:20');
  await town.says('he', '来电：市应急局要求下班前报送值班情况');
  const [drawn] = to('he', await town.comes('2026-05-07', '07:50')).filter(
    ({ title }) => title === '准备交班',
  );
  expect(drawn?.text).toMatch(/未闭环隐患1件：YH-2026-0001[\s\S]*来电来文记录1条/);
  const given =
    drawn &&
    (await town.clicks('he', drawn, '提交交班', { text: '夜间无异常', reason: '钥匙2把、值班手机、印章' }));
  expect(given?.toast).toMatch(/已提交交班，等待周敏、吴海涛接班/);
  const [list] = to('zhou', given?.heard ?? []);
  expect(list?.text).toMatch(/何静交班：夜间无异常\n移交物品：钥匙2把、值班手机、印章\n.*未闭环隐患1件/s);
  expect(list?.text).toMatch(/10:20 市应急局要求下班前报送值班情况（何静）/);
  expect(texts(await town.says('zhou', '签到'))).toMatch(/已签到.*\n何静的交班待您接：.*回复“接班”/s);
  const taken = await town.says('zhou', '接班，已清点物品');
  expect(texts(to('zhou', taken))).toMatch(/已接班：何静的班，07:50。物品：钥匙2把/);
  expect(texts(to('he', taken))).toMatch(/周敏07:50已接班/);
  expect(texts(await town.says('wu', '签到'))).toMatch(/已接何静的班/);
  expect(texts(await town.says('wu', '接班'))).toMatch(/已经接过了/);
  expect(texts(await town.comes('2026-05-07', '08:45'))).not.toMatch(/还没有[交接]班/);
});

test('the list names each matter so that whoever comes knows it: where, by whom, until when', async () => {
  await town.comes('2026-05-06', '10:20');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('yang', '着火了，仓库冒烟，没人受伤');
  const [preview] = to(
    'he',
    await town.says(
      'he',
      '转发预警 临江区气象台2026年5月6日10时05分发布大风蓝色预警信号：预计未来24小时内我区将出现阵风8级大风。',
    ),
  );
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.says('he', '记录 10:15 12345转来投诉，已转江湾街道');
  await town.comes('2026-05-07', '07:52');
  const [list] = to('zhou', await town.says('he', '交班：手机已给，钥匙2把、值班手机1部'));
  expect(list?.text).toMatch(/移交物品：钥匙2把、值班手机1部\n/);
  expect(list?.text).toMatch(/在处置事件：SG-2026-0001 星河直播电商基地仓库：着火了，仓库冒烟，没人受伤/);
  expect(list?.text).toMatch(/生效中预警：大风蓝色预警（临江区气象台，.*10:05发布）/);
  expect(list?.text).toMatch(/未回复通知：“大风蓝色预警”还差12家/);
  expect(list?.text).toMatch(/未闭环隐患1件：YH-2026-0001（万汇广场，待核实）/);
  expect(list?.text).toMatch(/\n10:15 12345转来投诉，已转江湾街道（何静）/);
});

test('a refusal has a reason and goes to the leader; it may be taken after all', async () => {
  await town.comes('2026-05-07', '07:52');
  await town.says('he', '交班：一切正常，钥匙已移交');
  expect(texts(await town.says('zhou', '不接班'))).toMatch(/请写明原因/);
  const refused = await town.says('zhou', '不接班，值班手机没有移交');
  expect(texts(to('lin', refused))).toMatch(/周敏没有接何静的班，原因：值班手机没有移交/);
  expect(texts(to('he', refused))).toMatch(/请交班人不要离岗/);
  expect(texts(await town.says('zhou', '接班'))).toMatch(/已接班/);
});

test('nobody takes his own watch, and nobody who is not next', async () => {
  await town.comes('2026-05-07', '07:52');
  await town.says('he', '交班：一切正常');
  expect(texts(await town.says('he', '接班'))).toMatch(/没有/);
  expect(texts(await town.says('chen', '接班'))).toMatch(/没有记录/);
});

test('a list that is not given, and one that is not taken, go to the leader', async () => {
  const late = await town.comes('2026-05-07', '08:21');
  expect(texts(to('lin', late))).toMatch(/08:00结束，到08:20还没有提交交班/);
  await town.says('he', '交班：一切正常');
  expect(texts(to('lin', await town.comes('2026-05-07', '08:31')))).toMatch(/何静.*提交交班，至今没有人接班/);
});

describe('a unit with watches of its own', () => {
  const night = ['夜班', '万汇广场', '', '何静', ''];
  beforeEach(async () => {
    await rosters(town, ['2026-05-09', '白班', '万汇广场', '', '陈思远', ''], ['2026-05-09', ...night]);
  });

  test('is not asked to hand over on a day like any other', async () => {
    await town.comes('2026-05-09', '07:50');
    await town.says('chen', '签到');
    expect(texts(to('chen', await town.comes('2026-05-09', '20:40')))).not.toMatch(/交班/);
  });

  test('is asked in heightened care, reads only its own matters, and the street hears of a refusal', async () => {
    await town.close();
    town = await world('2026-04-30', '17:00');
    await rosters(town, ['2026-05-01', '白班', '万汇广场', '', '陈思远', ''], ['2026-05-01', ...night]);
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('ma', '隐患 加油机漏油');
    await town.comes('2026-05-01', '07:50');
    await town.says('chen', '签到');
    const [drawn] = to('chen', await town.comes('2026-05-01', '19:51')).filter(
      ({ title }) => title === '准备交班',
    );
    expect(drawn?.text).toMatch(/未闭环隐患1件：YH-2026-0001（万汇广场，待核实）\n/);
    const [list] = to('he', await town.says('chen', '交班：一切正常，钥匙1把'));
    const pressed = list && (await town.clicks('he', list, '不接', { reason: '钥匙没有给我' }));
    const refused = pressed?.heard ?? [];
    expect(texts(to('sun', refused))).toMatch(/何静没有接陈思远的班，原因：钥匙没有给我/);
    expect(to('lin', refused)).toEqual([]);
  });

  test('that does not hand over then is told to its street half an hour later', async () => {
    await town.close();
    town = await world('2026-04-30', '17:00');
    await rosters(town, ['2026-05-01', '白班', '万汇广场', '', '陈思远', ''], ['2026-05-01', ...night]);
    await town.comes('2026-05-01', '07:50');
    await town.says('chen', '签到');
    const heard = await town.comes('2026-05-01', '20:31');
    expect(texts(to('sun', heard))).toMatch(/万汇广场5月1日（周五）白班20:00结束，到20:30还没有提交交班/);
  });
});

test('nobody is sent his own list, and a bare word repeats nothing', async () => {
  await town.comes('2026-05-07', '07:52');
  await town.says('zhou', '签到');
  const heard = await town.says('zhou', '交班');
  const lists = heard.filter(({ title }) => title === '交班清单，请接班');
  expect(lists.map(({ to: one }) => one)).toEqual([{ person: 'wu' }]);
  expect(lists[0]?.text).toMatch(/^5月6日（周三）24小时班，周敏交班。\n/);
});
